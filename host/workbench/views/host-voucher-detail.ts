import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Chart } from '../../api/accounts.ts';
import type { TermDescriber } from '../../api/terms.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Books } from '../books.ts';
import { formatMoney, formatRate } from '../format.ts';
import { icon } from '../icons.ts';
import { hostTerm } from '../l10n/terms.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { deleteVoucher, openOrigin, restoreVoucher } from './change-voucher.ts';
import { voucherFacts } from './voucher-facts.ts';

/** The strip under the Belegliste: the booking with its accounts, and where it came from. */
@customElement('host-voucher-detail')
export class HostVoucherDetail extends LitElement {
  static override styles = [
    controls,
    css`
      section {
        max-height: 40vh;
        overflow: auto;
        padding: var(--host-space-3) var(--host-space-4);
        border-top: 2px solid var(--host-color-accent);
        background: var(--host-color-surface);
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--host-space-2) var(--host-space-4);
        padding-bottom: var(--host-space-2);
      }

      h2 {
        flex: 1;
        min-width: 200px;
        font-size: 14px;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 3px var(--host-space-2);
        border-bottom: 1px solid var(--host-color-border);
        text-align: left;
      }

      th {
        color: var(--host-color-text-muted);
        font-size: 12px;
        font-weight: 600;
      }

      .money {
        text-align: right;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--host-space-4);
        padding-top: var(--host-space-2);
        color: var(--host-color-text-muted);
        font-size: 12px;
      }

      .hints {
        display: grid;
        gap: var(--host-space-1);
        padding: var(--host-space-2) 0 0;
        list-style: none;
      }

      .hints li {
        display: flex;
        gap: 6px;
        align-items: center;
      }

      .hints svg {
        flex: none;
        color: var(--host-color-warning);
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) voucher!: VoucherRecord;
  /** What a plugin calls a tax case. */
  @property({ attribute: false }) termOf: TermDescriber = hostTerm;
  @state() private chart: Chart | undefined;
  #chartOf: Books | undefined;

  override willUpdate(): void {
    if (this.#chartOf === this.books) return;
    this.#chartOf = this.books;
    // Without the chart the numbers stand alone.
    this.books.session.admin.chart().then(
      (chart) => (this.chart = chart),
      () => undefined,
    );
  }

  override render(): TemplateResult {
    const { voucher } = this;
    const { url } = voucher.origin;
    return html`<section aria-label=${text('booking.title')}>
      <header>
        <h2>${text(`kind.${voucher.kind}`)} ${voucher.number} · ${voucher.personName}</h2>
        ${
          url === undefined
            ? nothing
            : html`<a
                href=${url}
                target="_blank"
                rel="noopener noreferrer"
                @click=${(event: Event) => {
                  event.preventDefault();
                  openOrigin(url);
                }}
              >
                ${text('voucher.openOrigin')} ${icon('external', 13)}
              </a>`
        }
        ${
          voucher.deleted
            ? html`<button type="button" @click=${() => void restoreVoucher(this.books, voucher)}>
                ${text('action.restore')}
              </button>`
            : html`<button
                type="button"
                class="danger"
                @click=${() => void deleteVoucher(this.books, voucher)}
              >
                ${icon('delete')}${text('voucher.delete')}
              </button>`
        }
      </header>
      ${this.#renderBooking()} ${this.#renderHints()}
      <p class="facts">${voucherFacts(voucher).map((fact) => html`<span>${fact}</span>`)}</p>
    </section>`;
  }

  #renderBooking(): TemplateResult {
    const { personAccount, personName, grossCents, lines } = this.voucher;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${text('booking.side')}</th>
          <th scope="col">${text('booking.account')}</th>
          <th scope="col">${text('booking.name')}</th>
          <th scope="col">${text('booking.rate')}</th>
          <th scope="col" class="money">${text('booking.net')}</th>
          <th scope="col" class="money">${text('booking.tax')}</th>
          <th scope="col" class="money">${text('booking.gross')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${text('booking.debit')}</th>
          <td>${personAccount}</td>
          <td>${personName}</td>
          <td></td>
          <td></td>
          <td></td>
          <td class="money">${formatMoney(grossCents)}</td>
        </tr>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row">${text('booking.credit')}</th>
              <td>
                ${line.account}${line.taxKey === undefined ? nothing : html` <span class="muted">${text('booking.taxKey', { key: line.taxKey })}</span>`}
              </td>
              <td>
                ${this.#accountName(line.account)}${line.text === undefined ? nothing : html` <span class="muted">${line.text}</span>`}
              </td>
              <td title=${this.termOf(line.taxCase, 'value') ?? line.taxCase}>
                ${formatRate(line.rate)} ${line.ossCountry}
              </td>
              <td class="money">${formatMoney(line.netCents)}</td>
              <td class="money">${formatMoney(line.taxCents)}</td>
              <td class="money">${formatMoney(line.grossCents)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderHints(): TemplateResult | typeof nothing {
    const hints = this.voucher.hints ?? [];
    if (hints.length === 0) return nothing;
    return html`<ul class="hints">
      ${hints.map((hint) => html`<li>${icon('warning', 14)}<span>${hint}</span></li>`)}
    </ul>`;
  }

  #accountName(account: string): string {
    return this.chart?.accounts.find(({ number }) => number === account)?.name ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-voucher-detail': HostVoucherDetail;
  }
}
