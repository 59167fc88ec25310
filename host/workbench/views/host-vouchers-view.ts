import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TermDescriber } from '../../api/terms.ts';
import type { Belegkreis } from '../../api/vouchers.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Books } from '../books.ts';
import { formatCount, formatMoney } from '../format.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent, MarkedRowsEvent, RowAction } from '../grid/grid-events.ts';
import { searchRows } from '../grid/search-rows.ts';
import { tableOf } from '../grid/table-of.ts';
import '../host-segments.ts';
import '../host-splitter.ts';
import { icon } from '../icons.ts';
import { hostTerm } from '../l10n/terms.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import type { ShownRecord } from '../plugin-host/view-switch.ts';
import './host-document-viewer.ts';
import './host-voucher-detail.ts';
import { ListView, type AnyList, type NextStep } from './list-view.ts';
import { deleteVoucher, openOrigin, restoreVoucher } from './change-voucher.ts';
import './host-open-items.ts';
import { openItemColumns } from './open-item-columns.ts';
import { openItems, type OpenItem } from './open-items.ts';
import type { KeptValues } from './view-memory.ts';
import { readViewerLayout, storeViewerLayout, type ViewerLayout } from './viewer-layout.ts';
import { viewStyles } from './view.styles.ts';
import { voucherColumns, voucherExportColumns } from './voucher-columns.ts';

const OF_PERSONS: readonly unknown[] = ['customers', 'suppliers'];

/** Belegliste of a Belegkreis with the ZV-Liste, or without one the archive; below the list the booking, beside it the Belegviewer. */
@customElement('host-vouchers-view')
export class HostVouchersView extends ListView {
  static override styles = [controls, viewStyles];

  @property({ attribute: false }) override books!: Books;
  @property() belegkreis: Belegkreis | undefined;
  @property({ attribute: false }) termOf: TermDescriber = hostTerm;
  /** What there is to set up before vouchers come. */
  @property({ attribute: false }) nextStep: NextStep | undefined;
  @state() private current: VoucherRecord['id'] | undefined;
  @state() private mode = 'vouchers';
  @state() private withDeleted = false;
  @state() private marked: ReadonlySet<string> = new Set();
  @state() private viewer = readViewerLayout();
  /** Asked for before the view has taken up what it remembers. */
  #asked: VoucherRecord['id'] | undefined;

  protected override memoryName(): string {
    return this.belegkreis ?? 'archive';
  }

  protected override kept(): KeptValues {
    return { current: this.current, mode: this.mode, withDeleted: this.withDeleted ? 'yes' : '' };
  }

  protected override takeUp(values: KeptValues): void {
    this.current = values['current'];
    this.mode = values['mode'] ?? 'vouchers';
    this.withDeleted = values['withDeleted'] === 'yes';
    this.marked = new Set();
    if (this.#asked !== undefined) this.#show(this.#asked);
    this.#asked = undefined;
  }

  protected override lists({ vouchers, persons }: Books): readonly AnyList[] {
    return [vouchers, persons];
  }

  /** A voucher that somebody wants to see: nothing hides it. */
  set shown(voucher: ShownRecord | undefined) {
    if (voucher === undefined) return;
    this.#asked = this.isTakenUp ? undefined : voucher.id;
    this.#show(voucher.id);
    void this.focusList();
  }

  #show(id: VoucherRecord['id']): void {
    this.current = id;
    this.mode = 'vouchers';
    this.query = '';
    this.period = 'all';
  }

