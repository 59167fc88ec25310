import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ERROR_SEVERITIES } from '../../api/log.ts';
import type { TermDescriber } from '../../api/terms.ts';
import type { Books } from '../books.ts';
import { formatCount, formatInstant, today } from '../format.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent, MarkedRowsEvent, RowAction } from '../grid/grid-events.ts';
import type { HostGrid } from '../grid/host-grid.ts';
import { searchRows } from '../grid/search-rows.ts';
import { tableOf } from '../grid/table-of.ts';
import { icon } from '../icons.ts';
import { hostTerm } from '../l10n/terms.ts';
import { text } from '../l10n/text.ts';
import type { RepairFinder } from '../repair.ts';
import { controls } from '../styles/controls.styles.ts';
import { showMessage } from '../window/show-message.ts';
import { groupErrors, type ErrorGroup } from './error-groups.ts';
import { ListView, type AnyList } from './list-view.ts';
import { errorColumns, errorExportColumns } from './log-columns.ts';
import { renderLogDetails } from './log-details.ts';
import { logDetailsStyles } from './log-details.styles.ts';
import { wordsOf } from './readable-value.ts';
import type { KeptValues } from './view-memory.ts';
import { viewStyles } from './view.styles.ts';

const SEVERITIES = ['all', ...ERROR_SEVERITIES] as const;
const STATES = ['open', 'done', 'all'] as const;
type ShownState = (typeof STATES)[number];

/**
 * The Fehlerprotokoll: what was told several times is one row, what is open comes unless the user wants to see what is done.
 * @fires host-all-runs the lines of all runs are wanted again
 */
@customElement('host-error-log')
export class HostErrorLog extends ListView {
  static override styles = [
    controls,
    viewStyles,
    logDetailsStyles,
    css`
      /* Three filters and the search share one line at 1280 pixels. */
      .search {
        flex: 1 1 140px;
        max-width: 240px;
      }
    `,
  ];

  @property({ attribute: false }) override books!: Books;
  /** What the codes mean that stand in the particulars. */
  @property({ attribute: false }) termOf: TermDescriber = hostTerm;
  /** Where lines are put right. */
  @property({ attribute: false }) repairOf: RepairFinder = () => undefined;
  /** Only the lines of this run, done ones too. */
  @property() run: string | undefined;
  @state() private severity = 'all';
  @state() private shownState: ShownState = 'open';
  @state() private current: string | undefined;
  @state() private marked: readonly ErrorGroup[] = [];

  protected override memoryName(): string {
    return 'errors';
  }

  protected override kept(): KeptValues {
    return { severity: this.severity, state: this.shownState, current: this.current };
  }

  protected override takeUp(values: KeptValues): void {
    this.severity = values['severity'] ?? 'all';
    this.shownState = STATES.find((known) => known === values['state']) ?? 'open';
    this.current = values['current'];
    this.marked = [];
  }

  protected override lists({ errors }: Books): readonly AnyList[] {
    return [errors];
  }

  override render(): TemplateResult {
    const { errors } = this.books;
    const groups = this.#groups();
    const columns = errorColumns(this.shownState, this.termOf, groups);
    const reading = errors.state.status === 'pending';
    const current = groups.find(({ newest }) => newest.id === this.current);
    const isEmptyOfOpen = this.shownState === 'open' && errors.state.rows.length > 0;
    const empty = isEmptyOfOpen ? 'empty.errorsDone' : 'empty.errors';
    return html`
      <div class="bar">
        <slot></slot>
        ${this.#renderFilters()} ${this.renderPeriod()}
        <span class="spacer"></span>
        ${this.#renderMarked()} ${this.renderSearch(text('log.search'))}
        ${this.renderOutput<ErrorGroup>({
          title: text('log.errors'),
          columns: errorColumns('all', this.termOf, groups),
          // Line by line, as it happened: for the support.
          file: (groups) =>
            tableOf(
              groups.flatMap(({ lines }) => lines),
              errorExportColumns(this.termOf),
            ),
          isReading: reading,
        })}
      </div>
      <div
        class="panes"
        data-manual=${current === undefined ? 'error-log' : `message-${current.newest.code}`}
      >
        <div class="list">
          ${this.renderFailure(errors)}
          <host-grid
            .label=${text('log.errors')}
            .columns=${columns}
            .rows=${groups}
            .list=${'log.errors'}
            .lines=${2}
            .rowKey=${({ newest }: ErrorGroup) => newest.id}
            .rowMenu=${this.#menuOf}
            .currentKey=${this.current}
            .emptyState=${this.emptyState(errors.state, text(empty), text(`${empty}.next`))}
            @host-current-row=${(event: CurrentRowEvent<ErrorGroup>) => (this.current = event.row?.newest.id)}
            @host-marked-rows=${this.#onMarked}
          ></host-grid>
          ${this.#renderCount(groups)} ${current === undefined ? nothing : this.#renderDetails(current)}
        </div>
      </div>
    `;
  }

