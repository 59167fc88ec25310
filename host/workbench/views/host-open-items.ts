import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatCount, formatMoney, today } from '../format.ts';
import '../grid/host-grid.ts';
import { CurrentRowEvent, MarkedRowsEvent } from '../grid/grid-events.ts';
import type { WantedGroup } from '../grid/grid-lines.ts';
import type { HostGrid } from '../grid/host-grid.ts';
import { searchRows } from '../grid/search-rows.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { ageing, AGES } from './ageing.ts';
import { openItemColumns } from './open-item-columns.ts';
import { accountsOf, filterOpenItems, NO_FILTER, type OpenItemFilter } from './open-item-filter.ts';
import type { OpenItem } from './open-items.ts';
import { recallView, rememberView } from './view-memory.ts';

const SWITCHES = ['netted', 'due', 'dunning'] as const;

/**
 * The ZV-Liste: open items with the filters V, F, M, S and P of FIBUscan, and below them how long they are open.
 * @fires host-current-row as a list does
 */
@customElement('host-open-items')
export class HostOpenItems extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex: 1 1 0;
        flex-direction: column;
        min-height: 0;
      }

      host-grid {
        flex: 1 1 0;
        min-height: 96px;
      }

      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--host-space-1) var(--host-space-2);
        padding: 0 var(--host-space-4) var(--host-space-2);
      }

      .filters label {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      .filters select {
        max-width: 200px;
      }

      button[aria-pressed='true'] {
        border-color: var(--host-color-accent);
        background: var(--host-color-selection);
        font-weight: 600;
      }

      table {
        width: 100%;
        border-top: 1px solid var(--host-color-border);
        border-collapse: collapse;
        background: var(--host-color-surface-raised);
      }

      th,
      td {
        padding: var(--host-space-1) var(--host-space-4);
        text-align: right;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      th {
        color: var(--host-color-text-muted);
        font-size: 12px;
        font-weight: 400;
      }

      td:last-child {
        font-weight: 600;
      }

      .reading {
        padding: var(--host-space-1) var(--host-space-4);
        border-top: 1px solid var(--host-color-border);
      }

      @media (forced-colors: active) {
        button[aria-pressed='true'] {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  /** Those that are set off to 0,00 included. */
  @property({ attribute: false }) items: readonly OpenItem[] = [];
  @property() query = '';
  @property({ attribute: false }) currentKey: string | undefined;
  /** Under which name the filters and the columns are remembered. */
  @property() list = '';
  /** The list goes on: sums are not known yet. */
  @property({ type: Boolean }) reading = false;
  @property({ attribute: false }) emptyState: unknown = nothing;
  @state() private filter: OpenItemFilter = NO_FILTER;

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('list')) return;
    const { ledgerAccount = '', personAccount = '', ...switches } = recallView(this.list);
    const [netted, due, dunning] = SWITCHES.map((name) => switches[name] === 'yes') as [
      boolean,
      boolean,
      boolean,
    ];
    this.filter = { netted, due, dunning, ledgerAccount, personAccount };
  }

  override updated(): void {
    const { ledgerAccount, personAccount } = this.filter;
    const switches = SWITCHES.map((name): [string, string] => [name, this.filter[name] ? 'yes' : '']);
    rememberView(this.list, { ...Object.fromEntries(switches), ledgerAccount, personAccount });
  }

  /** What a file or a sheet of the list is about. */
  get wantedRows(): readonly OpenItem[] {
    return this.renderRoot.querySelector<HostGrid<OpenItem>>('host-grid')?.wantedRows ?? [];
  }

  get wantedGroups(): readonly WantedGroup<OpenItem>[] {
    return this.renderRoot.querySelector<HostGrid<OpenItem>>('host-grid')?.wantedGroups ?? [];
  }

  override focus(): void {
    this.renderRoot.querySelector<HostGrid>('host-grid')?.focus();
  }

  override render(): TemplateResult {
    const rows = this.#rows();
    return html`
      ${this.#renderFilters()}
      <host-grid
        .label=${text('vouchers.openItems')}
        .columns=${openItemColumns}
        .rows=${rows}
        .list=${this.list}
        .rowKey=${(row: OpenItem) => row.voucher.id}
        .currentKey=${this.currentKey}
        .emptyState=${
          this.#isNarrowed()
            ? html`<strong>${text('openItem.noMatch')}</strong>
                <p>${text('openItem.noMatchNext')}</p>`
            : this.emptyState
        }
        @host-marked-rows=${({ rows }: MarkedRowsEvent) => this.dispatchEvent(new MarkedRowsEvent(rows))}
        @host-current-row=${({ row }: CurrentRowEvent<OpenItem>) => this.dispatchEvent(new CurrentRowEvent(row))}
      ></host-grid>
      ${this.#renderAgeing(rows)}
    `;
  }

  #renderFilters(): TemplateResult {
    const { ledger, persons } = accountsOf(this.items);
    const { ledgerAccount, personAccount } = this.filter;
    return html`<div class="filters" role="group" aria-label=${text('openItem.filters')}>
      ${SWITCHES.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${this.filter[name] ? 'true' : 'false'}
            title=${text(`openItem.${name}.title`)}
            @click=${() => this.#change({ [name]: !this.filter[name] })}
          >
            ${text(`openItem.${name}`)}
          </button>`,
      )}
      <label title=${text('openItem.ledger.title')}>
        ${text('openItem.ledger')}
        <select @change=${(event: Event) => this.#change({ ledgerAccount: chosen(event) })}>
          <option value="">${text('openItem.all')}</option>
          ${withChosen(ledger, ledgerAccount).map((number) => html`<option ?selected=${number === ledgerAccount}>${number}</option>`)}
        </select>
      </label>
      <label title=${text('openItem.persons.title')}>
        ${text('openItem.persons')}
        <select @change=${(event: Event) => this.#change({ personAccount: chosen(event) })}>
          <option value="">${text('openItem.all')}</option>
          ${withChosen([...persons.keys()], personAccount).map(
            (number) =>
              html`<option value=${number} ?selected=${number === personAccount}>
                ${[number, persons.get(number)].join(' ')}
              </option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  #renderAgeing(rows: readonly OpenItem[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const count = formatCount(rows.length);
    if (this.reading)
      return html`<div class="reading" role="status">${text('list.reading', { count })}</div>`;
    const sums = ageing(rows, today());
    const total = rows.reduce((sum, { openCents }) => sum + openCents, 0);
    return html`<table aria-label=${text('openItem.ageing')}>
      <thead>
        <tr>
          ${AGES.map((age) => html`<th scope="col">${text(`openItem.age.${age}`)} (${formatCount(sums[age].count)})</th>`)}
          <th scope="col">${rows.length === 1 ? text('openItem.one') : text('openItem.count', { count })}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          ${AGES.map((age) => html`<td>${formatMoney(sums[age].cents)}</td>`)}
          <td>${formatMoney(total)} €</td>
        </tr>
      </tbody>
    </table>`;
  }

  /** Whether it is the filters that leave the list empty. */
  #isNarrowed(): boolean {
    return filterOpenItems(this.items, NO_FILTER, today()).length > 0 && this.query === '';
  }

  #change(change: Partial<OpenItemFilter>): void {
    this.filter = { ...this.filter, ...change };
  }

  #rows(): readonly OpenItem[] {
    return searchRows(filterOpenItems(this.items, this.filter, today()), openItemColumns, this.query);
  }
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

/** What is chosen stands there also when nothing of it is open any more: it is why the list is empty. */
const withChosen = (numbers: readonly string[], wanted: string): readonly string[] =>
  wanted === '' || numbers.includes(wanted) ? numbers : [wanted, ...numbers];

declare global {
  interface HTMLElementTagNameMap {
    'host-open-items': HostOpenItems;
  }
}
