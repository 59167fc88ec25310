import { describe, expect, it } from 'vitest';
import { nextCell } from '../../../host/workbench/grid/next-cell.ts';

const size = { rows: 100, columns: 5, page: 10 };
const from = { row: 50, column: 2 };

describe('nextCell', () => {
  it.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowUp', false, { row: 49, column: 2 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['ArrowLeft', false, { row: 50, column: 1 }],
    ['PageDown', false, { row: 60, column: 2 }],
    ['PageUp', false, { row: 40, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', false, { row: 50, column: 4 }],
    ['Home', true, { row: 1, column: 0 }],
    ['End', true, { row: 100, column: 4 }],
  ])('%s with ctrl %s leads to %o', (key, ctrlKey, expected) => {
    expect(nextCell(from, { key, ctrlKey }, size)).toEqual(expected);
  });

  it('stays inside the grid, the header being its top', () => {
    expect(nextCell({ row: 0, column: 0 }, { key: 'ArrowUp', ctrlKey: false }, size)).toEqual({
      row: 0,
      column: 0,
    });
    expect(nextCell({ row: 5, column: 0 }, { key: 'PageUp', ctrlKey: false }, size)).toEqual({
      row: 1,
      column: 0,
    });
    expect(nextCell({ row: 99, column: 4 }, { key: 'PageDown', ctrlKey: false }, size)).toEqual({
      row: 100,
      column: 4,
    });
    expect(
      nextCell({ row: 0, column: 4 }, { key: 'ArrowDown', ctrlKey: false }, { ...size, rows: 0 }),
    ).toEqual({ row: 0, column: 4 });
  });

  it('leaves other keys alone', () => {
    expect(nextCell(from, { key: 'a', ctrlKey: false }, size)).toBeUndefined();
  });
});
