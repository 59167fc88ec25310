import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { VoucherKind } from '../../../host/api/vouchers.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { PastRun } from '../../services/invoices/run/past-run.ts';
import { defineElement } from '../define-element.ts';
import { formatCents, formatDate } from '../format.ts';
import { plainTable } from '../plain-table.styles.ts';
import { tokens } from '../tokens.ts';

/** The vouchers of one run. */
@defineElement('lexoffice-past-run-vouchers')
class PastRunVouchers extends LitElement {
  static override styles = [tokens, plainTable];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) run!: PastRun;

  override render(): TemplateResult {
    const { columns, kinds } = this.texts.common;
    const kindText = (kind: VoucherKind) =>
      kind === 'reversal' ? this.texts.importWindow.detail.generalReversal : kinds[kind];
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${columns.kind}</th>
          <th scope="col">${columns.number}</th>
          <th scope="col">${columns.date}</th>
          <th scope="col">${columns.postingDate}</th>
          <th scope="col">${columns.customer}</th>
          <th scope="col" class="money">${columns.gross}</th>
        </tr>
      </thead>
      <tbody>
        ${this.run.vouchers.map(
          ({ kind, number, date, postingDate, personName, grossCents }) =>
            html`<tr>
              <td>${kindText(kind)}</td>
              <td>${number}</td>
              <td>${formatDate(date)}</td>
              <td>${formatDate(postingDate)}</td>
              <td>${personName}</td>
              <td class="money">${formatCents(grossCents)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-past-run-vouchers': PastRunVouchers;
  }
}
