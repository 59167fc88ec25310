import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Download, Upload } from 'lucide';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import { decodeCsv } from '../../../host/api/csv.ts';
import type { AccountTableTexts } from '../../l10n/de/account-table.ts';
import type { Texts } from '../../l10n/texts.ts';
import {
  accountTableFromCsv,
  accountTableToCsv,
  type CsvImport,
} from '../../services/account-table/account-table-csv.ts';
import type { AccountTable } from '../../services/account-table/account-table.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { icon } from '../icon.ts';
import { formatCount } from '../format.ts';
import { banner } from '../problem-banner.ts';
import { tokens } from '../tokens.ts';
import { ReadRowsEvent, SaveCsvEvent } from './account-table-events.ts';

/**
 * The stored account table as a file, and rows from a file. A file with errors is not taken over in part: all of them are listed.
 *
 * @fires save-csv
 * @fires read-rows
 */
@defineElement('lexoffice-account-csv')
export class AccountCsv extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space-2);
      }
      .banner {
        margin-block-start: var(--_space-2);
      }
      ul {
        max-block-size: 96px;
        margin: var(--_space-1) 0 0;
        padding-inline-start: var(--_space-4);
        overflow: auto;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) words!: AccountTableTexts;
  @property({ attribute: false }) table!: AccountTable;
  @property({ attribute: false }) accounts: ReadonlyMap<string, LedgerAccount> = new Map();
  /** The file would not say what the user sees. */
  @property({ type: Boolean }) unsaved = false;

  @state() private read?: CsvImport;
  @query('input') private readonly input!: HTMLInputElement;

  override render(): TemplateResult {
    const t = this.words.csv;
    return html`<div class="row">
        <button
          type="button"
          ?disabled=${this.unsaved}
          title=${this.unsaved ? t.saveFirst : nothing}
          @click=${this.#save}
        >
          ${icon(Download)}${t.save}
        </button>
        <button type="button" @click=${() => this.input.click()}>${icon(Upload)}${t.read}</button>
        <input type="file" hidden accept=".csv,text/csv" aria-label=${t.readLabel} @change=${this.#onFile} />
        <span class="muted" role="status">${this.#renderDone()}</span>
      </div>
      ${this.#renderErrors()}`;
  }

  #renderDone(): string | typeof nothing {
    if (!this.read || this.read.errors.length > 0) return nothing;
    const { rows } = this.read;
    const stored = new Map(this.table.rows.map((row) => [row.taxCase, row]));
    const changed = rows.filter(({ taxCase, account, taxKey }) => {
      const row = stored.get(taxCase);
      return row?.account !== account || row.taxKey !== taxKey;
    });
    return this.words.csv.readDone(formatCount(rows.length), formatCount(changed.length));
  }

  #renderErrors(): TemplateResult | typeof nothing {
    const { errors } = this.read ?? { errors: [] };
    if (errors.length === 0) return nothing;
    const t = this.words.csv;
    const lines = errors.map(({ line, code, value = '' }) =>
      t.line(formatCount(line), t.errors[code](value)),
    );
    return html`${banner('error', { message: t.refused(formatCount(errors.length)), advice: t.refusedAdvice })}
      <ul tabindex="0" aria-label=${t.refused(formatCount(errors.length))}>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
  }

  #save(): void {
    const { table, accounts, texts } = this;
    this.dispatchEvent(
      new SaveCsvEvent(accountTableToCsv(table, accounts, (taxCase) => texts.taxCaseText(taxCase))),
    );
  }

  async #onFile(): Promise<void> {
    const file = this.input.files?.[0];
    if (!file) return;
    const read = accountTableFromCsv(decodeCsv(await file.arrayBuffer()), this.accounts);
    // The same file, corrected meanwhile, is a choice as well.
    this.input.value = '';
    this.read = read;
    if (read.errors.length === 0) this.dispatchEvent(new ReadRowsEvent(read.rows));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-account-csv': AccountCsv;
  }
}