  override render(): TemplateResult {
    const { vouchers } = this.books;
    const all = vouchers.state.rows.filter((voucher) =>
      this.belegkreis === undefined
        ? true
        : voucher.belegkreis === this.belegkreis && (this.withDeleted || !voucher.deleted),
    );
    const shown = all.filter(({ date }) => this.isShownOf(date));
    const withOpenItems = OF_PERSONS.includes(this.belegkreis);
    const isOpenItems = withOpenItems && this.mode === 'open';
    const current = all.find(({ id }) => id === this.current);
    return html`
      <div class="bar">
        ${
          withOpenItems
            ? html`<host-segments
                .label=${text('vouchers.mode')}
                .value=${this.mode}
                .segments=${[
                  { value: 'vouchers', label: text('vouchers.list') },
                  { value: 'open', label: text('vouchers.openItems') },
                ]}
                @host-segment=${(event: CustomEvent<string>) => (this.mode = event.detail)}
              ></host-segments>`
            : this.belegkreis === undefined
              ? html`<h1>${text('archive.title')}</h1>`
              : nothing
        }
        ${
          this.belegkreis === undefined || isOpenItems
            ? nothing
            : html`<label>
                <input
                  type="checkbox"
                  .checked=${this.withDeleted}
                  @change=${(event: Event) => (this.withDeleted = (event.target as HTMLInputElement).checked)}
                />
                ${text('list.withDeleted')}
              </label>`
        }
        ${this.renderPeriod()}
        <span class="spacer"></span>
        ${this.renderSearch(text('vouchers.search'))}
        <button
          type="button"
          class="icon"
          aria-label=${text('viewer.show')}
          title=${text('viewer.show')}
          aria-pressed=${this.viewer.isShown ? 'true' : 'false'}
          @click=${() => this.#layOutViewer({ isShown: !this.viewer.isShown })}
        >
          ${icon('document')}
        </button>
        ${isOpenItems ? this.#renderOpenItemsOutput() : this.#renderVouchersOutput(shown)}
      </div>
      <div
        class="panes ${current === undefined || !this.viewer.isShown ? '' : 'split movable'}"
        .style=${`--viewer-share: ${String(this.viewer.share)}%`}
      >
        <div class="list">
          ${this.renderFailure(vouchers)}
          ${isOpenItems ? this.#renderOpenItems(openItems(all).filter(({ date }) => this.isShownOf(date))) : this.#renderVouchers(shown)}
          ${
            current === undefined
              ? nothing
              : html`<host-voucher-detail
                  .books=${this.books}
                  .voucher=${current}
                  .termOf=${this.termOf}
                ></host-voucher-detail>`
          }
        </div>
        ${
          current === undefined || !this.viewer.isShown
            ? nothing
            : html`<host-splitter
                  .label=${text('viewer.split')}
                  .share=${this.viewer.share}
                  @host-split=${({ detail }: CustomEvent<number>) => this.#layOutViewer({ share: detail })}
                ></host-splitter>
                <aside aria-label=${text('viewer.title')}>
                  <host-document-viewer
                    data-manual="document-viewer"
                    .books=${this.books}
                    .voucher=${current}
                    @host-viewer-close=${() => {
                      this.#layOutViewer({ isShown: false });
                      void this.focusList();
                    }}
                  ></host-document-viewer>
                </aside>`
        }
      </div>
    `;
  }

  #layOutViewer(changed: Partial<ViewerLayout>): void {
    this.viewer = { ...this.viewer, ...changed };
    storeViewerLayout(this.viewer);
  }

