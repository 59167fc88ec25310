import { defaultRangeExtractor, VirtualizerController } from '@tanstack/lit-virtual';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.ts';
import { controls } from '../styles/controls.styles.ts';
import '../toolbar/host-menu.ts';
import type { HostMenu } from '../toolbar/host-menu.ts';
import { columnMenu, type ColumnAction } from './column-menu.ts';
import { dragEdge } from './drag-edge.ts';
import type { GridColumn, GridSort } from './grid-column.ts';
import { CurrentRowEvent, OpenRowEvent, type RowAction } from './grid-events.ts';
import {
  arrangeColumns,
  LEAST_WIDTH,
  PLAIN_LAYOUT,
  readLayout,
  storeLayout,
  type GridLayout,
} from './grid-layout.ts';
import { gridLines, type GridLine, type RowGroup, type WantedGroup } from './grid-lines.ts';
import { gridStyles } from './host-grid.styles.ts';
import { nextCell, type GridCell } from './next-cell.ts';
import { renderGroup } from './render-group.ts';
import { RowMarking } from './row-marking.ts';
import { rowHeight, SECOND_LINE } from './row-height.ts';
import { sortRows } from './sort-rows.ts';

/**
 * A list of any length. One row is current (arrow keys, click), one cell has the focus; with Ctrl and Shift several are marked. Rows keep their
 * identity by `rowKey`, so a list that is read again keeps the current row. A column is widened at its edge, and has a menu as a row has; by it the rows are grouped.
 */
@customElement('host-grid')
export class HostGrid<Row = unknown> extends LitElement {
  static override styles = [controls, gridStyles];

