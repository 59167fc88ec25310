import { defaultRangeExtractor, VirtualizerController } from '@tanstack/lit-virtual';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.ts';
import { controls } from '../styles/controls.styles.ts';
import type { GridColumn, GridSort } from './grid-column.ts';
import { gridStyles } from './host-grid.styles.ts';
import { nextCell, type GridCell } from './next-cell.ts';
import { sortRows } from './sort-rows.ts';

const ROW_HEIGHT = 32;

/** The row that the user stands on changed; `undefined` when it left the list. */
export class CurrentRowEvent<Row = unknown> extends Event {
  constructor(readonly row: Row | undefined) {
    super('host-current-row');
  }
}

/** Enter or double click on a row. */
export class OpenRowEvent<Row = unknown> extends Event {
  constructor(readonly row: Row) {
    super('host-open-row');
  }
}

/**
 * A list of any length. One row is current (arrow keys, click), one cell has the focus. Rows keep their identity by `rowKey`, so a list that is
 * read again keeps the current row.
 */
@customElement('host-grid')
export class HostGrid<Row = unknown> extends LitElement {
  static override styles = [controls, gridStyles];

  /** Accessible name. */
  @property() label = '';
  @property({ attribute: false }) columns: readonly GridColumn<Row>[] = [];
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) rowKey: (row: Row) => string = () => '';
  @property({ attribute: false }) currentKey: string | undefined;
  @property({ attribute: false }) sort: GridSort | undefined;
  /** Rows that are crossed out, e.g. deleted ones. */
  @property({ attribute: false }) isStruck: (row: Row) => boolean = () => false;
  /** Shown instead of rows when there are none. */
  @property({ attribute: false }) emptyState: unknown = nothing;

  /** Row 0 is the header. */
  @state() private focused: GridCell = { row: 1, column: 0 };
  @query('.scroller') private readonly scroller!: HTMLElement;
  #sorted: readonly Row[] = [];
  #focusWanted = false;

  readonly #virtualizer = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this.scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The focused row stays in the document while it is scrolled out of sight: removing it would lose the focus.
    rangeExtractor: (range) => {
      const focused = Math.min(this.focused.row - 1, range.count - 1);
      return [...new Set([...defaultRangeExtractor(range), ...(focused < 0 ? [] : [focused])])].sort(
        (a, b) => a - b,
      );
    },
  });

  /** The rows in the order that the user sees. */
  get visibleRows(): readonly Row[] {
    return this.#sorted;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('rows') || changed.has('columns') || changed.has('sort')) {
      // Rows move in the document, and what moves loses the focus.
      if (this.hasUpdated && this.matches(':focus-within')) this.#focusWanted = true;
      this.#sorted = sortRows(this.rows, this.columns, this.sort);
      this.#virtualizer
        .getVirtualizer()
        .setOptions({ ...this.#virtualizer.getVirtualizer().options, count: this.#sorted.length });
    }
    if (changed.has('columns')) this.#layOut();
    if (changed.has('rows') || changed.has('sort') || changed.has('currentKey')) this.#followCurrent();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('currentKey')) requestAnimationFrame(() => this.#revealCurrent());
    if (!this.#focusWanted) return;
    const { row, column } = this.focused;
    const cell = this.renderRoot.querySelector<HTMLElement>(
      `[data-row="${String(row)}"] > [data-column="${String(column)}"]`,
    );
    // A row far away is there only after the list was scrolled to it.
    this.#focusWanted = cell === null && this.#sorted.length > 0;
    cell?.focus({ preventScroll: true });
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
      aria-rowcount=${this.#sorted.length + 1}
      aria-colcount=${this.columns.length}
      tabindex="-1"
      @click=${this.#onClick}
      @keydown=${this.#onKeyDown}
    >
      <div role="rowgroup">
        <div class="header" role="row" aria-rowindex="1" data-row="0">
          ${this.columns.map((column, index) => this.#renderTitle(column, index))}
        </div>
      </div>
      ${
        this.#sorted.length === 0
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
    </div>`;
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
    </div>`;
  }

  #renderRow(index: number, start: number): TemplateResult {
    const row = this.#sorted[index];
    if (row === undefined) return html``;
    return html`<div
      class=${classMap({ row: true, struck: this.isStruck(row) })}
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${this.rowKey(row) === this.currentKey ? 'true' : 'false'}
      data-row=${index + 1}
      .style=${`transform: translateY(${String(start)}px)`}
      @dblclick=${() => this.dispatchEvent(new OpenRowEvent(row))}
    >
      ${this.columns.map(
        (column, columnIndex) =>
          html`<div
            class=${classMap({ cell: true, end: column.align === 'end' })}
            role="gridcell"
            aria-colindex=${columnIndex + 1}
            data-column=${columnIndex}
            tabindex=${this.#tabIndex(index + 1, columnIndex)}
          >
            ${column.cell === undefined ? html`<span>${column.text(row)}</span>` : column.cell(row)}
          </div>`,
      )}
    </div>`;
  }

  #tabIndex(row: number, column: number): number {
    const focusedRow = Math.min(this.focused.row, this.#sorted.length);
    return focusedRow === row && this.focused.column === column ? 0 : -1;
  }

  #keyAt(index: number): string {
    const row = this.#sorted[index];
    return row === undefined ? String(index) : this.rowKey(row);
  }

  #sortBy(column: GridColumn<Row>, index: number): void {
    this.focused = { row: 0, column: index };
    this.sort = { key: column.key, descending: this.sort?.key === column.key && !this.sort.descending };
  }

  readonly #onClick = (event: Event): void => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const row = Number(cell?.closest<HTMLElement>('[data-row]')?.dataset['row']);
    if (cell === null || Number.isNaN(row)) return;
    const index = Number(cell.dataset['column']);
    const column = this.columns[index];
    if (row > 0) this.#moveTo({ row, column: index });
    else if (column !== undefined) this.#sortBy(column, index);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const focused = { ...this.focused, row: Math.min(this.focused.row, this.#sorted.length) };
    if (event.key === 'Enter' || (event.key === ' ' && focused.row === 0)) {
      const column = this.columns[focused.column];
      const row = this.#sorted[focused.row - 1];
      // A link or button in the cell keeps its own Enter.
      if (event.composedPath()[0] instanceof HTMLAnchorElement) return;
      if (focused.row === 0 && column !== undefined) this.#sortBy(column, focused.column);
      else if (row !== undefined) this.dispatchEvent(new OpenRowEvent(row));
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW_HEIGHT) - 2);
    const next = nextCell(focused, event, { rows: this.#sorted.length, columns: this.columns.length, page });
    if (next === undefined) return;
    event.preventDefault();
    this.#moveTo(next);
  };

  #moveTo(cell: GridCell): void {
    this.focused = cell;
    this.#focusWanted = true;
    const row = this.#sorted[cell.row - 1];
    if (row === undefined) return;
    this.#reveal(cell.row - 1);
    const key = this.rowKey(row);
    if (key === this.currentKey) return;
    this.currentKey = key;
    this.dispatchEvent(new CurrentRowEvent(row));
  }

  /** Scrolls as little as needed; the sticky header covers one row at the top. */
  #reveal(index: number): void {
    const top = index * ROW_HEIGHT;
    const space = this.scroller.clientHeight - 2 * ROW_HEIGHT;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top > this.scroller.scrollTop + space) this.scroller.scrollTop = top - space;
  }

  /** All rows share one layout that does not depend on their content. */
  #layOut(): void {
    const tracks = this.columns.map(({ width, grow }) =>
      grow === undefined ? `${String(width)}px` : `minmax(${String(width)}px, ${String(grow)}fr)`,
    );
    const least = this.columns.reduce((sum, { width }) => sum + width, 0);
    this.style.setProperty('--columns', tracks.join(' '));
    this.style.setProperty('--least-width', `${String(least)}px`);
  }

  /** Somebody else may have chosen it; a row that the user chose is in sight already. */
  #revealCurrent(): void {
    const index = this.#sorted.findIndex((row) => this.rowKey(row) === this.currentKey);
    if (index >= 0) this.#reveal(index);
  }

  /** Keeps the focus on the current row where sorting or reading again has moved it. */
  #followCurrent(): void {
    if (this.currentKey === undefined) return;
    const index = this.#sorted.findIndex((row) => this.rowKey(row) === this.currentKey);
    if (index >= 0 && this.focused.row > 0) this.focused = { ...this.focused, row: index + 1 };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-grid': HostGrid;
  }
  interface HTMLElementEventMap {
    'host-current-row': CurrentRowEvent;
    'host-open-row': OpenRowEvent;
  }
}
