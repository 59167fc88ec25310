import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { toCsv } from '../../api/csv.ts';
import type { TermDescriber } from '../../api/terms.ts';
import type { Belegkreis } from '../../api/vouchers.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Books } from '../books.ts';
import { formatCount, formatMoney, today } from '../format.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent } from '../grid/host-grid.ts';
import { searchRows } from '../grid/search-rows.ts';
import { tableOf } from '../grid/table-of.ts';
import '../host-segments.ts';
import { icon } from '../icons.ts';
import { hostTerm } from '../l10n/terms.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import type { ShownRecord } from '../plugin-host/view-switch.ts';
import { saveFile } from '../window/save-file.ts';
import './host-document-viewer.ts';
import './host-voucher-detail.ts';
import { ListView, type AnyList, type NextStep } from './list-view.ts';
import { openItemColumns } from './open-item-columns.ts';
import { openItems, type OpenItem } from './open-items.ts';
import { viewStyles } from './view.styles.ts';
import { voucherColumns, voucherExportColumns } from './voucher-columns.ts';

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

  protected override lists({ vouchers, persons }: Books): readonly AnyList[] {
    return [vouchers, persons];
  }

  /** A voucher that somebody wants to see: nothing hides it. */
  set shown(voucher: ShownRecord | undefined) {
    if (voucher === undefined) return;
    this.current = voucher.id;
    this.mode = 'vouchers';
    this.query = '';
    void this.focusList();
  }

  override render(): TemplateResult {
    const { vouchers } = this.books;
    const all = vouchers.state.rows.filter((voucher) =>
      this.belegkreis === undefined
        ? true
        : voucher.belegkreis === this.belegkreis && (this.withDeleted || !voucher.deleted),
    );
    const withOpenItems = this.belegkreis === 'customers' || this.belegkreis === 'suppliers';
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
          this.belegkreis === undefined
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
        <span class="spacer"></span>
        ${this.renderSearch(text('vouchers.search'))}
        <button
          type="button"
          ?disabled=${vouchers.state.status === 'pending'}
          @click=${() => void this.#export(all)}
        >
          ${icon('download')}${text('list.export')}
        </button>
      </div>
      <div class="panes ${current === undefined ? '' : 'split'}">
        <div class="list">
          ${this.renderFailure(vouchers)}
          ${withOpenItems && this.mode === 'open' ? this.#renderOpenItems(openItems(all)) : this.#renderVouchers(all)}
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
          current === undefined
            ? nothing
            : html`<aside aria-label=${text('viewer.title')}>
                <host-document-viewer .books=${this.books} .voucher=${current}></host-document-viewer>
              </aside>`
        }
      </div>
    `;
  }

  /** The list as it stands there, with what only the detail shows. */
  async #export(all: readonly VoucherRecord[]): Promise<void> {
    const rows = searchRows(all, voucherColumns(this.belegkreis, all), this.query);
    await saveFile({
      name: `${text('vouchers.list')} ${today()}.csv`,
      contentType: 'text/csv;charset=utf-8',
      content: toCsv(tableOf(rows, voucherExportColumns(this.belegkreis))),
    });
  }

  #renderVouchers(all: readonly VoucherRecord[]): TemplateResult {
    const columns = voucherColumns(this.belegkreis, all);
    const rows = searchRows(all, columns, this.query);
    const kreis = this.belegkreis ?? 'archive';
    return html`<host-grid
        .label=${this.belegkreis === undefined ? text('archive.title') : text('vouchers.list')}
        .columns=${columns}
        .rows=${rows}
        .rowKey=${(row: VoucherRecord) => row.id}
        .isStruck=${(row: VoucherRecord) => row.deleted}
        .currentKey=${this.current}
        .emptyState=${this.emptyState(this.books.vouchers.state, text(`empty.${kreis}`), text(`empty.${kreis}.next`), this.belegkreis === 'customers' ? this.nextStep : undefined)}
        @host-current-row=${(event: CurrentRowEvent<VoucherRecord>) => (this.current = event.row?.id)}
      ></host-grid>
      ${this.#renderSum(
        'vouchers',
        rows.length,
        rows.reduce((sum, row) => sum + (row.deleted ? 0 : row.grossCents), 0),
      )}`;
  }

  #renderOpenItems(all: readonly OpenItem[]): TemplateResult {
    const rows = searchRows(all, openItemColumns, this.query);
    return html`<host-grid
        .label=${text('vouchers.openItems')}
        .columns=${openItemColumns}
        .rows=${rows}
        .rowKey=${(row: OpenItem) => row.voucher.id}
        .currentKey=${this.current}
        .emptyState=${this.emptyState(this.books.vouchers.state, text('empty.openItems'), text('empty.openItems.next'))}
        @host-current-row=${(event: CurrentRowEvent<OpenItem>) => (this.current = event.row?.voucher.id)}
      ></host-grid>
      ${this.#renderSum(
        'openItem',
        rows.length,
        rows.reduce((sum, row) => sum + row.openCents, 0),
      )}`;
  }

  #renderSum(kind: 'vouchers' | 'openItem', count: number, cents: number): TemplateResult | typeof nothing {
    if (count === 0) return nothing;
    if (this.books.vouchers.state.status === 'pending') return this.renderReading(count);
    return html`<div class="sum number">
      <span>${text(count === 1 ? `${kind}.one` : `${kind}.count`, { count: formatCount(count) })}</span>
      <span>${text('vouchers.sum')} <strong>${formatMoney(cents)} €</strong></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-vouchers-view': HostVouchersView;
  }
}
