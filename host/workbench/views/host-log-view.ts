import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TermDescriber } from '../../api/terms.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import type { Books } from '../books.ts';
import { formatInstant, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent } from '../grid/grid-events.ts';
import { searchRows } from '../grid/search-rows.ts';
import '../host-segments.ts';
import { icon } from '../icons.ts';
import { hostTerm } from '../l10n/terms.ts';
import { text } from '../l10n/text.ts';
import type { RepairFinder } from '../repair.ts';
import { controls } from '../styles/controls.styles.ts';
import { showMessage } from '../window/show-message.ts';
import { ListView, type AnyList } from './list-view.ts';
import { readableValue, wordsOf } from './readable-value.ts';
import { actionName, type ActionNames } from './action-name.ts';
import './host-run-history.ts';
import './host-error-log.ts';
import { auditColumns } from './log-columns.ts';
import { renderLogDetails } from './log-details.ts';
import { subjectOf } from './log-subject.ts';
import { logDetailsStyles } from './log-details.styles.ts';
import type { JobTitles, RunOpener } from './run-columns.ts';
import type { KeptValues } from './view-memory.ts';
import { viewStyles } from './view.styles.ts';

/** Fehlerprotokoll, Logbuch and the runs. */
@customElement('host-log-view')
export class HostLogView extends ListView {
  static override styles = [
    controls,
    viewStyles,
    logDetailsStyles,
    css`
      /* They have a bar of their own. */
      host-error-log,
      host-run-history {
        grid-row: 1 / -1;
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
  /** Where lines of the Fehlerprotokoll are put right. */
  @property({ attribute: false }) repairOf: RepairFinder = () => undefined;
  @state() private mode = 'errors';
  /** The run whose Fehlerprotokoll is shown. */
  @state() private run: string | undefined;
  @state() private current: string | undefined;

  protected override memoryName(): string {
    return 'log';
  }

  protected override kept(): KeptValues {
    return { mode: this.mode, current: this.current, run: this.run };
  }

  protected override takeUp(values: KeptValues): void {
    this.mode = values['mode'] ?? 'errors';
    this.current = values['current'];
    this.run = values['run'];
  }

  protected override lists({ audit }: Books): readonly AnyList[] {
    return [audit];
  }

  override render(): TemplateResult {
    const { audit } = this.books;
    if (this.mode === 'runs')
      return html`<host-run-history
        data-manual="runs"
        .books=${this.books}
        .jobTitles=${this.jobTitles}
        .runOpener=${this.runOpener}
        @host-run-errors=${(event: CustomEvent<string>) => this.#showErrorsOf(event.detail)}
        >${this.#renderModes()}</host-run-history
      >`;
    if (this.mode === 'errors')
      return html`<host-error-log
        .books=${this.books}
        .termOf=${this.termOf}
        .repairOf=${this.repairOf}
        .run=${this.run}
        @host-all-runs=${() => (this.run = undefined)}
        >${this.#renderModes()}</host-error-log
      >`;
    const columns = auditColumns(this.actionNames, this.termOf);
    const rows = this.#rows(columns);
    const current = rows.find(({ id }) => id === this.current);
    const reading = audit.state.status === 'pending';
    return html`
      <div class="bar">
        ${this.#renderModes()}
        <button type="button" @click=${() => void this.#checkChain()}>
          ${icon('check')}${text('log.check')}
        </button>
        ${this.renderPeriod()}
        <span class="spacer"></span>
        ${this.renderSearch(text('log.search'))}
        ${this.renderOutput({ title: text('log.audit'), columns, isReading: reading })}
      </div>
      <div class="panes" data-manual="audit-log">
        <div class="list">
          ${this.renderFailure(audit)}
          <host-grid
            .label=${text('log.audit')}
            .columns=${columns}
            .rows=${rows}
            .list=${'log.audit'}
            .lines=${2}
            .rowKey=${(row: AuditEntry) => row.id}
            .currentKey=${this.current}
            .emptyState=${this.emptyState(audit.state, text('empty.audit'), text('empty.audit.next'))}
            @host-marked-rows=${this.onMarkedRows}
            @host-current-row=${(event: CurrentRowEvent<AuditEntry>) => (this.current = event.row?.id)}
          ></host-grid>
          ${current === undefined ? nothing : this.#renderDetails(current)}
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

  #renderDetails(entry: AuditEntry): TemplateResult {
    const subject = subjectOf(entry, this.termOf);
    return renderLogDetails([
      [text('log.action'), `${actionName(entry.action, this.actionNames)} (${entry.action})`],
      [text('log.subject'), subject],
      [text('log.old'), readableValue(entry.oldValue, this.termOf)],
      [text('log.new'), readableValue(entry.newValue, this.termOf)],
      [text('log.time'), `${formatInstant(entry.time)} · ${entry.user}`],
      [text('log.reference'), subject === wordsOf(entry.subject, this.termOf) ? undefined : entry.subject],
      [text('log.hash'), entry.hash],
    ]);
  }

  #switch(mode: string): void {
    this.mode = mode;
    this.current = undefined;
  }

  #showErrorsOf(run: string): void {
    this.#switch('errors');
    this.run = run;
  }

  #rows(columns: readonly GridColumn<AuditEntry>[]): readonly AuditEntry[] {
    const rows = this.books.audit.state.rows.filter(({ time }) => this.isShownOf(today(new Date(time))));
    return searchRows(rows, columns, this.query);
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
