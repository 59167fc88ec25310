import { VirtualizerController, type VirtualItem } from '@tanstack/lit-virtual';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { ArrowDown, ArrowUp } from 'lucide';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { icon } from '../icon.ts';
import { tokens } from '../tokens.ts';
import { checkCell, expanderCell, menuCell } from './grid-cells.ts';
import { nextSort, sortRows, type GridColumn, type GridSort } from './grid-column.ts';
import { GridMenuEvent, GridSelectEvent } from './grid-events.ts';
import { beginningGroup, groupRows, type GridGroup } from './grid-group.ts';
import { gridStyles } from './grid.styles.ts';
import { movedIndex } from './grid-keyboard.ts';
import { offset } from './offset.ts';

/** Labels that the grid speaks; `name` is the row's name, e.g. its document number. */
export interface GridTexts {
  readonly selectAll: string;
  readonly select: (name: string) => string;
  readonly locked: (name: string) => string;
  readonly details: (name: string) => string;
  readonly menu: (name: string) => string;
  readonly tools: string;
}

/** In pixels, as the host has it. */
const rowHeight = (): number =>
  parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--host-row-height')) || 32;
const INTERACTIVE = 'button, a[href], input, select';

/**
 * Virtual list with the role `grid`: rows take the focus (arrows, Home, End, Page keys), Space checks, Enter opens the detail; the
 * controls inside a row are reached with Tab from the focused row.
 *
 * @fires grid-select the user checked or unchecked rows
 * @fires grid-menu the user asks for a row's menu
 * @slot empty shown in place of rows
 */
@defineElement('lexoffice-grid')
export class Grid<Row> extends LitElement {
  static override styles = [tokens, controls, gridStyles];

  @property() label = '';
  @property({ attribute: false }) texts!: GridTexts;
  @property({ attribute: false }) columns: readonly GridColumn<Row>[] = [];
  @property({ attribute: false }) rows: readonly Row[] = [];
  /** Unique and the same for the same row in a later list: focus, detail and selection follow it. */
  @property({ attribute: false }) rowKey: (row: Row) => string = String;
  /** Name of a row in labels. */
  @property({ attribute: false }) rowName: (row: Row) => string = String;
  /** Present: rows have a checkbox, or a lock when they cannot be chosen. */
  @property({ attribute: false }) selectable?: (row: Row) => boolean;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  /** Present: rows open to this. */
  @property({ attribute: false }) detail?: (row: Row) => unknown;
  /** Present: rows for which it is true have a menu. */
  @property({ attribute: false }) hasMenu?: (row: Row) => boolean;
  /** Rows in a quieter colour. */
  @property({ attribute: false }) dim?: (row: Row) => boolean;
  /** Present: rows stand in groups, each under its heading, and are sorted within them. */
  @property({ attribute: false }) group?: GridGroup<Row>;
  @property({ type: Boolean, reflect: true }) empty = false;

  @state() private sort?: GridSort;
  @state() private expanded: ReadonlySet<string> = new Set();
  @state() private activeKey?: string;
  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('.body') private readonly body!: HTMLElement | null;

  readonly #rowHeight = rowHeight();

