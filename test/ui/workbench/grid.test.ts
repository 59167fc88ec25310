import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../host/workbench/format.ts';
import type { GridColumn } from '../../../host/workbench/grid/grid-column.ts';
import '../../../host/workbench/grid/host-grid.ts';
import type { CurrentRowEvent, OpenRowEvent } from '../../../host/workbench/grid/grid-events.ts';
import type { HostGrid } from '../../../host/workbench/grid/host-grid.ts';
import { searchRows } from '../../../host/workbench/grid/search-rows.ts';
import '../../../host/workbench/workbench.css';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly cents: number;
  readonly due?: string;
}

const columns: readonly GridColumn<Row>[] = [
  { key: 'id', title: 'Nummer', width: 100, text: (row) => row.id },
  { key: 'name', title: 'Kunde', width: 160, grow: 1, text: (row) => row.name },
  {
    key: 'cents',
    title: 'Betrag',
    width: 120,
    align: 'end',
    text: (row) => formatMoney(row.cents),
    sortValue: (row) => row.cents,
    cents: (row) => row.cents,
  },
  { key: 'due', title: 'Fällig', width: 100, text: (row) => row.due ?? '', sortValue: (row) => row.due },
];

const three: readonly Row[] = [
  { id: 'RE-2', name: 'Ökobau e.K.', cents: -59_50 },
  { id: 'RE-10', name: 'Zimmer AG', cents: 1_190_00, due: '2026-04-15' },
  { id: 'RE-1', name: 'Adler GmbH', cents: 0, due: '2026-04-01' },
];

const many = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `RE-${String(index + 1)}`,
    name: `Kunde ${String(index)}`,
    cents: index,
  }));

async function grid(rows: readonly Row[], more: Partial<HostGrid<Row>> = {}): Promise<HostGrid<Row>> {
  const place = await fixture<HTMLElement>(
    html`<div class="place">
      <host-grid
        style="height: 400px"
        .label=${'Belegliste'}
        .columns=${columns}
        .rows=${rows}
        .rowKey=${(row: Row) => row.id}
      ></host-grid>
    </div>`,
  );
  const element = place.querySelector<HostGrid<Row>>('host-grid')!;
  Object.assign(element, more);
  await settled(element);
  return element;
}

async function settled(element: HostGrid<Row>): Promise<void> {
  // The virtualizer measures after the first render and asks for another one.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await element.updateComplete;
}

