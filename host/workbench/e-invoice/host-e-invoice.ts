import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, formatDecimal, formatRate } from '../format.ts';
import { text, type TextKey } from '../l10n/text.ts';
import type { EInvoice, EInvoiceLine, EInvoiceParty } from './e-invoice.ts';
import { eInvoiceStyles } from './e-invoice.styles.ts';

const CREDIT_NOTES = new Set(['381', '261', '396']);
const UNITS: Readonly<Record<string, TextKey | undefined>> = {
  C62: 'eInvoice.unit.piece',
  H87: 'eInvoice.unit.piece',
  HUR: 'eInvoice.unit.hour',
  DAY: 'eInvoice.unit.day',
  MON: 'eInvoice.unit.month',
  LS: 'eInvoice.unit.lumpSum',
};
/** The same in every language. */
const SYMBOLS: Readonly<Record<string, string | undefined>> = {
  MTR: 'm',
  MTK: 'm²',
  MTQ: 'm³',
  KMT: 'km',
  KGM: 'kg',
  TNE: 't',
  LTR: 'l',
  KWH: 'kWh',
  MIN: 'min',
};
const MEANS: Readonly<Record<string, TextKey | undefined>> = {
  '10': 'eInvoice.means.cash',
  '30': 'eInvoice.means.transfer',
  '48': 'eInvoice.means.card',
  '57': 'eInvoice.means.standing',
  '58': 'eInvoice.means.transfer',
  '59': 'eInvoice.means.debit',
};
const CATEGORIES: Readonly<Record<string, TextKey | undefined>> = {
  AE: 'eInvoice.tax.AE',
  E: 'eInvoice.tax.E',
  G: 'eInvoice.tax.G',
  K: 'eInvoice.tax.K',
  O: 'eInvoice.tax.O',
  Z: 'eInvoice.tax.Z',
};

/** An e-invoice as an invoice on paper: who, to whom, for what, which tax, payable how. */
@customElement('host-e-invoice')
export class HostEInvoice extends LitElement {
  static override styles = eInvoiceStyles;

  @property({ attribute: false }) invoice!: EInvoice;

  override render(): TemplateResult {
    const { invoice } = this;
    const { number, currency, totals, payment } = invoice;
    const kind = text(CREDIT_NOTES.has(invoice.typeCode) ? 'eInvoice.creditNote' : 'eInvoice.invoice');
    return html`<article aria-label=${`${kind} ${number}`}>
      <div class="parties">
        ${this.#renderParty(text('eInvoice.seller'), invoice.seller)}
        ${this.#renderParty(text('eInvoice.buyer'), invoice.buyer)}
      </div>
      <h3>${kind} ${number}</h3>
      ${facts([
        [text('eInvoice.date'), formatDate(invoice.issueDate)],
        [text('eInvoice.delivery'), formatDate(invoice.deliveryDate)],
        [
          text('eInvoice.period'),
          [invoice.periodStart, invoice.periodEnd]
            .filter((day) => day !== undefined)
            .map(formatDate)
            .join(' – '),
        ],
        [text('eInvoice.buyerReference'), invoice.buyerReference],
        [text('eInvoice.preceding'), invoice.precedingNumber],
      ])}
      ${invoice.notes.map((note) => html`<p>${note}</p>`)}
      <table class="lines">
        <thead>
          <tr>
            <th scope="col">${text('eInvoice.position')}</th>
            <th scope="col">${text('eInvoice.name')}</th>
            <th scope="col" class="money">${text('eInvoice.quantity')}</th>
            <th scope="col" class="money">${text('eInvoice.price')}</th>
            <th scope="col" class="money">${text('booking.rate')}</th>
            <th scope="col" class="money">${text('booking.net')}</th>
          </tr>
        </thead>
        <tbody>
          ${invoice.lines.map((line) => this.#renderLine(line))}
        </tbody>
      </table>
      <table class="sums">
        <tbody>
          ${invoice.allowances.map(({ isCharge, reason, amount }) =>
            this.#renderSum(
              reason ?? text(isCharge ? 'eInvoice.charge' : 'eInvoice.allowance'),
              isCharge ? amount : `-${amount}`,
            ),
          )}
          ${this.#renderSum(text('eInvoice.net'), totals.net)}
          ${invoice.taxes.map(({ category, rate, basis, amount, reason }) => {
            const words = reason ?? knownText(CATEGORIES, category);
            const title = text('eInvoice.taxOn', {
              rate: formatRate(Number(rate ?? 0)),
              basis: formatDecimal(basis),
            });
            return this.#renderSum(title, amount, words);
          })}
          ${this.#renderSum(text('eInvoice.gross'), totals.gross)}
          ${this.#renderSum(text('eInvoice.prepaid'), totals.prepaid === undefined || Number(totals.prepaid) === 0 ? undefined : `-${totals.prepaid}`)}
          <tr class="payable">
            <th scope="row">${text('eInvoice.payable')}</th>
            <td class="money">${formatDecimal(totals.payable)} ${currency}</td>
          </tr>
        </tbody>
      </table>
      <h3>${text('eInvoice.payment')}</h3>
      ${facts([
        [text('eInvoice.means'), knownText(MEANS, payment.means) ?? payment.means],
        [text('eInvoice.due'), formatDate(payment.dueDate)],
        ['IBAN', payment.iban?.replace(/(.{4})(?=.)/g, '$1 ')],
        ['BIC', payment.bic],
        [text('eInvoice.holder'), payment.holder],
      ])}
      ${payment.terms === undefined ? nothing : html`<p>${payment.terms}</p>`}
    </article>`;
  }

