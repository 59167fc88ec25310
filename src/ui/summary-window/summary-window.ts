import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import type { Selection } from '../../services/invoices/run/import-run.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { formatCents, formatCount } from '../format.ts';
import { plainTable } from '../plain-table.styles.ts';
import { banner } from '../problem-banner.ts';
import { summarise, type Summary } from './summary.ts';
import { summaryColumns } from './summary-columns.ts';

export type SummaryAnswer = 'next' | 'back';

const entryKey = (entry: Entry) => entry.key;
const entryName = (entry: Entry) => entry.number;

/**
 * The second window: exactly what will be booked, by kind and by account, Soll = Haben. Nothing is booked before "Weiter" (rules.md 11).
 *
 * @fires answer `next`, `back`, or nothing
 */
@defineElement('lexoffice-summary-window')
export class SummaryWindow extends DialogElement<SummaryAnswer> {
  static override styles = [
    ...DialogElement.shared,
    plainTable,
    css`
      .sums {
        display: grid;
        grid-template-columns: minmax(220px, 1fr) minmax(420px, 2fr);
        gap: var(--_space-4);
        flex: 0 1 auto;
        min-block-size: 96px;
        overflow: auto;
      }
      h3 {
        margin-block-end: var(--_space-1);
      }
      .lead {
        font-size: var(--_heading);
        font-weight: 600;
      }
      @media (width < 760px) {
        .sums {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  /** The selected entries. */
  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ attribute: false }) selection: Selection = { keys: [] };

  #summary!: Summary;
  #columns: readonly GridColumn<Entry>[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('entries')) this.#summary = summarise(this.entries);
    if (changed.has('texts') || changed.has('selection') || changed.has('entries'))
      this.#columns = summaryColumns(this.texts, this.selection, this.entries);
  }

  override render(): TemplateResult {
    const { texts } = this;
    const summary = this.#summary;
    const t = texts.summaryWindow;
    const balanced = summary.debitCents === summary.creditCents;
    return html`<div>
        <p class="lead">${t.lead(formatCount(summary.count), formatCents(summary.grossCents))}</p>
        <p class="muted">${t.nothingYet}</p>
      </div>
      ${
        summary.pending.count === 0
          ? nothing
          : banner('info', {
              message: t.pending(formatCount(summary.pending.count), formatCents(summary.pending.grossCents)),
            })
      }
      ${
        balanced
          ? nothing
          : banner('error', {
              message: t.unbalanced(formatCents(summary.debitCents), formatCents(summary.creditCents)),
            })
      }
      <div class="sums" tabindex="0" role="group" aria-label=${t.byAccount}>
        ${this.#renderKinds()} ${this.#renderAccounts(balanced)}
      </div>
      <div class="fill">
        <h3>${t.documents}</h3>
        <lexoffice-grid
          label=${t.documents}
          .texts=${texts.common.grid}
          .columns=${this.#columns}
          .rows=${this.entries}
          .rowKey=${entryKey}
          .rowName=${entryName}
        ></lexoffice-grid>
      </div>
      <footer>
        <div class="buttons">
          <button type="button" @click=${() => this.answer('back')}>${texts.common.back}</button>
          <button type="button" class="primary" ?disabled=${!balanced} @click=${() => this.answer('next')}>
            ${texts.common.next}
          </button>
        </div>
      </footer>`;
  }

  #renderKinds(): TemplateResult {
    const { texts } = this;
    const summary = this.#summary;
    const { columns } = texts.common;
    return html`<section>
      <h3>${texts.summaryWindow.byKind}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.kind}</th>
            <th scope="col" class="money">${columns.count}</th>
            <th scope="col" class="money">${columns.gross}</th>
          </tr>
        </thead>
        <tbody>
          ${summary.kinds.map(
            ({ kind, count, grossCents }) =>
              html`<tr>
                <th scope="row">${texts.common.kinds[kind]}</th>
                <td class="money">${formatCount(count)}</td>
                <td class="money">${formatCents(grossCents)}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${texts.summaryWindow.total}</th>
            <td class="money">${formatCount(summary.count)}</td>
            <td class="money">${formatCents(summary.grossCents)}</td>
          </tr>
        </tfoot>
      </table>
    </section>`;
  }

  #renderAccounts(balanced: boolean): TemplateResult {
    const { texts } = this;
    const summary = this.#summary;
    const t = texts.summaryWindow;
    const { columns, soll, haben } = texts.common;
    return html`<section>
      <h3>${t.byAccount}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.account}</th>
            <th scope="col">${columns.taxCase}</th>
            <th scope="col" class="money">${columns.net}</th>
            <th scope="col" class="money">${columns.tax}</th>
            <th scope="col" class="money">${soll}</th>
            <th scope="col" class="money">${haben}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" colspan="4">${t.customers}: ${t.receivables(formatCount(summary.customers))}</th>
            <td class="money">${formatCents(summary.debitCents)}</td>
            <td></td>
          </tr>
          ${summary.accounts.map(
            (sum) =>
              html`<tr>
                <th scope="row">${sum.account}</th>
                <td>${texts.taxCaseText(sum.taxCase)}</td>
                <td class="money">${formatCents(sum.netCents)}</td>
                <td class="money">${formatCents(sum.taxCents)}</td>
                <td></td>
                <td class="money">${formatCents(sum.grossCents)}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="4">
              ${balanced ? t.balanced(formatCents(summary.debitCents)) : t.total}
            </th>
            <td class="money">${formatCents(summary.debitCents)}</td>
            <td class="money">${formatCents(summary.creditCents)}</td>
          </tr>
        </tfoot>
      </table>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-summary-window': SummaryWindow;
  }
}
