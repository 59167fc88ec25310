import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { toCsv } from '../../api/csv.ts';
import { ERROR_SEVERITIES, type ErrorLogEntry } from '../../api/log.ts';
import type { TermDescriber } from '../../api/terms.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import type { Books } from '../books.ts';
import { formatInstant, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent } from '../grid/host-grid.ts';
import { searchRows } from '../grid/search-rows.ts';
import { tableOf } from '../grid/table-of.ts';
import '../host-segments.ts';
import { icon } from '../icons.ts';
import { hostTerm } from '../l10n/terms.ts';
import { text } from '../l10n/text.ts';
import type { LiveList } from '../live-list.ts';
import { controls } from '../styles/controls.styles.ts';
import { printTable } from '../window/print-table.ts';
import { saveFile } from '../window/save-file.ts';
import { showMessage } from '../window/show-message.ts';
import { ListView, type AnyList } from './list-view.ts';
import { readableValue, wordsOf } from './readable-value.ts';
import { actionName, type ActionNames } from './action-name.ts';
import './host-run-history.ts';
import { auditColumns, errorColumns, errorExportColumns } from './log-columns.ts';
import type { JobTitles, RunOpener } from './run-columns.ts';
import type { KeptValues } from './view-memory.ts';
import { viewStyles } from './view.styles.ts';

const SEVERITIES = ['all', ...ERROR_SEVERITIES] as const;

/** Fehlerprotokoll, Logbuch and the runs. */
@customElement('host-log-view')
export class HostLogView extends ListView {
  static override styles = [
    controls,
    viewStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: var(--host-space-1) var(--host-space-3);
        padding: var(--host-space-3) var(--host-space-4);
        max-height: 34vh;
        overflow: auto;
        border-top: 2px solid var(--host-color-accent);
        background: var(--host-color-surface);
      }

      dt {
        color: var(--host-color-text-muted);
      }

      dd {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) override books!: Books;
  /** What plugins call their actions in the Logbuch. */
  @property({ attribute: false }) actionNames: ActionNames = {};
  /** What the codes mean that stand in the Logbuch and the Fehlerprotokoll. */
  @property({ attribute: false }) termOf: TermDescriber = hostTerm;
  /** What the jobs of the plugins are called. */
  @property({ attribute: false }) jobTitles: JobTitles = {};
  @property({ attribute: false }) runOpener: RunOpener = () => undefined;
  @state() private mode = 'errors';
  /** The run whose Fehlerprotokoll is shown. */
  @state() private run: string | undefined;
  @state() private severity = 'all';
  @state() private current: string | undefined;

  protected override memoryName(): string {
    return 'log';
  }

  protected override kept(): KeptValues {
    return { mode: this.mode, severity: this.severity, current: this.current, run: this.run };
  }

  protected override takeUp(values: KeptValues): void {
    this.mode = values['mode'] ?? 'errors';
    this.severity = values['severity'] ?? 'all';
    this.current = values['current'];
    this.run = values['run'];
  }

  protected override lists({ errors, audit }: Books): readonly AnyList[] {
    return [errors, audit];
  }

  override render(): TemplateResult {
    const { errors, audit } = this.books;
    if (this.mode === 'runs')
      return html`<div class="bar">${this.#renderModes()}</div>
        <host-run-history
          .books=${this.books}
          .jobTitles=${this.jobTitles}
          .runOpener=${this.runOpener}
          @host-run-errors=${(event: CustomEvent<string>) => this.#showErrorsOf(event.detail)}
        ></host-run-history>`;
    return html`
      <div class="bar">
        ${this.#renderModes()}
        ${this.mode === 'errors' ? this.#renderErrorFilter() : this.#renderChainCheck()}
        ${this.renderPeriod()}
        <span class="spacer"></span>
        ${this.renderSearch(text('log.search'))}
        ${this.renderExport(() => void this.#export(), (this.mode === 'errors' ? errors : audit).state.status === 'pending')}
        ${this.renderPrint(() => this.#print(), (this.mode === 'errors' ? errors : audit).state.status === 'pending')}
      </div>
      <div class="panes">
        <div class="list">
          ${this.renderFailure(this.mode === 'errors' ? errors : audit)}
          ${
            this.mode === 'errors'
              ? this.#renderGrid(errors, this.#errorRows(), errorColumns, text('log.errors'))
              : this.#renderGrid(
                  audit,
                  this.#auditRows(),
                  auditColumns(this.actionNames, this.termOf),
                  text('log.audit'),
                )
          }
        </div>
      </div>
    `;
  }

