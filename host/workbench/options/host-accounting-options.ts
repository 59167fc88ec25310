import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  CHARTS_OF_ACCOUNTS,
  type Chart,
  type ChartOfAccounts,
  type LedgerAccount,
} from '../../api/accounts.ts';
import { decodeCsv } from '../../api/csv.ts';
import type { Disposable } from '../../api/disposable.ts';
import type { Books } from '../books.ts';
import { formatCount, formatRate } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import '../grid/host-grid.ts';
import { searchRows } from '../grid/search-rows.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import type { HostGrid } from '../grid/host-grid.ts';
import { listOutput } from '../views/list-output.ts';
import { confirm } from '../window/confirm.ts';
import { showMessage } from '../window/show-message.ts';
import './host-period-options.ts';
import { optionsStyles } from './options.styles.ts';
import { parseAccounts } from './parse-accounts.ts';

const COLUMNS: readonly GridColumn<LedgerAccount>[] = [
  { key: 'number', title: text('accounts.number'), width: 120, text: (row) => row.number },
  { key: 'name', title: text('accounts.name'), width: 240, grow: 1, text: (row) => row.name },
  {
    key: 'automatic',
    title: text('accounts.automatic'),
    width: 140,
    text: (row) => (row.automaticRate === undefined ? '' : formatRate(row.automaticRate)),
    sortValue: (row) => row.automaticRate,
  },
];
const MOST_PROBLEMS = 5;

/** Buchhaltung Funktionen: period and Sachkontenrahmen of the Mandant. */
@customElement('host-accounting-options')
export class HostAccountingOptions extends LitElement {
  static override styles = [
    controls,
    optionsStyles,
    css`
      host-grid {
        height: min(520px, 60vh);
        border: 1px solid var(--host-color-border);
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @state() private chart: Chart | undefined;
  @state() private query = '';
  @state() private problem = '';
  #subscription: Disposable | undefined;
  #shown: Books | undefined;

  override willUpdate(): void {
    if (this.#shown === this.books) return;
    this.#shown = this.books;
    this.#subscription?.dispose();
    this.#subscription = this.books.session.onDidChangeAccounts(() => void this.#read());
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#subscription?.dispose();
    this.#shown = undefined;
  }

  override render(): TemplateResult {
    const { mandant } = this.books.session;
    const accounts = this.chart?.accounts ?? [];
    const rows = searchRows(accounts, COLUMNS, this.query);
    return html`<h1>${text('options.accounting')}</h1>
      <host-period-options .books=${this.books}></host-period-options>
      <section class="group">
        <h2>${text('accounts.chart')}</h2>
        <div class="field">
          <label for="chart">${text('accounts.chart')}</label>
          <div class="control">
            <select id="chart" aria-describedby="chart-note problem" @change=${this.#onChart}>
              ${CHARTS_OF_ACCOUNTS.map((chart) => html`<option ?selected=${chart === mandant.chartOfAccounts}>${chart}</option>`)}
            </select>
            <p class="description" id="chart-note">${text('accounts.chartNote')}</p>
            <p class="problem" id="problem" role="alert">${this.problem}</p>
          </div>
        </div>
        <div class="field">
          <span class="label">${text('accounts.individual')}</span>
          <div class="control">
            <p role="status">
              ${this.chart?.individual ? text('accounts.isIndividual') : text('accounts.isStandard')}
            </p>
            <div class="line">
              <button
                type="button"
                @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}
              >
                ${icon('upload')}${text('accounts.import')}
              </button>
              <input
                id="file"
                type="file"
                hidden
                accept=".csv,text/csv"
                aria-label=${text('accounts.import')}
                @change=${this.#onFile}
              />
              ${
                this.chart?.individual
                  ? html`<button type="button" @click=${() => void this.#backToStandard()}>
                      ${text('accounts.reset')}
                    </button>`
                  : nothing
              }
            </div>
            <p class="description">${text('accounts.importNote')}</p>
          </div>
        </div>
        <div class="line">
          <h3>${text('accounts.count', { count: formatCount(accounts.length) })}</h3>
          <input
            type="search"
            aria-label=${text('accounts.search')}
            placeholder=${text('accounts.search')}
            @input=${(event: InputEvent) => (this.query = (event.target as HTMLInputElement).value)}
          />
          ${listOutput<LedgerAccount>(
            { title: text('accounts.title'), columns: COLUMNS, isReading: this.chart === undefined },
            () => this.renderRoot.querySelector<HostGrid<LedgerAccount>>('host-grid'),
            0,
          )}
        </div>
        <host-grid
          .label=${text('accounts.title')}
          .columns=${COLUMNS}
          .rows=${rows}
          .rowKey=${(row: LedgerAccount) => row.number}
          .emptyState=${text('list.noMatch')}
        ></host-grid>
      </section>`;
  }

  readonly #onChart = (event: Event): void => {
    const chartOfAccounts = (event.target as HTMLSelectElement).value as ChartOfAccounts;
    void this.#change(() => this.books.session.admin.updateMandant({ chartOfAccounts }));
  };

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file !== undefined) void this.#change(() => this.#import(file));
  };

  async #import(file: File): Promise<void> {
    const { accounts, problems } = parseAccounts(decodeCsv(await file.arrayBuffer()));
    if (problems.length > 0 || accounts.length === 0) {
      const more =
        problems.length > MOST_PROBLEMS
          ? [text('accounts.more', { count: problems.length - MOST_PROBLEMS })]
          : [];
      throw new Error(
        [text('accounts.notImported'), ...problems.slice(0, MOST_PROBLEMS), ...more].join('\n'),
      );
    }
    const sure = await confirm({
      title: text('accounts.import'),
      question: text('accounts.importQuestion', { count: formatCount(accounts.length), file: file.name }),
      action: text('accounts.replace'),
    });
    if (!sure) return;
    await this.books.session.admin.replaceAccounts(accounts);
    void showMessage('success', text('accounts.imported', { count: formatCount(accounts.length) }));
  }

  #backToStandard(): Promise<void> {
    return this.#change(() => this.books.session.admin.replaceAccounts([]));
  }

  async #change(change: () => Promise<unknown>): Promise<void> {
    this.problem = '';
    try {
      await change();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    await this.#read();
  }

  async #read(): Promise<void> {
    try {
      this.chart = await this.books.session.admin.chart();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-accounting-options': HostAccountingOptions;
  }
}
