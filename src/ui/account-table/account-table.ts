import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { Check, TriangleAlert } from 'lucide';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { AccountTableTexts } from '../../l10n/de/account-table.ts';
import type { AccountTable } from '../../services/account-table/account-table.ts';
import { prefilledRow } from '../../services/account-table/prefilled-rows.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import { icon } from '../icon.ts';
import { formatCount, formatRate } from '../format.ts';
import { plainTable } from '../plain-table.styles.ts';
import { editedRows, editorRows, type AccountDraft, type EditorRow } from './account-drafts.ts';
import { ConfirmCasesEvent, SaveRowsEvent, type ReadRowsEvent } from './account-table-events.ts';
import { accountTableStyles } from './account-table.styles.ts';
import './account-csv.ts';
import './add-case.ts';
import type { AddCaseEvent } from './add-case.ts';

/**
 * "Kontentabelle": which tax case is booked on which account. Edits are kept until "Speichern"; confirming takes effect at once.
 *
 * @fires confirm-cases
 * @fires save-rows
 * @fires save-csv
 * @fires answer closed
 */
@defineElement('lexoffice-account-table')
export class AccountTableView extends DialogElement<'saved'> {
  static override styles = [...DialogElement.shared, plainTable, accountTableStyles];

  @property({ attribute: false }) words!: AccountTableTexts;
  @property({ attribute: false }) table?: AccountTable;
  @property({ attribute: false }) accounts: readonly LedgerAccount[] = [];
  /** Tax cases that the user came for: the first takes the focus, and those that the table lacks are shown as additions. */
  @property({ attribute: false }) wanted: readonly string[] = [];
  @property({ type: Boolean }) busy = false;

  @state() private drafts: ReadonlyMap<string, AccountDraft> = new Map();
  @state() private onlyUnconfirmed = false;

  #byNumber: ReadonlyMap<string, LedgerAccount> = new Map();
  #rows: readonly EditorRow[] = [];
  #caseToFocus?: string;

  /** Whether closing would lose something. */
  get dirty(): boolean {
    return editedRows(this.#rows).length > 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('accounts'))
      this.#byNumber = new Map(this.accounts.map((account) => [account.number, account]));
    const first = changed.has('table') && changed.get('table') === undefined;
    // What is missing can be told only against the stored rows.
    if (this.table && (first || changed.has('wanted'))) this.#come(this.table, this.wanted);
    this.#rows = this.table ? editorRows(this.table, this.drafts, this.#byNumber) : [];
  }

  protected override updated(): void {
    const row = this.#rows.findIndex(({ taxCase }) => taxCase === this.#caseToFocus);
    if (this.#caseToFocus === undefined || row < 0) return;
    this.#caseToFocus = undefined;
    const input = [...this.renderRoot.querySelectorAll<HTMLElement>('td.account input')][row];
    input?.scrollIntoView({ block: 'center' });
    input?.focus();
  }

  override render(): TemplateResult {
    const { table, texts } = this;
    const t = this.words;
    if (!table) return html`<p class="muted">${t.loading}</p>`;
    const unconfirmed = this.#rows.filter((row) => row.state === 'unconfirmed');
    // An account that the chart lacks is not confirmed: it could not be booked on.
    const confirmable = unconfirmed.filter(({ error }) => !error);
    const shown = this.onlyUnconfirmed
      ? this.#rows.filter((row) => row.stored?.confirmed !== true)
      : this.#rows;
    return html`<p>${t.lead(table.chart)}</p>
      <div class="toolbar">
        <label class="filter">
          <input
            type="checkbox"
            .checked=${live(this.onlyUnconfirmed)}
            @change=${(event: Event) => (this.onlyUnconfirmed = (event.target as HTMLInputElement).checked)}
          />
          ${t.onlyUnconfirmed(formatCount(unconfirmed.length))}
        </label>
        <span class="spring"></span>
        ${
          confirmable.length === 0
            ? nothing
            : html`<button
                type="button"
                ?disabled=${this.busy}
                @click=${() => this.#confirm(confirmable, true)}
              >
                ${t.confirmAll(formatCount(confirmable.length))}
              </button>`
        }
      </div>
      <div class="table" tabindex="0" role="group" aria-label=${t.label}>
        ${shown.length === 0 ? html`<div class="empty">${t.empty}</div>` : this.#renderTable(shown)}
      </div>
      <datalist id="accounts">
        ${this.accounts.map(({ number, name }) => html`<option value=${number}>${name}</option>`)}
      </datalist>
      <lexoffice-add-case
        .texts=${texts}
        .words=${this.words}
        .taken=${new Set(this.#rows.map(({ taxCase }) => taxCase))}
        @add-case=${(event: AddCaseEvent) => {
          this.onlyUnconfirmed = false;
          this.#come(table, [event.taxCase]);
        }}
      ></lexoffice-add-case>
      <lexoffice-account-csv
        .texts=${texts}
        .words=${this.words}
        .table=${table}
        .accounts=${this.#byNumber}
        .unsaved=${this.dirty}
        @read-rows=${(event: ReadRowsEvent) => this.#take(event.rows)}
      ></lexoffice-account-csv>
      ${this.#renderFooter()}`;
  }

  #renderTable(rows: readonly EditorRow[]): TemplateResult {
    const { columns } = this.texts.common;
    return html`<table aria-label=${this.words.label}>
      <thead>
        <tr>
          <th scope="col">${columns.taxCase}</th>
          <th scope="col">${columns.account}</th>
          <th scope="col">${columns.name}</th>
          <th scope="col">${columns.taxKey}</th>
          <th scope="col">${columns.state}</th>
          <th scope="col"><span class="visually-hidden">${this.texts.common.grid.tools}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          ({ taxCase }) => taxCase,
          (row) => this.#renderRow(row),
        )}
      </tbody>
    </table>`;
  }

  #renderRow(row: EditorRow): TemplateResult {
    const t = this.words;
    const name = this.texts.taxCaseText(row.taxCase);
    return html`<tr>
      <th scope="row" title=${row.taxCase}>${name}</th>
      <td class="account">
        <input
          list="accounts"
          inputmode="numeric"
          autocomplete="off"
          maxlength="8"
          aria-label=${t.accountOf(name)}
          aria-invalid=${row.error ? 'true' : 'false'}
          aria-describedby=${`name-${row.taxCase}`}
          .value=${live(row.account)}
          @input=${(event: Event) => this.#edit(row, { account: valueOf(event) })}
        />
      </td>
      <td id=${`name-${row.taxCase}`}>${this.#renderAccountName(row)}</td>
      <td class="key">
        <input
          inputmode="numeric"
          autocomplete="off"
          maxlength="4"
          aria-label=${t.taxKeyOf(name)}
          .value=${live(row.taxKey)}
          @input=${(event: Event) => this.#edit(row, { taxKey: valueOf(event) })}
        />
      </td>
      <td>
        <span class="state ${row.state}">
          ${row.state === 'unconfirmed' ? icon(TriangleAlert) : row.state === 'confirmed' ? icon(Check) : nothing}
          ${t.states[row.state]}
        </span>
      </td>
      <td>${this.#renderRowAction(row, name)}</td>
    </tr>`;
  }

  #renderAccountName(row: EditorRow): TemplateResult {
    const t = this.words;
    if (row.error)
      return html`<span class="problem"
        >${row.error === 'missing' ? t.accountNeeded : t.unknownAccount}</span
      >`;
    const rate = row.ledgerAccount?.automaticRate;
    return html`${row.ledgerAccount?.name}
    ${rate === undefined ? nothing : html`<span class="automatic">${t.automatic(formatRate(rate))}</span>`}
    ${
      rate !== undefined && row.taxKey !== ''
        ? html`<span class="problem">${t.keyOnAutomatic}</span>`
        : nothing
    }`;
  }