  #renderModes(): TemplateResult {
    return html`<host-segments
      .label=${text('log.mode')}
      .value=${this.mode}
      .segments=${[
        { value: 'errors', label: text('log.errors') },
        { value: 'audit', label: text('log.audit') },
        { value: 'runs', label: text('runs.title') },
      ]}
      @host-segment=${(event: CustomEvent<string>) => this.#switch(event.detail)}
    ></host-segments>`;
  }

  #renderErrorFilter(): TemplateResult {
    return html`${this.#renderSeverityFilter()}
    ${
      this.run === undefined
        ? nothing
        : html`<button type="button" @click=${() => (this.run = undefined)}>${text('runs.onlyRun')}</button>`
    }`;
  }

  #renderGrid<Row extends ErrorLogEntry | AuditEntry>(
    list: LiveList<Row>,
    rows: readonly Row[],
    columns: readonly GridColumn<Row>[],
    label: string,
  ): TemplateResult {
    const current = rows.find(({ id }) => id === this.current);
    const kind = this.mode === 'errors' ? 'errors' : 'audit';
    return html`<host-grid
        .label=${label}
        .columns=${columns}
        .rows=${rows}
        .list=${`log.${kind}`}
        .rowKey=${(row: Row) => row.id}
        .currentKey=${this.current}
        .emptyState=${this.emptyState(list.state, text(`empty.${kind}`), text(`empty.${kind}.next`))}
        @host-current-row=${(event: CurrentRowEvent<Row>) => (this.current = event.row?.id)}
      ></host-grid>
      ${current === undefined ? nothing : this.#renderDetails(current)}`;
  }

  #renderDetails(entry: ErrorLogEntry | AuditEntry): TemplateResult {
    const facts: readonly (readonly [string, string | undefined])[] =
      'message' in entry
        ? [
            [text('log.document'), entry.document],
            [text('log.message'), entry.message],
            [text('log.advice'), entry.advice],
            [text('log.code'), entry.code],
            [text('log.run'), entry.batchId],
            ...Object.entries(entry.details ?? {}).map(
              ([name, value]) => [this.termOf(name, 'name') ?? name, wordsOf(value, this.termOf)] as const,
            ),
            [text('log.time'), `${formatInstant(entry.time)} · ${entry.user}`],
          ]
        : [
            [text('log.action'), `${actionName(entry.action, this.actionNames)} (${entry.action})`],
            [text('log.subject'), wordsOf(entry.subject, this.termOf)],
            [text('log.old'), readableValue(entry.oldValue, this.termOf)],
            [text('log.new'), readableValue(entry.newValue, this.termOf)],
            [text('log.time'), `${formatInstant(entry.time)} · ${entry.user}`],
            [text('log.hash'), entry.hash],
          ];
    return html`<dl aria-label=${text('log.details')} tabindex="0">
      ${facts.map(([name, value]) =>
        value === undefined || value === ''
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  #renderSeverityFilter(): TemplateResult {
    return html`<label>
      ${text('log.severity')}
      <select @change=${(event: Event) => (this.severity = (event.target as HTMLSelectElement).value)}>
        ${SEVERITIES.map(
          (severity) =>
            html`<option value=${severity} ?selected=${severity === this.severity}>
              ${severity === 'all' ? text('log.all') : text(`severity.${severity}`)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #renderChainCheck(): TemplateResult {
    return html`<button type="button" @click=${() => void this.#checkChain()}>
      ${icon('check')}${text('log.check')}
    </button>`;
  }

  #switch(mode: string): void {
    this.mode = mode;
    this.current = undefined;
  }

  #showErrorsOf(run: string): void {
    this.#switch('errors');
    this.severity = 'all';
    this.run = run;
  }

  #errorRows(): readonly ErrorLogEntry[] {
    const rows = this.books.errors.state.rows.filter(
      ({ severity, batchId, time }) =>
        this.isShownOf(today(new Date(time))) &&
        (this.severity === 'all' || severity === this.severity) &&
        (this.run === undefined || batchId === this.run),
    );
    return searchRows(rows, errorColumns, this.query);
  }

  #auditRows(): readonly AuditEntry[] {
    const rows = this.books.audit.state.rows.filter(({ time }) => this.isShownOf(today(new Date(time))));
    return searchRows(rows, auditColumns(this.actionNames, this.termOf), this.query);
  }

  #print(): void {
    if (this.mode === 'errors') printTable(text('log.errors'), tableOf(this.#errorRows(), errorColumns));
    else {
      const columns = auditColumns(this.actionNames, this.termOf);
      printTable(text('log.audit'), tableOf(this.#auditRows(), columns));
    }
  }

  async #export(): Promise<void> {
    const content =
      this.mode === 'errors'
        ? tableOf(this.#errorRows(), errorExportColumns)
        : tableOf(this.#auditRows(), auditColumns(this.actionNames, this.termOf));
    const name = `${this.mode === 'errors' ? text('log.errors') : text('log.audit')} ${today()}.csv`;
    await saveFile({ name, contentType: 'text/csv;charset=utf-8', content: toCsv(content) });
  }

  async #checkChain(): Promise<void> {
    try {
      const { intact, lines, problem } = await this.books.session.admin.checkAuditLog();
      void showMessage(
        intact ? 'success' : 'error',
        intact ? text('log.intact', { lines }) : text('log.broken', { problem: problem ?? '' }),
      );
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-log-view': HostLogView;
  }
}