  #renderParty(title: string, party: EInvoiceParty): TemplateResult {
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      <p>
        <strong>${party.name}</strong
        >${[...party.address, ...(party.country === undefined || party.country === 'DE' ? [] : [party.country])].map((line) => html` <br />${line}`)}
      </p>
      ${facts([
        [text('eInvoice.vatId'), party.vatId],
        [text('eInvoice.taxNumber'), party.taxNumber],
      ])}
      <p class="muted">${party.contact.join(' · ')}</p>
    </section>`;
  }

  #renderLine({ position, name, description, quantity, unit, ...line }: EInvoiceLine): TemplateResult {
    return html`<tr>
      <td>${position}</td>
      <td>
        ${name}${description === undefined ? nothing : html` <br /><span class="muted">${description}</span>`}
      </td>
      <td class="money">
        ${formatDecimal(quantity, 0)}
        ${unit === undefined ? nothing : (knownText(UNITS, unit) ?? SYMBOLS[unit] ?? unit)}
      </td>
      <td class="money">${formatDecimal(line.unitPrice)}</td>
      <td class="money">${line.rate === undefined ? '' : formatRate(Number(line.rate))}</td>
      <td class="money">${formatDecimal(line.net)}</td>
    </tr>`;
  }

  #renderSum(title: string, amount: string | undefined, reason?: string): TemplateResult | typeof nothing {
    if (amount === undefined) return nothing;
    return html`<tr>
      <th scope="row">
        ${title}${reason === undefined ? nothing : html` <br /><span class="muted">${reason}</span>`}
      </th>
      <td class="money">${formatDecimal(amount)}</td>
    </tr>`;
  }
}

function knownText(
  texts: Readonly<Record<string, TextKey | undefined>>,
  code: string | undefined,
): string | undefined {
  const key = code === undefined ? undefined : texts[code];
  return key === undefined ? undefined : text(key);
}

function facts(all: readonly (readonly [string, string | undefined])[]): TemplateResult | typeof nothing {
  const stated = all.filter(([, value]) => value !== undefined && value !== '');
  if (stated.length === 0) return nothing;
  return html`<dl>
    ${stated.map(
      ([title, value]) =>
        html`<div>
          <dt>${title}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'host-e-invoice': HostEInvoice;
  }
}