const inside = (element: Element, selector: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const shownColumn = (element: Element, column: number): string[] =>
  inside(element, `.row > [data-column="${String(column)}"]`).map(({ textContent }) => textContent.trim());
const focusedText = (element: Element): string => element.shadowRoot!.activeElement!.textContent.trim();

describe('host-grid', () => {
  describe('accessibility', () => {
    it('is accessible with rows and without', async () => {
      const element = await grid(three);
      await expectElement(element).to.be.accessible();
      element.rows = [];
      element.emptyState = html`<strong>Noch keine Belege</strong>`;
      await settled(element);
      await expectElement(element).to.be.accessible();
      expect(inside(element, '.empty')[0]!.textContent).toContain('Noch keine Belege');
    });

    it('tells how many rows and columns there are, and where a row stands', async () => {
      const element = await grid(many(10_000));
      const [scroller] = inside(element, '[role=grid]');
      expect(scroller!.getAttribute('aria-rowcount')).toBe('10001');
      expect(scroller!.getAttribute('aria-colcount')).toBe('4');
      expect(inside(element, '.row')[0]!.getAttribute('aria-rowindex')).toBe('2');
    });
  });

  describe('sorting', () => {
    it('sorts a clicked column up and then down, numbers in texts by value', async () => {
      const element = await grid(three);
      const [title] = inside(element, '[role=columnheader]');
      await userEvent.click(title!);
      await settled(element);
      expect(shownColumn(element, 0)).toEqual(['RE-1', 'RE-2', 'RE-10']);
      expect(title!.getAttribute('aria-sort')).toBe('ascending');
      await userEvent.click(title!);
      await settled(element);
      expect(shownColumn(element, 0)).toEqual(['RE-10', 'RE-2', 'RE-1']);
      expect(title!.getAttribute('aria-sort')).toBe('descending');
    });

    it('sorts umlauts as German does, and money by amount', async () => {
      const element = await grid(three, { sort: { key: 'name', descending: false } });
      expect(shownColumn(element, 1)).toEqual(['Adler GmbH', 'Ökobau e.K.', 'Zimmer AG']);
      element.sort = { key: 'cents', descending: false };
      await settled(element);
      expect(shownColumn(element, 2)).toEqual(['-59,50', '0,00', '1.190,00']);
    });

    it('puts absent values last in both directions', async () => {
      const element = await grid(three, { sort: { key: 'due', descending: false } });
      expect(shownColumn(element, 0)).toEqual(['RE-1', 'RE-10', 'RE-2']);
      element.sort = { key: 'due', descending: true };
      await settled(element);
      expect(shownColumn(element, 0)).toEqual(['RE-10', 'RE-1', 'RE-2']);
    });
  });

  describe('keyboard', () => {
    it('is one stop of the Tab key, and arrows move through header and cells', async () => {
      const element = await grid(three);
      await userEvent.tab();
      expect(focusedText(element)).toBe('RE-2');
      await userEvent.keyboard('{ArrowDown}');
      await settled(element);
      expect(focusedText(element)).toBe('RE-10');
      await userEvent.keyboard('{ArrowRight}');
      await settled(element);
      expect(focusedText(element)).toBe('Zimmer AG');
      await userEvent.keyboard('{ArrowUp}{ArrowUp}');
      await settled(element);
      expect(focusedText(element)).toBe('Kunde');
      await userEvent.keyboard('{Enter}');
      await settled(element);
      expect(shownColumn(element, 1)[0]).toBe('Adler GmbH');
      await userEvent.tab();
      expect(document.activeElement).not.toBe(element);
    });

    it('says which row is current and which one is opened', async () => {
      const element = await grid(three);
      element.focus();
      await settled(element);
      const heard: string[] = [];
      element.addEventListener('host-current-row', ({ row }: CurrentRowEvent) =>
        heard.push(`current ${(row as Row).id}`),
      );
      element.addEventListener('host-open-row', ({ row }: OpenRowEvent) =>
        heard.push(`open ${(row as Row).id}`),
      );
      await userEvent.keyboard('{ArrowDown}');
      await settled(element);
      expect(inside(element, '[aria-selected=true]')).toHaveLength(1);
      await userEvent.keyboard('{Enter}');
      expect(heard).toEqual(['current RE-10', 'open RE-10']);
    });

    it('reaches the last of 10 000 rows, with the focus on it', async () => {
      const element = await grid(many(10_000));
      element.focus();
      await settled(element);
      await userEvent.keyboard('{Control>}{End}{/Control}');
      await settled(element);
      await settled(element);
      expect(element.shadowRoot!.activeElement!.closest('.row')!.getAttribute('aria-rowindex')).toBe('10001');
    });
  });

  it('keeps its titles in sight while it is scrolled', async () => {
    const element = await grid(many(200));
    const [scroller] = inside(element, '.scroller');
    scroller!.scrollTop = 2_000;
    await settled(element);
    const [title] = inside(element, '[role=columnheader]');
    expect(title!.getBoundingClientRect().top).toBeCloseTo(scroller!.getBoundingClientRect().top, 0);
  });

  describe('layout', () => {
    const titles = (element: Element): string[] =>
      inside(element, '[role=columnheader]').map(({ textContent }) => textContent.trim());
    const choose = async (element: HostGrid<Row>, item: string): Promise<void> => {
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await settled(element);
    };

    it('hides, moves and widens a column by its menu, and remembers that', async () => {
      const element = await grid(three, { list: 'vouchers' });
      await userEvent.click(inside(element, '[role=columnheader]')[3]!, { button: 'right' });
      await choose(element, 'Spalte ausblenden');
      expect(titles(element)).toEqual(['Nummer', 'Kunde', 'Betrag']);
      inside(element, '[role=columnheader]')[1]!.focus();
      await userEvent.keyboard('{Shift>}{F10}{/Shift}');
      await choose(element, 'Nach links');
      expect(titles(element)).toEqual(['Kunde', 'Nummer', 'Betrag']);
      const [, number] = inside(element, '[role=columnheader]');
      const before = number!.getBoundingClientRect().width;
      await userEvent.click(number!, { button: 'right' });
      await choose(element, 'Breiter');
      expect(number!.getBoundingClientRect().width).toBe(before + 32);

      const again = await grid(three, { list: 'vouchers' });
      expect(titles(again)).toEqual(['Kunde', 'Nummer', 'Betrag']);
      await userEvent.click(inside(again, '[role=columnheader]')[0]!, { button: 'right' });
      await choose(again, 'Fällig einblenden');
      expect(titles(again)).toContain('Fällig');
      expect(titles(await grid(three, { list: 'others' }))).toEqual(['Nummer', 'Kunde', 'Betrag', 'Fällig']);
    });

    it('widens a column at its edge without sorting by it', async () => {
      const element = await grid(three, { list: 'vouchers' });
      const [title] = inside(element, '[role=columnheader]');
      const [edge] = inside(element, '.edge');
      const { right, top } = edge!.getBoundingClientRect();
      const at = (type: string, clientX: number): boolean =>
        edge!.dispatchEvent(
          new PointerEvent(type, { pointerId: 1, clientX, clientY: top, bubbles: true, composed: true }),
        );
      edge!.setPointerCapture = () => undefined; // of a finger that is not there
      at('pointerdown', right);
      at('pointermove', right + 60);
      at('lostpointercapture', right + 60);
      await settled(element);
      expect(title!.getBoundingClientRect().width).toBe(160);
      expect(title!.getAttribute('aria-sort')).toBe('none');
    });
  });

  describe('groups', () => {
    const twice: readonly Row[] = [...three, { id: 'RE-11', name: 'Zimmer AG', cents: 10_00 }];
    const headings = (element: Element): string[] =>
      inside(element, '.row.group').map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
    const choose = async (element: HostGrid<Row>, title: string, item: string): Promise<void> => {
      const of = inside(element, '[role=columnheader]').find(({ textContent }) =>
        textContent.includes(title),
      );
      await userEvent.click(of!, { button: 'right' });
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await settled(element);
    };

    it('put rows under a heading with count and sum, are remembered and taken away again', async () => {
      const element = await grid(twice, { list: 'grouped' });
      await choose(element, 'Kunde', 'Nach dieser Spalte gruppieren');
      expect(headings(element)).toEqual([
        'Ökobau e.K. (1) Betrag -59,50',
        'Zimmer AG (2) Betrag 1.200,00',
        'Adler GmbH (1) Betrag 0,00',
      ]);
      expect(inside(element, '[role=grid]')[0]!.getAttribute('aria-rowcount')).toBe('8');
      await expectElement(element).to.be.accessible();

      const again = await grid(twice, { list: 'grouped' });
      expect(headings(again)).toHaveLength(3);
      await choose(again, 'Betrag', 'Gruppierung aufheben');
      expect(headings(again)).toEqual([]);
    });

    it('are not offered for a column that is summed up', async () => {
      const element = await grid(twice, { list: 'plain' });
      await userEvent.click(inside(element, '[role=columnheader]')[2]!, { button: 'right' });
      await expect.element(page.getByRole('menuitem', { name: 'Spalte ausblenden' })).toBeVisible();
      expect(page.getByRole('menuitem', { name: 'Nach dieser Spalte gruppieren' }).elements()).toHaveLength(
        0,
      );
    });

    it('fold and unfold by click and by keyboard, and what is folded is still wanted', async () => {
      const element = await grid(twice, { list: 'folded' });
      await choose(element, 'Kunde', 'Nach dieser Spalte gruppieren');
      await userEvent.click(inside(element, '.row.group .cell')[1]!);
      await settled(element);
      expect(shownColumn(element, 0).filter((text) => text.startsWith('RE'))).toEqual(['RE-2', 'RE-1']);
      expect(element.wantedRows).toHaveLength(4);
      expect(inside(element, '.row.group .cell')[1]!.getAttribute('aria-expanded')).toBe('false');
      await userEvent.keyboard('{ArrowRight}');
      await settled(element);
      expect(inside(element, '.row:not(.group)')).toHaveLength(4);
      await userEvent.keyboard('{ArrowDown}');
      await settled(element);
      expect(element.shadowRoot!.activeElement!.closest('.row')!.textContent).toContain('RE-10');
    });
  });

  it('gives rows room for two lines where texts are long, one below the other', async () => {
    const element = await fixture<HostGrid<Row>>(
      html`<host-grid
        style="height: 400px"
        .label=${'Belegliste'}
        .columns=${columns}
        .rows=${three}
        .rowKey=${(row: Row) => row.id}
        .lines=${2}
      ></host-grid>`,
    );
    await settled(element);
    const tops = inside(element, '.row').map((row) => row.getBoundingClientRect());
    expect(tops[0]!.height).toBe(48);
    expect(tops[1]!.top - tops[0]!.top).toBe(48);
  });

  describe('several rows', () => {
    const marked = (element: Element): string[] =>
      inside(element, '[aria-selected=true] > [data-column="0"]').map(({ textContent }) =>
        textContent.trim(),
      );

    it('are marked by Ctrl and Shift with a click, and by the keyboard', async () => {
      const element = await grid(three);
      const heard: number[] = [];
      element.addEventListener('host-marked-rows', ({ rows }) => heard.push(rows.length));
      const row = (index: number): HTMLElement => inside(element, '.row')[index]!;
      await userEvent.click(row(0));
      await userEvent.click(row(2), { modifiers: ['Control'] });
      await settled(element);
      expect(marked(element)).toEqual(['RE-2', 'RE-1']);
      await userEvent.click(row(0));
      await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
      await settled(element);
      expect(marked(element)).toEqual(['RE-2', 'RE-10', 'RE-1']);
      await userEvent.keyboard('{ArrowUp}');
      await settled(element);
      expect(marked(element)).toEqual(['RE-10']);
      await userEvent.keyboard('{Control>}a{/Control}');
      await settled(element);
      expect(marked(element)).toHaveLength(3);
      expect(heard.at(-1)).toBe(3);
    });

    it('are what a file or a sheet is about, in the order of the list; else it is about all', async () => {
      const element = await grid(three, { sort: { key: 'name', descending: false } });
      const wanted = (): string[] => element.wantedRows.map(({ id }) => id);
      await userEvent.click(inside(element, '.row')[2]!);
      expect(wanted()).toEqual(['RE-1', 'RE-2', 'RE-10']);
      await userEvent.click(inside(element, '.row')[0]!, { modifiers: ['Control'] });
      expect(wanted()).toEqual(['RE-1', 'RE-10']);
    });
  });

  describe('menu of a row', () => {
    it('opens by right click and Shift+F10, for the row that it is about, and gives the focus back', async () => {
      const ran: string[] = [];
      const rowMenu = (row: Row) => [
        { id: 'open', label: `${row.id} öffnen`, run: () => void ran.push(row.id) },
      ];
      const element = await grid(three, { rowMenu });
      await userEvent.click(inside(element, '.row')[1]!, { button: 'right' });
      await page.getByRole('menuitem', { name: 'RE-10 öffnen' }).click();
      await settled(element);
      expect(focusedText(element)).toBe('Zimmer AG');
      await userEvent.keyboard('{ArrowDown}{Shift>}{F10}{/Shift}');
      await expect.element(page.getByRole('menuitem', { name: 'RE-1 öffnen' })).toBeVisible();
      await expectElement(element).to.be.accessible();
      await userEvent.keyboard('{Enter}');
      expect(ran).toEqual(['RE-10', 'RE-1']);
    });
  });

  describe('long lists', () => {
    it('keeps a small document for 10 000 rows', async () => {
      const element = await grid(many(10_000));
      expect(inside(element, '.row').length).toBeLessThan(60);
    });

    it('keeps the focus while the focused row is scrolled out of sight', async () => {
      const element = await grid(many(10_000));
      element.focus();
      await settled(element);
      inside(element, '.scroller')[0]!.scrollTop = 100_000;
      await settled(element);
      await settled(element);
      expect(focusedText(element)).toBe('RE-1');
      expect(shownColumn(element, 0)).toContain('RE-3130');
    });

    it('keeps the current row where the list is read again in another order', async () => {
      const element = await grid(three);
      await userEvent.click(inside(element, '.row')[1]!);
      element.rows = [...three].reverse().map((row) => ({ ...row }));
      await settled(element);
      const [selected] = inside(element, '[aria-selected=true]');
      expect(selected!.textContent).toContain('RE-10');
      await userEvent.keyboard('{ArrowDown}');
      await settled(element);
      expect(element.shadowRoot!.activeElement!.closest('.row')!.textContent).toContain('Ökobau');
    });

    it('lays all rows out alike, however long their texts are', async () => {
      const element = await grid([...three, { id: 'RE-3', name: 'Straßenbau '.repeat(30), cents: 1 }]);
      const edges = inside(element, '.row > [data-column="2"]').map(
        (cell) => cell.getBoundingClientRect().right,
      );
      expect(new Set(edges).size).toBe(1);
    });
  });
});

describe('searchRows', () => {
  it('finds every word in some column, whatever its case', () => {
    expect(searchRows(three, columns, 'ökobau -59').map(({ id }) => id)).toEqual(['RE-2']);
    expect(searchRows(three, columns, '  ')).toBe(three);
    expect(searchRows(three, columns, 'adler zimmer')).toEqual([]);
  });
});
