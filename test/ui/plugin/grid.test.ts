import { expect as chai } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import '../../../src/ui/grid/grid.ts';
import type { Grid } from '../../../src/ui/grid/grid.ts';
import type { GridColumn } from '../../../src/ui/grid/grid-column.ts';
import { allInside, button, inside, renderIn, settled } from './support/render.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly cents?: number;
}

const columns: readonly GridColumn<Item>[] = [
  { id: 'name', label: 'Name', width: '200px', cell: ({ name }) => name, sortKey: ({ name }) => name },
  {
    id: 'cents',
    label: 'Betrag',
    width: '120px',
    kind: 'money',
    cell: ({ cents }) => String(cents),
    sortKey: ({ cents }) => cents,
  },
];

const items = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: `i${index}`, name: `Zeile ${index}`, cents: index }));

async function aGrid(rows: readonly Item[], part: Partial<Grid<Item>> = {}): Promise<Grid<Item>> {
  const grid = await renderIn<Grid<Item>>(
    html`<lexoffice-grid label="Liste"><p slot="empty">Nichts da</p></lexoffice-grid>`,
    'lexoffice-grid',
  );
  grid.style.height = '400px';
  Object.assign(grid, {
    texts: de.common.grid,
    columns,
    rows,
    rowKey: ({ id }: Item) => id,
    rowName: ({ name }: Item) => name,
    ...part,
  });
  await settled();
  return grid;
}

const rowsOf = (grid: Element) => allInside(grid, '.row');
const namesOf = (grid: Element) =>
  rowsOf(grid).map((row) => row.querySelector('.cell:not(.check):not(.tool)')!.textContent.trim());
const focused = (grid: Element) => (grid.shadowRoot!.activeElement as HTMLElement | null)?.dataset['key'];

