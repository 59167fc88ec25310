import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ReconciliationTexts } from '../../l10n/de/reconciliation.ts';
import type { Texts } from '../../l10n/texts.ts';
import { isDownPaymentCase } from '../../services/booking/tax-case.ts';
import type { Finding } from '../../services/reconciliation/reconciliation.ts';
import { differencesTable } from '../differences-table.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { formatCents, formatDate } from '../format.ts';
import { plainTable } from '../plain-table.styles.ts';
import { problemText } from '../problem-text.ts';
import { tokens } from '../tokens.ts';
import { fieldText } from './finding-text.ts';
import { ReconciliationActionEvent } from './reconciliation-events.ts';

/**
 * What a finding opens to: what it means, old and new values, what is booked here.
 *
 * @fires reconciliation-action "In Lexware Office öffnen"
 */
@defineElement('lexoffice-finding-detail')
class FindingDetail extends LitElement {
  static override styles = [
    tokens,
    controls,
    plainTable,
    css`
      :host {
        display: grid;
        gap: var(--_space-3);
        justify-items: start;
        max-inline-size: 1000px;
        font-size: 13px;
        white-space: normal;
      }
      section {
        inline-size: 100%;
      }
      h4,
      p {
        margin: 0;
      }
      h4 {
        margin-block-end: var(--_space-1);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) words!: ReconciliationTexts;
  @property({ attribute: false }) finding!: Finding;

  override render(): TemplateResult {
    const { finding, texts, words } = this;
    const { createdOn, failure, page } = finding;
    return html`<p>
        ${words.advice[finding.state]}
        ${createdOn === undefined ? nothing : html`${words.columns.createdOn} ${formatDate(createdOn)}.`}
      </p>
      ${
        failure === undefined
          ? nothing
          : html`<p>${problemText(texts, failure).message} ${problemText(texts, failure).advice}</p>`
      }
      ${this.#renderDifferences()} ${this.#renderVouchers()}
      ${
        page === undefined
          ? nothing
          : html`<button
              type="button"
              class="link"
              @click=${() => this.dispatchEvent(new ReconciliationActionEvent({ kind: 'open-remote', page }))}
            >
              ${words.detail.open}
            </button>`
      }`;
  }

  #renderDifferences(): TemplateResult | typeof nothing {
    const { finding, texts, words } = this;
    if (finding.differences.length === 0) return nothing;
    return differencesTable(texts, words.detail.differences, finding.differences, (field) =>
      fieldText(field, { texts, words }),
    );
  }

  #renderVouchers(): TemplateResult {
    const { finding, texts, words } = this;
    const { columns } = texts.common;
    const { vouchers } = finding;
    if (vouchers.length === 0) return html`<p class="muted">${words.detail.noVouchers}</p>`;
    const hasDeductions = vouchers.some(({ lines }) =>
      lines.some(({ taxCase }) => isDownPaymentCase(taxCase)),
    );
    return html`<section>
      <h4>${words.detail.vouchers}</h4>
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.kind}</th>
            <th scope="col">${columns.number}</th>
            <th scope="col">${columns.date}</th>
            <th scope="col">${columns.state}</th>
            <th scope="col" class="money">${columns.gross}</th>
          </tr>
        </thead>
        <tbody>
          ${vouchers.map(
            (voucher) =>
              html`<tr>
                <th scope="row">${texts.common.voucherKinds[voucher.kind]}</th>
                <td>${voucher.number}</td>
                <td>${formatDate(voucher.date)}</td>
                <td>${voucher.deleted ? words.detail.deleted : texts.common.none}</td>
                <td class="money">${formatCents(voucher.grossCents)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${hasDeductions ? html`<p class="muted">${words.detail.deducted}</p>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-finding-detail': FindingDetail;
  }
}