  /** Accessible name. */
  @property() label = '';
  @property({ attribute: false }) columns: readonly GridColumn<Row>[] = [];
  /** How many lines of text a row has room for. */
  @property({ type: Number }) lines: 1 | 2 = 1;
  /** Name under which this browser remembers how the columns are laid out; without one they are as they are. */
  @property() list = '';
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) rowKey: (row: Row) => string = () => '';
  @property({ attribute: false }) currentKey: string | undefined;
  @property({ attribute: false }) sort: GridSort | undefined;
  /** What the menu of a row offers (right click, menu key, Shift+F10); none without. */
  @property({ attribute: false }) rowMenu: ((row: Row) => readonly RowAction[]) | undefined;
  /** Rows that are crossed out, e.g. deleted ones. */
  @property({ attribute: false }) isStruck: (row: Row) => boolean = () => false;
  /** Shown instead of rows when there are none. */
  @property({ attribute: false }) emptyState: unknown = nothing;

  /** Row 0 is the header. */
  @state() private focused: GridCell = { row: 1, column: 0 };
  @state() private layout = PLAIN_LAYOUT;
  @state() private menuItems: readonly (RowAction | ColumnAction)[] = [];
  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('host-menu') private readonly menu!: HostMenu;
  /** The columns as the user wants them. */
  #shown: readonly GridColumn<Row>[] = [];
  #lines: readonly GridLine<Row>[] = [];
  readonly #marking = new RowMarking<Row>(this);
  /** What opens below or beside the list must not cover the current row. */
  readonly #resized = new ResizeObserver(() => this.#revealCurrent());
  #focusWanted = false;

  readonly #titleHeight = rowHeight();

  get #rowHeight(): number {
    return this.#titleHeight + (this.lines - 1) * SECOND_LINE;
  }

  readonly #virtualizer = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this.scroller,
    estimateSize: () => this.#rowHeight,
    overscan: 8,
    // The focused row stays in the document while it is scrolled out of sight: removing it would lose the focus.
    rangeExtractor: (range) => {
      const focused = Math.min(this.focused.row - 1, range.count - 1);
      return [...new Set([...defaultRangeExtractor(range), ...(focused < 0 ? [] : [focused])])].sort(
        (a, b) => a - b,
      );
    },
  });

  /** The rows in the order that the user sees; none of a folded group. */
  get visibleRows(): readonly Row[] {
    return this.#lines.flatMap(({ row }) => (row === undefined ? [] : [row]));
  }

  /** What a file or a sheet of this list is about: the rows that are marked together, else all in their order. */
  get wantedRows(): readonly Row[] {
    const marked = this.#marking.rows;
    return marked.length > 1
      ? marked
      : this.#lines.flatMap(({ row, group }) =>
          row === undefined ? (group?.isFolded ? group.rows : []) : [row],
        );
  }

  /** The same by its groups; rows that are marked together have none. */
  get wantedGroups(): readonly WantedGroup<Row>[] {
    const groups = this.#lines.flatMap(({ group }) => group ?? []);
    return groups.length === 0 || this.#marking.rows.length > 1 ? [{ rows: this.wantedRows }] : groups;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('list') && this.list !== '') {
      this.layout = readLayout(this.list, this.columns);
      this.sort = this.layout.sort;
      this.#marking.clear();
    }
    if (changed.has('columns') || changed.has('layout'))
      this.#shown = arrangeColumns(this.columns, this.layout);
    if (['rows', 'columns', 'sort', 'layout'].some((each) => changed.has(each))) {
      // Rows move in the document, and what moves loses the focus.
      if (this.hasUpdated && this.matches(':focus-within')) this.#focusWanted = true;
      const { group, folded = [] } = this.layout;
      const column = this.columns.find(({ key }) => key === group);
      this.#lines = gridLines(sortRows(this.rows, this.columns, this.sort), column, folded);
      const virtualizer = this.#virtualizer.getVirtualizer();
      virtualizer.setOptions({ ...virtualizer.options, count: this.#lines.length });
    }
    if (changed.has('columns') || changed.has('layout')) this.#layOut();
    if (['rows', 'sort', 'layout', 'currentKey'].some((each) => changed.has(each))) this.#followCurrent();
  }

  override firstUpdated(): void {
    this.#resized.observe(this.scroller);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('currentKey')) requestAnimationFrame(() => this.#revealCurrent());
    if (!this.#focusWanted) return;
    const { row, column } = this.focused;
    const cell = this.#cellAt({ row, column });
    // A row far away is there only after the list was scrolled to it.
    this.#focusWanted = cell === null && this.#lines.length > 0;
    cell?.focus({ preventScroll: true });
  }

  #cellAt({ row, column }: GridCell): HTMLElement | null {
    // A heading is one cell.
    const at = this.#lines[row - 1]?.group === undefined ? column : 0;
    return this.renderRoot.querySelector(`[data-row="${String(row)}"] > [data-column="${String(at)}"]`);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resized.observe(this.scroller);
  }

  override focus(): void {
    this.#focusWanted = true;
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const virtualizer = this.#virtualizer.getVirtualizer();
    return html`<div
        class="scroller"
        role="grid"
        aria-label=${this.label}
        aria-rowcount=${this.#lines.length + 1}
        aria-colcount=${this.#shown.length}
        aria-multiselectable="true"
        tabindex="-1"
        @click=${this.#onClick}
        @keydown=${this.#onKeyDown}
        @contextmenu=${this.#onContextMenu}
      >
        <div role="rowgroup" class="head">
          <div class="header" role="row" aria-rowindex="1" data-row="0">
            ${this.#shown.map((column, index) => this.#renderTitle(column, index))}
          </div>
        </div>
        ${
          this.#lines.length === 0
            ? html`<div class="state" role="rowgroup">
                <div role="row" class="state">
                  <div role="gridcell" class="empty" tabindex="-1">${this.emptyState}</div>
                </div>
              </div>`
            : html`<div
                class="body"
                role="rowgroup"
                .style=${`height: ${String(virtualizer.getTotalSize())}px`}
              >
                ${repeat(
                  virtualizer.getVirtualItems(),
                  ({ index }) => this.#keyAt(index),
                  ({ index, start }) => this.#renderRow(index, start),
                )}
              </div>`
        }
      </div>
      <host-menu .label=${this.label} .items=${this.menuItems} @host-choose=${this.#onChoose}></host-menu>`;
  }

  #renderTitle(column: GridColumn<Row>, index: number): TemplateResult {
    const sorted = this.sort?.key === column.key ? this.sort : undefined;
    return html`<div
      class=${classMap({ title: true, end: column.align === 'end' })}
      role="columnheader"
      aria-colindex=${index + 1}
      aria-sort=${sorted === undefined ? 'none' : sorted.descending ? 'descending' : 'ascending'}
      data-column=${index}
      tabindex=${this.#tabIndex(0, index)}
    >
      <span>${column.title}</span
      >${sorted === undefined ? nothing : icon(sorted.descending ? 'descending' : 'ascending')}
      <span class="edge" @pointerdown=${(event: PointerEvent) => this.#resize(event, column)}></span>
    </div>`;
  }

  #renderRow(index: number, start: number): TemplateResult {
    const { row, group } = this.#lines[index] ?? {};
    if (group !== undefined) {
      const isFocused = Math.min(this.focused.row, this.#lines.length) === index + 1;
      return renderGroup(group, this.#shown, { index, start, isFocused });
    }
    if (row === undefined) return html``;
    return html`<div
      class=${classMap({ row: true, struck: this.isStruck(row), wraps: this.lines > 1 })}
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${this.#isMarked(row) ? 'true' : 'false'}
      data-row=${index + 1}
      .style=${`transform: translateY(${String(start)}px)`}
      @dblclick=${() => this.dispatchEvent(new OpenRowEvent(row))}
    >
      ${this.#shown.map(
        (column, columnIndex) =>
          html`<div
            class=${classMap({ cell: true, end: column.align === 'end' })}
            role="gridcell"
            aria-colindex=${columnIndex + 1}
            data-column=${columnIndex}
            tabindex=${this.#tabIndex(index + 1, columnIndex)}
          >
            ${column.cell === undefined ? plainCell(column.text(row)) : column.cell(row)}
          </div>`,
      )}
    </div>`;
  }

  #fold({ name, isFolded }: RowGroup<Row>): void {
    const { folded = [] } = this.layout;
    this.#layOutAs({
      ...this.layout,
      folded: isFolded ? folded.filter((each) => each !== name) : [...folded, name],
    });
  }

  #tabIndex(row: number, column: number): number {
    const focusedRow = Math.min(this.focused.row, this.#lines.length);
    return focusedRow === row && this.focused.column === column ? 0 : -1;
  }

  #keyAt(index: number): string {
    const { row, group } = this.#lines[index] ?? {};
    return row === undefined ? `group ${group?.name ?? ''}` : this.rowKey(row);
  }

  #sortBy(column: GridColumn<Row>, index: number): void {
    this.focused = { row: 0, column: index };
    const sort = { key: column.key, descending: this.sort?.key === column.key && !this.sort.descending };
    this.#layOutAs({ ...this.layout, sort });
  }

  readonly #onClick = (event: MouseEvent): void => {
    if ((event.target as Element).matches('.edge')) return;
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const row = Number(cell?.closest<HTMLElement>('[data-row]')?.dataset['row']);
    if (cell === null || Number.isNaN(row)) return;
    const index = Number(cell.dataset['column']);
    const column = this.#shown[index];
    const group = this.#lines[row - 1]?.group;
    if (row > 0) this.#moveTo({ row, column: index }, event);
    if (group !== undefined) this.#fold(group);
    else if (row === 0 && column !== undefined) this.#sortBy(column, index);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const focused = { ...this.focused, row: Math.min(this.focused.row, this.#lines.length) };
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      this.#openMenu(event, focused);
      return;
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#marking.all();
      return;
    }
    const { row, group } = this.#lines[focused.row - 1] ?? {};
    if (event.key === ' ' && event.ctrlKey && row !== undefined) {
      event.preventDefault();
      this.#marking.toggle(this.rowKey(row));
      return;
    }
    if (group !== undefined && foldsBy(event.key, group)) {
      event.preventDefault();
      this.#fold(group);
      return;
    }
    if (event.key === 'Enter' || (event.key === ' ' && focused.row === 0)) {
      const column = this.#shown[focused.column];
      // A link or button in the cell keeps its own Enter.
      if (event.composedPath()[0] instanceof HTMLAnchorElement) return;
      if (focused.row === 0 && column !== undefined) this.#sortBy(column, focused.column);
      else if (row !== undefined) this.dispatchEvent(new OpenRowEvent(row));
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.#rowHeight) - 2);
    const next = nextCell(focused, event, { rows: this.#lines.length, columns: this.#shown.length, page });
    if (next === undefined) return;
    event.preventDefault();
    this.#moveTo(next, { shiftKey: event.shiftKey, ctrlKey: false, metaKey: false });
  };

  readonly #onContextMenu = (event: MouseEvent): void => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const row = Number(cell?.closest<HTMLElement>('[data-row]')?.dataset['row']);
    if (cell !== null && !Number.isNaN(row))
      this.#openMenu(event, { row, column: Number(cell.dataset['column']) });
  };

  /** The menu of a row, or on a title that of its column. */
  #openMenu(event: Event, cell: GridCell): void {
    const column = this.#shown[cell.column];
    const { row, group } = this.#lines[cell.row - 1] ?? {};
    const items =
      row === undefined
        ? column === undefined || group !== undefined || this.list === ''
          ? []
          : columnMenu(column, this.#shown, this.columns, this.layout)
        : (this.rowMenu?.(row) ?? []);
    if (items.length === 0) return;
    event.preventDefault();
    if (row !== undefined) this.#moveTo(cell, { shiftKey: false, ctrlKey: false, metaKey: false });
    else this.focused = cell;
    this.menuItems = items;
    void this.updateComplete.then(async () => {
      const anchor = this.#cellAt(cell);
      await this.menu.updateComplete;
      if (anchor !== null) this.menu.open(anchor, anchor);
    });
  }

  readonly #onChoose = ({ detail }: CustomEvent<string>): void => {
    const item = this.menuItems.find(({ id }) => id === detail);
    if (item === undefined) return;
    if ('run' in item) item.run();
    else this.#layOutAs(item.apply(this.layout));
  };

  #layOutAs(layout: GridLayout): void {
    this.layout = layout;
    this.sort = layout.sort;
    this.focused = { ...this.focused, column: Math.min(this.focused.column, this.#shown.length - 1) };
    if (this.list !== '') storeLayout(this.list, layout);
  }

  /** Released, the width is remembered. */
  #resize(event: PointerEvent, { key }: GridColumn<Row>): void {
    dragEdge(event, {
      resize: (width) => {
        const widths = { ...this.layout.widths, [key]: Math.max(LEAST_WIDTH, width) };
        this.layout = { ...this.layout, widths };
      },
      done: () => this.#layOutAs(this.layout),
    });
  }

  #isMarked(row: Row): boolean {
    const key = this.rowKey(row);
    return key === this.currentKey || this.#marking.has(key);
  }

  #moveTo(cell: GridCell, pressed: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>): void {
    this.focused = cell;
    this.#focusWanted = true;
    if (cell.row === 0) return;
    this.#reveal(cell.row - 1);
    const row = this.#lines[cell.row - 1]?.row;
    if (row === undefined) return;
    const key = this.rowKey(row);
    this.#marking.choose(key, pressed);
    if (key === this.currentKey) return;
    this.currentKey = key;
    this.dispatchEvent(new CurrentRowEvent(row));
  }

  /** Scrolls as little as needed; the sticky header covers one row at the top. */
  #reveal(index: number): void {
    const top = index * this.#rowHeight;
    const space = this.scroller.clientHeight - this.#titleHeight - this.#rowHeight;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top > this.scroller.scrollTop + space) this.scroller.scrollTop = top - space;
  }

  /** All rows share one layout that does not depend on their content. */
  #layOut(): void {
    const tracks = this.#shown.map(({ width, grow }) =>
      grow === undefined ? `${String(width)}px` : `minmax(${String(width)}px, ${String(grow)}fr)`,
    );
    const least = this.#shown.reduce((sum, { width }) => sum + width, 0);
    this.style.setProperty('--columns', tracks.join(' '));
    this.style.setProperty('--least-width', `${String(least)}px`);
    this.style.setProperty('--row-height', `${String(this.#rowHeight)}px`);
  }

  /** Somebody else may have chosen it; a row that the user chose is in sight already. */
  #revealCurrent(): void {
    const index = this.#currentIndex();
    if (index >= 0) this.#reveal(index);
  }

  /** Keeps the focus on the current row where sorting or reading again has moved it. */
  #followCurrent(): void {
    if (this.currentKey === undefined) return;
    const index = this.#currentIndex();
    const isOnHeading = this.#lines[this.focused.row - 1]?.group !== undefined;
    if (index >= 0 && this.focused.row > 0 && !isOnHeading)
      this.focused = { ...this.focused, row: index + 1 };
  }

  #currentIndex(): number {
    return this.#lines.findIndex(({ row }) => row !== undefined && this.rowKey(row) === this.currentKey);
  }
}

/** What may be too long for its column is told by the pointer too. */
const plainCell = (said: string): TemplateResult => html`<span title=${said}>${said}</span>`;

/** Enter and the space bar fold and unfold, the arrows as in a tree. */
const foldsBy = (key: string, { isFolded }: RowGroup<unknown>): boolean =>
  key === 'Enter' || key === ' ' || key === (isFolded ? 'ArrowRight' : 'ArrowLeft');

declare global {
  interface HTMLElementTagNameMap {
    'host-grid': HostGrid;
  }
}