  #renderRowAction(row: EditorRow, name: string): TemplateResult | typeof nothing {
    const t = this.words;
    if (row.state === 'added')
      return html`<button
        type="button"
        class="link"
        aria-label=${t.remove(name)}
        @click=${() => this.#discard(row.taxCase)}
      >
        ${t.discard}
      </button>`;
    if (row.state !== 'unconfirmed' || row.error) return nothing;
    return html`<button
      type="button"
      ?disabled=${this.busy}
      aria-label=${t.confirmCase(name, row.account)}
      @click=${() => this.#confirm([row], false)}
    >
      ${t.confirm}
    </button>`;
  }

  #renderFooter(): TemplateResult {
    const { texts } = this;
    const t = this.words;
    const edited = editedRows(this.#rows);
    const cases = new Set(edited.map(({ taxCase }) => taxCase));
    const faulty = this.#rows.some((row) => row.error && cases.has(row.taxCase));
    return html`<footer>
      <span class="muted" role="status">
        ${edited.length === 0 ? nothing : faulty ? t.hasErrors : t.unsaved(formatCount(edited.length))}
      </span>
      <div class="buttons">
        <button type="button" @click=${() => this.answer()}>
          ${edited.length === 0 ? texts.common.close : texts.common.cancel}
        </button>
        <button
          type="button"
          class="primary"
          ?disabled=${edited.length === 0 || faulty || this.busy}
          @click=${() => this.dispatchEvent(new SaveRowsEvent(edited))}
        >
          ${texts.common.save}
        </button>
      </div>
    </footer>`;
  }

  /** Adds what the table lacks, prefilled where tax-cases.md says how (OSS), and puts the focus on the first. */
  #come(table: AccountTable, taxCases: readonly string[]): void {
    const stored = new Set(table.rows.map(({ taxCase }) => taxCase));
    const drafts = new Map(this.drafts);
    for (const taxCase of taxCases) {
      if (stored.has(taxCase) || drafts.has(taxCase)) continue;
      const { account = '', taxKey = '' } = prefilledRow(taxCase, table.chart, this.#byNumber) ?? {};
      drafts.set(taxCase, { taxCase, account, taxKey });
    }
    this.drafts = drafts;
    this.#caseToFocus = taxCases[0];
  }

  /** Rows of a file, laid over the table like typed ones. */
  #take(rows: ReadRowsEvent['rows']): void {
    this.onlyUnconfirmed = false;
    const drafts = new Map(this.drafts);
    for (const { taxCase, account, taxKey = '' } of rows) drafts.set(taxCase, { taxCase, account, taxKey });
    this.drafts = drafts;
  }

  #edit(row: EditorRow, part: Partial<AccountDraft>): void {
    const { taxCase, account, taxKey } = row;
    this.drafts = new Map(this.drafts).set(taxCase, { taxCase, account, taxKey, ...part });
  }

  #discard(taxCase: string): void {
    const drafts = new Map(this.drafts);
    drafts.delete(taxCase);
    this.drafts = drafts;
  }

  #confirm(rows: readonly EditorRow[], ask: boolean): void {
    this.dispatchEvent(
      new ConfirmCasesEvent(
        rows.map(({ taxCase }) => taxCase),
        ask,
      ),
    );
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value.trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-account-table': AccountTableView;
  }
}
