import { describe, expect, it, vi } from 'vitest';
import type { GridColumn } from '../../../host/workbench/grid/grid-column.ts';
import {
  arrangeColumns,
  moveColumn,
  PLAIN_LAYOUT,
  readLayout,
  type GridLayout,
} from '../../../host/workbench/grid/grid-layout.ts';
import { markRange, NO_MARKS, toggleMark } from '../../../host/workbench/grid/row-marks.ts';

const column = (key: string): GridColumn<string> => ({
  key,
  title: key.toUpperCase(),
  width: 100,
  grow: 1,
  text: (row) => row,
});
const COLUMNS = ['a', 'b', 'c'].map(column);
const keys = (layout: Partial<GridLayout>): readonly string[] =>
  arrangeColumns(COLUMNS, { ...PLAIN_LAYOUT, ...layout }).map(({ key }) => key);

describe('arrangeColumns', () => {
  it('follows the order of the user and leaves out what is hidden', () => {
    expect(keys({})).toEqual(['a', 'b', 'c']);
    expect(keys({ order: ['c', 'a', 'b'], hidden: ['a'] })).toEqual(['c', 'b']);
  });

  it('shows a column at all times, and one that a later release brings', () => {
    expect(keys({ hidden: ['a', 'b', 'c'] })).toEqual(['a']);
    expect(keys({ order: ['b', 'a'] })).toContain('c');
  });

  it('keeps a width that was given and lets the others grow', () => {
    const [a, b] = arrangeColumns(COLUMNS, { ...PLAIN_LAYOUT, widths: { a: 240 } });
    expect(a).toMatchObject({ width: 240 });
    expect(a).not.toHaveProperty('grow');
    expect(b).toMatchObject({ width: 100, grow: 1 });
  });
});

describe('readLayout', () => {
  it('hides what is extra until the user has laid the list out', () => {
    const columns = [column('a'), { ...column('b'), isExtra: true }];
    let stored: string | null = null;
    vi.stubGlobal('localStorage', { getItem: () => stored });
    expect(readLayout('list', columns).hidden).toEqual(['b']);
    stored = JSON.stringify({ hidden: [] });
    expect(readLayout('list', columns).hidden).toEqual([]);
    vi.unstubAllGlobals();
  });
});

describe('moveColumn', () => {
  it('goes past its neighbour among those that are shown, and stays at the edge', () => {
    const hidden = { ...PLAIN_LAYOUT, hidden: ['b'] };
    expect(keys(moveColumn(hidden, COLUMNS, 'a', 1))).toEqual(['c', 'a']);
    expect(keys(moveColumn(PLAIN_LAYOUT, COLUMNS, 'c', -1))).toEqual(['a', 'c', 'b']);
    expect(moveColumn(PLAIN_LAYOUT, COLUMNS, 'a', -1)).toBe(PLAIN_LAYOUT);
  });
});

describe('row marks', () => {
  it('marks one more, one less, and a range from the last one in either direction', () => {
    const one = toggleMark(NO_MARKS, 'b');
    expect([...one.keys]).toEqual(['b']);
    expect([...markRange(one, 'd', ['a', 'b', 'c', 'd']).keys]).toEqual(['b', 'c', 'd']);
    expect([...markRange(one, 'a', ['a', 'b', 'c', 'd']).keys]).toEqual(['a', 'b']);
    expect([...toggleMark(one, 'b').keys]).toEqual([]);
    expect([...markRange(NO_MARKS, 'c', ['a', 'b', 'c']).keys]).toEqual(['c']);
  });
});