  #ordered: readonly Row[] = [];
  #keys: readonly string[] = [];
  #lastToggled?: string;
  readonly #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this.renderRoot.querySelector<HTMLElement>('.scroller'),
    estimateSize: () => this.#rowHeight,
    overscan: 8,
    // The sticky header lies in the scroller before the rows.
    scrollMargin: this.#rowHeight,
    scrollPaddingStart: this.#rowHeight,
  });

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('rows') || changed.has('columns') || changed.has('sort') || changed.has('group')) {
      const sorted = sortRows(this.rows, this.columns, this.sort);
      this.#ordered = groupRows(sorted, this.rows, this.group);
      this.#keys = this.#ordered.map((row) => this.rowKey(row));
      this.empty = this.rows.length === 0;
      const virtualizer = this.#virtual.getVirtualizer();
      virtualizer.setOptions({
        ...virtualizer.options,
        count: this.#keys.length,
        getItemKey: (index) => this.#keys[index] ?? index,
      });
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (
      changed.has('columns') ||
      changed.has('selectable') ||
      changed.has('detail') ||
      changed.has('hasMenu')
    )
      this.style.setProperty('--_columns', this.#tracks());
    const virtualizer = this.#virtual.getVirtualizer();
    if (this.body) this.body.style.blockSize = `${virtualizer.getTotalSize()}px`;
    // Not by a ref: that fires before the row is in the document, where it has no height.
    virtualizer.measureElement(null);
    for (const item of this.renderRoot.querySelectorAll<HTMLElement>('.item'))
      virtualizer.measureElement(item);
    // Only the controls of the active row are in the Tab order: a thousand rows are one stop, not a thousand.
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>('.row')) {
      for (const control of row.querySelectorAll<HTMLElement>(INTERACTIVE)) control.tabIndex = row.tabIndex;
    }
  }

  override render(): TemplateResult {
    return html`<div
        class="scroller"
        role="grid"
        aria-label=${this.label}
        aria-rowcount=${this.rows.length + 1}
        aria-multiselectable=${this.selectable ? 'true' : nothing}
      >
        <div class="table" role="presentation">
          <div role="rowgroup" class="header-group">${this.#renderHeader()}</div>
          ${
            this.empty
              ? nothing
              : html`<div
                  role="rowgroup"
                  class="body"
                  @keydown=${this.#onKeydown}
                  @focusin=${this.#onFocusin}
                  @contextmenu=${this.#onContextMenu}
                >
                  ${repeat(
                    this.#visibleItems(),
                    (item) => item.key,
                    (item) => this.#renderItem(item),
                  )}
                </div>`
          }
        </div>
      </div>
      ${this.empty ? html`<slot name="empty"></slot>` : nothing}`;
  }

  /** Puts the focus on the active row, the first one at the start. */
  override focus(): void {
    this.#moveTo(this.#activeIndex());
  }

  #tracks(): string {
    return [
      ...(this.selectable ? ['36px'] : []),
      ...(this.detail ? ['28px'] : []),
      ...this.columns.map(({ width }) => width),
      ...(this.hasMenu ? ['36px'] : []),
    ].join(' ');
  }

  /** What is on screen, and the active row wherever it is: it must not lose the focus by scrolling away. */
  #visibleItems(): readonly VirtualItem[] {
    const virtualizer = this.#virtual.getVirtualizer();
    const items = virtualizer.getVirtualItems();
    const active = virtualizer.measurementsCache[this.#activeIndex()];
    return !active || items.length === 0 || items.some(({ index }) => index === active.index)
      ? items
      : [...items, active].sort((a, b) => a.index - b.index);
  }

  #activeIndex(): number {
    return this.activeKey === undefined ? 0 : Math.max(0, this.#keys.indexOf(this.activeKey));
  }

  #renderHeader(): TemplateResult {
    return html`<div role="row" class="header" aria-rowindex="1">
      ${this.selectable ? html`<div role="columnheader" class="head check">${this.#renderSelectAll()}</div>` : nothing}
      ${
        this.detail
          ? html`<div role="columnheader" class="head">
              <span class="visually-hidden">${this.texts.tools}</span>
            </div>`
          : nothing
      }
      ${this.columns.map((column) => this.#renderColumnHeader(column))}
      ${
        this.hasMenu
          ? html`<div role="columnheader" class="head">
              <span class="visually-hidden">${this.texts.tools}</span>
            </div>`
          : nothing
      }
    </div>`;
  }

  #renderSelectAll(): TemplateResult {
    const keys = this.#selectableKeys();
    const chosen = keys.filter((key) => this.selected.has(key)).length;
    return html`<input
      type="checkbox"
      aria-label=${this.texts.selectAll}
      .checked=${live(chosen > 0 && chosen === keys.length)}
      .indeterminate=${live(chosen > 0 && chosen < keys.length)}
      ?disabled=${keys.length === 0}
      @change=${(event: Event) => this.#select(keys, (event.target as HTMLInputElement).checked)}
    />`;
  }

  #renderColumnHeader(column: GridColumn<Row>): TemplateResult {
    const direction = this.sort?.columnId === column.id ? this.sort.direction : undefined;
    return html`<div
      role="columnheader"
      class="head ${column.kind ?? ''}"
      aria-sort=${column.sortKey ? (direction ?? 'none') : nothing}
    >
      ${
        column.sortKey
          ? html`<button
              type="button"
              class="sort"
              @click=${() => (this.sort = nextSort(this.sort, column.id))}
            >
              <span class="text">${column.label}</span>${
                direction === undefined ? nothing : icon(direction === 'ascending' ? ArrowUp : ArrowDown)
              }
            </button>`
          : html`<span class="text">${column.label}</span>`
      }
    </div>`;
  }

  #renderItem(item: VirtualItem): TemplateResult | typeof nothing {
    const row = this.#ordered[item.index];
    if (row === undefined) return nothing;
    const key = this.rowKey(row);
    const name = this.rowName(row);
    const expanded = this.expanded.has(key);
    const selectable = this.selectable?.(row) ?? false;
    const { texts, group } = this;
    const beginning = beginningGroup(this.#ordered, item.index, group);
    return html`<div
      role="presentation"
      class="item"
      data-index=${item.index}
      ${offset(item.start - this.#rowHeight)}
    >
      ${
        group && beginning !== undefined
          ? html`<div role="row" class="group-row">
              <div role="gridcell" class="group">${group.heading(beginning)}</div>
            </div>`
          : nothing
      }
      <div
        role="row"
        class="row ${this.dim?.(row) ? 'dim' : ''}"
        data-key=${key}
        tabindex=${item.index === this.#activeIndex() ? 0 : -1}
        aria-rowindex=${item.index + 2}
        aria-selected=${selectable ? this.selected.has(key) : nothing}
        @dblclick=${() => this.#toggleDetail(key)}
      >
        ${
          this.selectable
            ? checkCell(
                selectable ? texts.select(name) : texts.locked(name),
                { selectable, selected: this.selected.has(key) },
                (event) => this.#onCheck(event, key),
              )
            : nothing
        }
        ${this.detail ? expanderCell(texts.details(name), expanded, () => this.#toggleDetail(key)) : nothing}
        ${this.columns.map(
          (column) =>
            html`<div
              role="gridcell"
              class="cell ${column.kind ?? ''}"
              title=${column.title?.(row) ?? nothing}
            >
              ${column.cell(row)}
            </div>`,
        )}
        ${
          this.hasMenu
            ? menuCell(texts.menu(name), this.hasMenu(row), (opener) => this.#openMenu(key, opener))
            : nothing
        }
      </div>
      ${
        expanded
          ? html`<div role="row" class="detail-row">
              <div role="gridcell" class="detail">${this.detail?.(row)}</div>
            </div>`
          : nothing
      }
    </div>`;
  }

  #selectableKeys(): readonly string[] {
    const { selectable } = this;
    return selectable ? this.#keys.filter((_, index) => selectable(this.#ordered[index] as Row)) : [];
  }

  #select(keys: readonly string[], selected: boolean): void {
    this.dispatchEvent(new GridSelectEvent(keys, selected));
  }

  /** Shift checks everything from the row that was checked last. */
  #onCheck(event: MouseEvent, key: string): void {
    const selected = (event.target as HTMLInputElement).checked;
    const from =
      event.shiftKey && this.#lastToggled !== undefined ? this.#keys.indexOf(this.#lastToggled) : -1;
    const to = this.#keys.indexOf(key);
    const range = new Set(from < 0 ? [key] : this.#keys.slice(Math.min(from, to), Math.max(from, to) + 1));
    this.#lastToggled = key;
    this.#select(
      this.#selectableKeys().filter((candidate) => range.has(candidate)),
      selected,
    );
  }

  #toggleDetail(key: string): void {
    if (!this.detail) return;
    const expanded = new Set(this.expanded);
    if (!expanded.delete(key)) expanded.add(key);
    this.expanded = expanded;
  }

  #openMenu(key: string, opener: HTMLElement): void {
    const box = opener.getBoundingClientRect();
    this.dispatchEvent(new GridMenuEvent(key, { x: box.left, y: box.bottom }));
  }

  #onContextMenu(event: MouseEvent): void {
    const row = this.#rowOf(event);
    const key = row?.dataset.key;
    const data = this.#ordered[this.#keys.indexOf(key ?? '')];
    if (!row || key === undefined || data === undefined || !this.hasMenu?.(data)) return;
    event.preventDefault();
    row.focus();
    // From the keyboard the event has no place of its own.
    if (event.clientX === 0 && event.clientY === 0) this.#openMenu(key, row);
    else this.dispatchEvent(new GridMenuEvent(key, { x: event.clientX, y: event.clientY }));
  }

  #rowOf(event: Event): HTMLElement | null {
    return (event.target as HTMLElement).closest<HTMLElement>('.row');
  }

  #onFocusin(event: FocusEvent): void {
    const key = this.#rowOf(event)?.dataset.key;
    if (key !== undefined) this.activeKey = key;
  }

  #onKeydown(event: KeyboardEvent): void {
    const row = this.#rowOf(event);
    const key = row?.dataset.key;
    if (!row || key === undefined || event.altKey) return;
    const index = this.#keys.indexOf(key);
    const perPage = Math.max(1, Math.floor(this.scroller.clientHeight / this.#rowHeight) - 2);
    const target = movedIndex(event.key, index, this.#keys.length, perPage);
    if (target !== undefined) this.#moveTo(target);
    else if (event.target !== row) return;
    else if (event.key === 'Enter') this.#toggleDetail(key);
    else if (event.key === ' ') this.#toggleSelection(key);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      this.#select(this.#selectableKeys(), true);
    else return;
    event.preventDefault();
  }

  #toggleSelection(key: string): void {
    this.#lastToggled = key;
    if (this.#selectableKeys().includes(key)) this.#select([key], !this.selected.has(key));
  }

  #moveTo(index: number): void {
    const key = this.#keys[index];
    if (key === undefined) return;
    this.activeKey = key;
    this.#virtual.getVirtualizer().scrollToIndex(index, { align: 'auto' });
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.renderRoot
        .querySelector<HTMLElement>(`.item[data-index="${index}"] > .row`)
        ?.focus({ preventScroll: true });
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-grid': Grid<unknown>;
  }
}