  #renderVouchersOutput(shown: readonly VoucherRecord[]): TemplateResult {
    return this.renderOutput<VoucherRecord>({
      title: text('vouchers.list'),
      sheet: this.belegkreis === undefined ? text('archive.title') : text(`view.${this.belegkreis}`),
      columns: voucherColumns(this.belegkreis, shown),
      file: (rows) => tableOf(rows, voucherExportColumns(this.belegkreis)),
      isReading: this.books.vouchers.state.status === 'pending',
    });
  }

  #renderOpenItemsOutput(): TemplateResult {
    return this.renderOutput<OpenItem>({
      title: text('vouchers.openItems'),
      columns: openItemColumns,
      isReading: this.books.vouchers.state.status === 'pending',
    });
  }

  readonly #menuOf = (voucher: VoucherRecord): readonly RowAction[] => {
    const { books } = this;
    const { url } = voucher.origin;
    const person = books.persons.state.rows.find(
      ({ accountNumber }) => accountNumber === voucher.personAccount,
    );
    const action = (id: string, label: string, run: () => void): RowAction => ({ id, label, run });
    return [
      ...(url === undefined ? [] : [action('origin', text('voucher.openOrigin'), () => openOrigin(url))]),
      ...(person === undefined
        ? []
        : [
            action('person', text('voucher.showPerson'), () =>
              this.dispatchEvent(new CustomEvent('host-show-person', { detail: person.id })),
            ),
          ]),
      voucher.deleted
        ? action('restore', text('action.restore'), () => void restoreVoucher(books, voucher))
        : action('delete', text('voucher.delete'), () => void deleteVoucher(books, voucher)),
    ];
  };

  readonly #onMarked = (event: MarkedRowsEvent): void => {
    this.onMarkedRows(event);
    this.marked = new Set((event.rows as readonly VoucherRecord[]).map(({ id }) => id));
  };

  #renderVouchers(all: readonly VoucherRecord[]): TemplateResult {
    const columns = voucherColumns(this.belegkreis, all);
    const rows = searchRows(all, columns, this.query);
    const kreis = this.belegkreis ?? 'archive';
    return html`<host-grid
        .label=${this.belegkreis === undefined ? text('archive.title') : text('vouchers.list')}
        .columns=${columns}
        .rows=${rows}
        .rowKey=${(row: VoucherRecord) => row.id}
        .list=${`vouchers.${kreis}`}
        .rowMenu=${this.#menuOf}
        @host-marked-rows=${this.#onMarked}
        .isStruck=${(row: VoucherRecord) => row.deleted}
        .currentKey=${this.current}
        .emptyState=${this.emptyState(this.books.vouchers.state, text(`empty.${kreis}`), text(`empty.${kreis}.next`), OF_PERSONS.includes(this.belegkreis) ? this.nextStep : undefined)}
        @host-current-row=${(event: CurrentRowEvent<VoucherRecord>) => (this.current = event.row?.id)}
      ></host-grid>
      ${this.#renderSum(
        rows.length,
        sumOf(rows),
        rows.filter(({ id }) => this.marked.has(id)),
      )}`;
  }

  #renderOpenItems(items: readonly OpenItem[]): TemplateResult {
    const { state } = this.books.vouchers;
    return html`<host-open-items
      data-manual="open-items"
      @host-marked-rows=${this.onMarkedRows}
      .items=${items}
      .query=${this.query}
      .currentKey=${this.current}
      .list=${`open.${this.belegkreis ?? ''}`}
      .reading=${state.status === 'pending'}
      .emptyState=${this.emptyState(state, text('empty.openItems'), text('empty.openItems.next'))}
      @host-current-row=${(event: CurrentRowEvent<OpenItem>) => (this.current = event.row?.voucher.id)}
    ></host-open-items>`;
  }

  #renderSum(
    count: number,
    cents: number,
    marked: readonly VoucherRecord[] = [],
  ): TemplateResult | typeof nothing {
    if (count === 0) return nothing;
    if (this.books.vouchers.state.status === 'pending') return this.renderReading(count);
    return html`<div class="sum number">
      <span>${text(count === 1 ? 'vouchers.one' : 'vouchers.count', { count: formatCount(count) })}</span>
      ${
        marked.length < 2
          ? nothing
          : html`<span role="status"
              >${text('list.marked', { count: formatCount(marked.length) })}
              <strong>${formatMoney(sumOf(marked))} €</strong></span
            >`
      }
      <span>${text('vouchers.sum')} <strong>${formatMoney(cents)} €</strong></span>
    </div>`;
  }
}

const sumOf = (vouchers: readonly VoucherRecord[]): number =>
  vouchers.reduce((sum, { deleted, grossCents }) => sum + (deleted ? 0 : grossCents), 0);

declare global {
  interface HTMLElementTagNameMap {
    'host-vouchers-view': HostVouchersView;
  }
}