  #renderFilters(): TemplateResult {
    const isShown = this.shownState;
    return html`<label>
        ${text('log.state')}
        <select @change=${(event: Event) => (this.shownState = chosen(event) as ShownState)}>
          ${STATES.map((each) => html`<option value=${each} ?selected=${each === isShown}>${text(`log.state.${each}`)}</option>`)}
        </select>
      </label>
      <label>
        ${text('log.severity')}
        <select @change=${(event: Event) => (this.severity = chosen(event))}>
          ${SEVERITIES.map(
            (severity) =>
              html`<option value=${severity} ?selected=${severity === this.severity}>
                ${severity === 'all' ? text('log.all') : text(`severity.${severity}`)}
              </option>`,
          )}
        </select>
      </label>
      ${
        this.run === undefined
          ? nothing
          : html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('host-all-runs'))}>
              ${text('runs.onlyRun')}
            </button>`
      }`;
  }

  readonly #onMarked = (event: MarkedRowsEvent): void => {
    this.onMarkedRows(event);
    this.marked = event.rows as readonly ErrorGroup[];
  };

  /** The number in the Cockpit counts what was told: where rows stand for several lines, this says of how many. */
  #renderCount(groups: readonly ErrorGroup[]): TemplateResult | typeof nothing {
    const lines = groups.reduce((sum, group) => sum + group.lines.length, 0);
    if (lines === groups.length) return nothing;
    const key = groups.length === 1 ? 'log.groupsOne' : 'log.groups';
    return html`<div class="sum">
      ${text(key, { rows: formatCount(groups.length), lines: formatCount(lines) })}
    </div>`;
  }

  /** One row has its button below the list. */
  #renderMarked(): TemplateResult | typeof nothing {
    const marked = this.marked.filter(({ done }) => !done);
    if (marked.length < 2) return nothing;
    return html`<button type="button" @click=${() => void this.#mark(marked, true)}>
      ${icon('check')}${text('log.markMany', { count: formatCount(marked.length) })}
    </button>`;
  }

  #renderDetails(group: ErrorGroup): TemplateResult {
    const { newest, first, lines } = group;
    const repair = this.repairOf(newest);
    const told =
      lines.length === 1
        ? `${formatInstant(newest.time)} · ${newest.user}`
        : text('log.toldTimes', {
            count: formatCount(lines.length),
            first: formatInstant(first.time),
            last: formatInstant(newest.time),
          });
    const { done } = newest;
    return renderLogDetails(
      [
        [text('log.document'), newest.document],
        [text('log.message'), newest.message],
        [text('log.advice'), newest.advice],
        [text('log.state.done'), done && `${formatInstant(done.time)} · ${done.user}`],
        [text('log.time'), told],
        [text('log.code'), newest.code],
        [text('log.run'), newest.batchId],
        ...Object.entries(newest.details ?? {}).map(
          ([name, value]) => [this.termOf(name, 'name') ?? name, wordsOf(value, this.termOf)] as const,
        ),
      ],
      html`<div class="actions">
        ${
          repair === undefined
            ? nothing
            : html`<button type="button" class="primary" @click=${() => repair.open()}>
                ${repair.label}
              </button>`
        }
        <button type="button" @click=${() => void this.#mark([group], !group.done)}>
          ${icon(group.done ? 'refresh' : 'check')}${markLabel(group)}
        </button>
      </div>`,
    );
  }

  readonly #menuOf = (group: ErrorGroup): readonly RowAction[] => {
    const repair = this.repairOf(group.newest);
    return [
      ...(repair === undefined ? [] : [{ id: 'repair', label: repair.label, run: () => repair.open() }]),
      { id: 'mark', label: markLabel(group), run: () => void this.#mark([group], !group.done) },
    ];
  };

  /** What leaves the list hands the current row on to its neighbour, so that the keyboard goes on from there. */
  async #mark(groups: readonly ErrorGroup[], done: boolean): Promise<void> {
    const grid = this.renderRoot.querySelector<HostGrid<ErrorGroup>>('host-grid');
    const seen = grid?.visibleRows ?? [];
    const place = seen.findIndex(({ newest }) => newest.id === this.current);
    const stays = ({ newest }: ErrorGroup): boolean => !groups.some((group) => group.newest.id === newest.id);
    const next = seen.slice(place + 1).find(stays) ?? seen.slice(0, Math.max(place, 0)).findLast(stays);
    const ids = groups.flatMap(({ lines }) =>
      lines.filter((line) => (line.done === undefined) === done).map(({ id }) => id),
    );
    try {
      await this.books.session.admin.markErrors(ids, done);
      if (this.shownState !== 'all') this.current = next?.newest.id;
      const kind = `log.marked.${done ? 'done' : 'open'}` as const;
      const count = formatCount(groups.length);
      void showMessage('success', groups.length === 1 ? text(kind) : text(`${kind}Many`, { count }));
      await this.focusList();
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    }
  }

  #groups(): readonly ErrorGroup[] {
    const lines = this.books.errors.state.rows.filter(
      ({ severity, batchId, time }) =>
        this.isShownOf(today(new Date(time))) &&
        (this.severity === 'all' || severity === this.severity) &&
        (this.run === undefined || batchId === this.run),
    );
    const groups = groupErrors(lines).filter(
      ({ done }) =>
        this.run !== undefined || this.shownState === 'all' || done === (this.shownState === 'done'),
    );
    return searchRows(groups, errorColumns('all', this.termOf), this.query);
  }
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

const markLabel = ({ done }: ErrorGroup): string => text(done ? 'log.reopen' : 'log.mark');

declare global {
  interface HTMLElementTagNameMap {
    'host-error-log': HostErrorLog;
  }
}
