import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { JOB_STATES, type JobRun } from '../../api/jobs.ts';
import type { Books } from '../books.ts';
import { today } from '../format.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent } from '../grid/grid-events.ts';
import { searchRows } from '../grid/search-rows.ts';
import { tableOf } from '../grid/table-of.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { showMessage } from '../window/show-message.ts';
import { ListView, type AnyList } from './list-view.ts';
import { runColumns, runExportColumns, type JobTitles, type RunOpener } from './run-columns.ts';
import type { KeptValues } from './view-memory.ts';
import { viewStyles } from './view.styles.ts';

const STATES = ['all', ...JOB_STATES] as const;
const OPEN: readonly string[] = ['queued', 'running', 'waiting'];

/**
 * Every run of a job in this Mandant, by hand, from the command line or by itself: who, when, what came of it.
 *
 * @fires host-run-errors with the id of the run whose Fehlerprotokoll is wanted
 */
@customElement('host-run-history')
export class HostRunHistory extends ListView {
  static override styles = [controls, viewStyles];

  @property({ attribute: false }) override books!: Books;
  @property({ attribute: false }) jobTitles: JobTitles = {};
  @property({ attribute: false }) runOpener: RunOpener = () => undefined;
  @state() private job = 'all';
  @state() private runState = 'all';
  @state() private current: string | undefined;

  protected override memoryName(): string {
    return 'runs';
  }

  protected override kept(): KeptValues {
    return { job: this.job, state: this.runState, current: this.current };
  }

  protected override takeUp(values: KeptValues): void {
    this.job = values['job'] ?? 'all';
    this.runState = values['state'] ?? 'all';
    this.current = values['current'];
  }

  protected override lists({ runs }: Books): readonly AnyList[] {
    return [runs];
  }

  override render(): TemplateResult {
    const { runs } = this.books;
    const rows = this.#rows();
    const current = rows.find(({ id }) => id === this.current);
    return html`
      <div class="bar">
        <slot></slot>
        ${this.#renderChoice(
          text('runs.job'),
          [...new Set(runs.state.rows.map(({ job }) => job))].map((job) => [job, this.jobTitles[job] ?? job]),
          this.job,
          (job) => (this.job = job),
        )}
        ${this.#renderChoice(
          text('runs.state'),
          STATES.flatMap((each) => (each === 'all' ? [] : [[each, text(`runs.state.${each}`)] as const])),
          this.runState,
          (runState) => (this.runState = runState),
        )}
        ${this.renderPeriod()}
        <span class="spacer"></span>
        ${current === undefined ? nothing : this.#renderActions(current)}
        ${this.renderSearch(text('runs.search'))}
        ${this.renderOutput<JobRun>({
          title: text('runs.title'),
          columns: runColumns(this.jobTitles),
          file: (runs) => tableOf(runs, runExportColumns(this.jobTitles)),
          isReading: runs.state.status === 'pending',
        })}
      </div>
      <div class="panes">
        <div class="list">
          ${this.renderFailure(runs)}
          <host-grid
            .label=${text('runs.title')}
            .columns=${runColumns(this.jobTitles)}
            .rows=${rows}
            .list=${'runs'}
            .lines=${2}
            .rowKey=${(row: JobRun) => row.id}
            .currentKey=${this.current}
            .emptyState=${this.emptyState(runs.state, text('empty.runs'), text('empty.runs.next'))}
            @host-marked-rows=${this.onMarkedRows}
            @host-current-row=${(event: CurrentRowEvent<JobRun>) => (this.current = event.row?.id)}
          ></host-grid>
        </div>
      </div>
    `;
  }

  #renderChoice(
    label: string,
    values: readonly (readonly [string, string])[],
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult {
    return html`<label>
      ${label}
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${[['all', text('log.all')] as const, ...values].map(
          ([value, title]) => html`<option value=${value} ?selected=${value === chosen}>${title}</option>`,
        )}
      </select>
    </label>`;
  }

  #renderActions(run: JobRun): TemplateResult {
    const open = this.runOpener(run);
    return html`${
        open === undefined
          ? nothing
          : html`<button type="button" @click=${open}>${icon('document')}${text('runs.open')}</button>`
      }
      ${
        OPEN.includes(run.state)
          ? html`<button type="button" @click=${() => void this.#cancel(run)}>${text('runs.cancel')}</button>`
          : nothing
      }
      <button
        type="button"
        @click=${() => this.dispatchEvent(new CustomEvent('host-run-errors', { detail: run.id }))}
      >
        ${icon('list')}${text('runs.errors')}
      </button>`;
  }

  #rows(): readonly JobRun[] {
    const rows = this.books.runs.state.rows.filter(
      ({ job, state, createdAt }) =>
        this.isShownOf(today(new Date(createdAt))) &&
        (this.job === 'all' || job === this.job) &&
        (this.runState === 'all' || state === this.runState),
    );
    return searchRows(rows, runColumns(this.jobTitles), this.query);
  }

  async #cancel(run: JobRun): Promise<void> {
    try {
      await this.books.session.jobs(run.plugin).cancel(run.id);
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-run-history': HostRunHistory;
  }
}