describe('lexoffice-grid', () => {
  describe('accessibility', () => {
    it('has no violations with rows, checkboxes, menu and an open detail', async () => {
      const grid = await aGrid(items(30), {
        selectable: ({ id }) => id !== 'i1',
        selected: new Set(['i0']),
        detail: ({ name }) => html`<p>${name}</p>`,
        hasMenu: () => true,
      });
      button(grid, 'Einzelheiten zu Zeile 0').click();
      await settled();
      await chai(grid).to.be.accessible();
    });

    it('has no violations without rows', async () => {
      await chai(await aGrid([])).to.be.accessible();
    });

    it('counts all rows, not only the rendered ones', async () => {
      const grid = await aGrid(items(500));
      expect(inside(grid, '[role=grid]').getAttribute('aria-rowcount')).toBe('501');
      expect(rowsOf(grid)[2]!.getAttribute('aria-rowindex')).toBe('4');
    });
  });

  describe('groups', () => {
    const parity = {
      of: ({ cents }: Item) => (cents! % 2 === 0 ? 'gerade' : 'ungerade'),
      heading: (name: string) => html`<strong>${name}</strong>`,
    };
    const groupsOf = (grid: Element) =>
      allInside(grid, '.group').map((heading) => heading.textContent.trim());

    it('stand under their headings, sorted within and not among each other', async () => {
      const grid = await aGrid(items(4), { group: parity });
      expect(groupsOf(grid)).toEqual(['gerade', 'ungerade']);
      expect(namesOf(grid)).toEqual(['Zeile 0', 'Zeile 2', 'Zeile 1', 'Zeile 3']);
      button(grid, 'Betrag').click();
      await settled();
      button(grid, 'Betrag').click();
      await settled();
      expect(groupsOf(grid)).toEqual(['gerade', 'ungerade']);
      expect(namesOf(grid)).toEqual(['Zeile 2', 'Zeile 0', 'Zeile 3', 'Zeile 1']);
      await chai(grid).to.be.accessible();
    });

    it('are passed over by the keyboard, to the last of 10 000 rows', async () => {
      const grid = await aGrid(items(10_000), { group: parity });
      grid.focus();
      await settled();
      await userEvent.keyboard('{End}');
      await settled();
      expect(focused(grid)).toBe('i9999');
      const last = rowsOf(grid).at(-1)!.getBoundingClientRect();
      expect(last.bottom).toBeLessThanOrEqual(grid.getBoundingClientRect().bottom + 1);
      await userEvent.keyboard('{Home}{ArrowDown}');
      await settled();
      expect(focused(grid)).toBe('i2');
    });
  });

  describe('properties', () => {
    it('shows the empty slot in place of rows', async () => {
      const grid = await aGrid([]);
      expect(inside<HTMLSlotElement>(grid, 'slot[name=empty]').assignedElements()[0]!.textContent).toBe(
        'Nichts da',
      );
      expect(rowsOf(grid)).toHaveLength(0);
    });

    it('gives every row the height of 32 pixels and right-aligns money', async () => {
      const grid = await aGrid(items(3));
      expect(rowsOf(grid)[1]!.getBoundingClientRect().height).toBe(32);
      expect(getComputedStyle(rowsOf(grid)[0]!.querySelector('.money')!).justifyContent).toBe('flex-end');
    });

    it('shows what comes from outside as text', async () => {
      const grid = await aGrid([{ id: 'x', name: '<img src=x onerror=alert(1)>' }]);
      expect(namesOf(grid)).toEqual(['<img src=x onerror=alert(1)>']);
      expect(allInside(grid, 'img')).toHaveLength(0);
    });

    it('sorts numbers as numbers, names as a German list, absent values last', async () => {
      const rows = [
        { id: 'a', name: 'RE-10', cents: 9 },
        { id: 'b', name: 'RE-9', cents: 10 },
        { id: 'c', name: 'Äpfel' },
      ];
      const grid = await aGrid(rows);
      button(grid, 'Name').click();
      await settled();
      expect(namesOf(grid)).toEqual(['Äpfel', 'RE-9', 'RE-10']);
      button(grid, 'Betrag').click();
      await settled();
      expect(namesOf(grid)).toEqual(['RE-10', 'RE-9', 'Äpfel']);
      button(grid, 'Betrag').click();
      await settled();
      expect(namesOf(grid)).toEqual(['RE-9', 'RE-10', 'Äpfel']);
      expect(allInside(grid, '[role=columnheader]')[1]!.getAttribute('aria-sort')).toBe('descending');
      button(grid, 'Betrag').click();
      await settled();
      expect(namesOf(grid)).toEqual(['RE-10', 'RE-9', 'Äpfel']);
    });

    it('marks "select all" as mixed while only some are checked', async () => {
      const grid = await aGrid(items(3), { selectable: () => true, selected: new Set(['i1']) });
      const all = inside<HTMLInputElement>(grid, '.head input');
      expect([all.checked, all.indeterminate]).toEqual([false, true]);
      grid.selected = new Set(['i0', 'i1', 'i2']);
      await settled();
      expect([all.checked, all.indeterminate]).toEqual([true, false]);
    });
  });

  describe('events', () => {
    const selections = (grid: Grid<Item>) => {
      const seen: [readonly string[], boolean][] = [];
      grid.addEventListener('grid-select', (event) => {
        seen.push([event.keys, event.selected]);
      });
      return seen;
    };

    it('asks to select all selectable rows, not the locked ones', async () => {
      const grid = await aGrid(items(4), { selectable: ({ id }) => id !== 'i2' });
      const seen = selections(grid);
      inside(grid, '.head input').click();
      expect(seen).toEqual([[['i0', 'i1', 'i3'], true]]);
    });

    it('selects the rows between two checks with Shift', async () => {
      const grid = await aGrid(items(6), { selectable: ({ id }) => id !== 'i3' });
      const seen = selections(grid);
      const boxes = allInside(grid, '.row input');
      boxes[1]!.click();
      boxes[3]!.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
      expect(seen[1]).toEqual([['i1', 'i2', 'i4'], true]);
    });

    it('asks for the menu with the right button and with its own', async () => {
      const grid = await aGrid(items(3), { hasMenu: ({ id }) => id !== 'i2' });
      const seen: string[] = [];
      grid.addEventListener('grid-menu', (event) => seen.push(event.key));
      rowsOf(grid)[1]!.dispatchEvent(
        new MouseEvent('contextmenu', { clientX: 5, clientY: 5, bubbles: true }),
      );
      button(grid, 'Aktionen zu Zeile 0').click();
      rowsOf(grid)[2]!.dispatchEvent(
        new MouseEvent('contextmenu', { clientX: 5, clientY: 5, bubbles: true }),
      );
      expect(seen).toEqual(['i1', 'i0']);
    });
  });

  describe('keyboard', () => {
    it('is one Tab stop, and its active row leads to the controls inside', async () => {
      const grid = await aGrid(items(20), { selectable: () => true });
      expect(allInside(grid, '.row[tabindex="0"]')).toHaveLength(1);
      expect(allInside(grid, '.row[tabindex="-1"] input[tabindex="0"]')).toHaveLength(0);
      expect(allInside(grid, '.row[tabindex="0"] input[tabindex="0"]')).toHaveLength(1);
    });

    it('moves with arrows, Home, End and the Page keys', async () => {
      const grid = await aGrid(items(1000));
      grid.focus();
      await settled();
      expect(focused(grid)).toBe('i0');
      for (const [key, expected] of [
        ['{ArrowDown}', 'i1'],
        ['{ArrowDown}', 'i2'],
        ['{ArrowUp}', 'i1'],
        ['{End}', 'i999'],
        ['{ArrowDown}', 'i999'],
        ['{Home}', 'i0'],
        ['{PageDown}', 'i10'],
        ['{PageUp}', 'i0'],
      ] as const) {
        await userEvent.keyboard(key);
        await settled();
        expect(focused(grid), key).toBe(expected);
      }
    });

    it('shows the focused row below the sticky header', async () => {
      const grid = await aGrid(items(1000));
      grid.focus();
      await settled();
      await userEvent.keyboard('{End}{Home}');
      await settled();
      await userEvent.keyboard('{End}');
      await settled();
      for (let step = 0; step < 15; step++) await userEvent.keyboard('{ArrowUp}');
      await settled();
      const header = inside(grid, '.header').getBoundingClientRect();
      const row = (grid.shadowRoot!.activeElement as HTMLElement).getBoundingClientRect();
      expect(row.top).toBeGreaterThanOrEqual(header.bottom - 1);
    });

    it('checks with Space and opens the detail with Enter', async () => {
      const grid = await aGrid(items(5), {
        selectable: () => true,
        detail: ({ name }) => html`<p>Mehr zu ${name}</p>`,
      });
      const seen: string[] = [];
      grid.addEventListener('grid-select', (event) => seen.push(...event.keys));
      grid.focus();
      await settled();
      await userEvent.keyboard('{ArrowDown} ');
      await settled();
      expect(seen).toEqual(['i1']);
      await userEvent.keyboard('{Enter}');
      await settled();
      expect(inside(grid, '.detail').textContent).toContain('Mehr zu Zeile 1');
      await userEvent.keyboard('{Enter}');
      await settled();
      expect(allInside(grid, '.detail')).toHaveLength(0);
    });

    it('keeps the focus on its row when the list changes and when it is scrolled away', async () => {
      const grid = await aGrid(items(1000));
      grid.focus();
      await settled();
      await userEvent.keyboard('{ArrowDown}');
      grid.rows = [{ id: 'new', name: 'Neu davor', cents: 0 }, ...items(1000)];
      await settled();
      expect(focused(grid)).toBe('i1');
      inside(grid, '.scroller').scrollTop = 20_000;
      await settled();
      expect(focused(grid)).toBe('i1');
    });
  });

  describe('10 000 rows', () => {
    it('renders a window of them and scrolls to any place', async () => {
      const grid = await aGrid(items(10_000));
      expect(rowsOf(grid).length).toBeLessThan(60);
      const scroller = inside(grid, '.scroller');
      expect(scroller.scrollHeight).toBe(10_001 * 32);
      scroller.scrollTop = 160_000;
      await settled();
      const top = scroller.getBoundingClientRect().top;
      const visible = rowsOf(grid).filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 32 && box.top < top + 400;
      });
      expect(visible.length).toBeGreaterThanOrEqual(11);
      expect(visible.map((row) => row.dataset['key'])).toContain('i5003');
    });

    it('moves the rows below an open detail down by its height', async () => {
      const grid = await aGrid(items(10_000), {
        detail: () =>
          html`<p>eins</p>
            <p>zwei</p>
            <p>drei</p>`,
      });
      button(grid, 'Einzelheiten zu Zeile 0').click();
      await settled();
      const detail = inside(grid, '.detail').getBoundingClientRect();
      const next = inside(grid, '.row[data-key="i1"]').getBoundingClientRect();
      expect(detail.height).toBeGreaterThan(60);
      expect(Math.abs(next.top - detail.bottom)).toBeLessThan(1.5);
    });
  });
});
