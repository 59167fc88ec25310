import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { ReconciliationTexts } from '../../l10n/de/reconciliation.ts';
import type { ReconciliationRun } from '../../services/reconciliation/read-reconciliation.ts';
import type { Finding, Reconciliation } from '../../services/reconciliation/reconciliation.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { formatCount, formatDate } from '../format.ts';
import { plainTable } from '../plain-table.styles.ts';
import { lastRunButton } from '../last-run.ts';
import { pauseBanner } from '../pause-banner.ts';
import { banner } from '../problem-banner.ts';
import { problemText } from '../problem-text.ts';
import { searchField } from '../search-field.ts';
import { balanceTable } from './balance-table.ts';
import { findingColumns } from './finding-columns.ts';
import './finding-detail.ts';
import { filtered, isChosen, isInMonth, type FindingChoice } from './finding-filter.ts';
import { gapText, type Words } from './finding-text.ts';
import { ReconciliationActionEvent, type ReconciliationAction } from './reconciliation-events.ts';
import { reconciliationStyles } from './reconciliation.styles.ts';

const ALL = 'all';
const GAPS_SHOWN = 20;
const rowKey = ({ key }: Finding) => key;
const rowName = ({ number, key }: Finding) => number || key;
const isSettled = ({ settled }: Finding) => settled;

/**
 * "Abstimmung": months with count and sum on both sides, and the findings behind them.
 *
 * @fires reconciliation-action
 * @fires answer when it is closed
 */
@defineElement('lexoffice-reconciliation')
export class ReconciliationView extends DialogElement<undefined> {
  static override styles = [...DialogElement.shared, plainTable, reconciliationStyles];

  @property({ attribute: false }) words!: ReconciliationTexts;
  @property({ attribute: false }) state: ReconciliationRun = {
    status: 'listing',
    progress: { done: 0, total: 0 },
  };

  /** When the run ended that was the last before this one. */
  @property({ attribute: false }) lastRun?: Instant;

  /** Absent: all months. */
  @state() private month?: string;
  @state() private choice: FindingChoice = 'deviations';
  @state() private search = '';

  #shown: readonly Finding[] = [];
  #columns: readonly GridColumn<Finding>[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('texts') || changed.has('words')) this.#columns = findingColumns(this.#both);
    const result = this.#result;
    if (result && this.month !== undefined && !result.months.some(({ month }) => month === this.month))
      this.month = undefined;
    const { month, choice, search } = this;
    this.#shown = result ? filtered(result.findings, { month, choice, search }) : [];
  }

  override render(): TemplateResult {
    const { words } = this;
    const result = this.#result;
    return html`<p>${words.intro}</p>
      ${this.#renderFailure()} ${result ? this.#renderResult(result) : this.#renderReading()}
      <div class="visually-hidden" aria-live="polite">${this.#announcement()}</div>
      ${this.#renderFooter(result)}`;
  }

  get #both(): Words {
    return { texts: this.texts, words: this.words };
  }

  get #result(): Reconciliation | undefined {
    return 'result' in this.state ? this.state.result : undefined;
  }

  #announcement(): string {
    if (this.state.status !== 'ready') return '';
    const deviations = this.state.result.findings.filter(({ state }) => state !== 'equal').length;
    return this.words.ready(formatCount(deviations));
  }

  #renderFailure(): TemplateResult | typeof nothing {
    const { state, texts, words } = this;
    if (state.status === 'retrying') return pauseBanner(texts, words.retrying, state);
    if (state.status === 'cancelled')
      return banner('info', { message: words.cancelled, advice: words.cancelledAdvice });
    if (state.status !== 'failed') return nothing;
    const { message, advice } = problemText(texts, state.code);
    return banner('error', { message, advice: state.result ? `${advice} ${words.partial}` : advice });
  }

  #renderReading(): TemplateResult {
    const { state, words } = this;
    if (!('progress' in state)) return html`<div class="spring"></div>`;
    const [done, total] = [formatCount(state.progress.done), formatCount(state.progress.total)];
    const isKnown = state.progress.total > 0;
    const line = state.status === 'checking' ? words.checkingOf(done, total) : words.listingOf(done, total);
    return html`<div class="fill">
      <div class="reading">
        <progress
          aria-label=${words.listing}
          max=${isKnown ? state.progress.total : nothing}
          value=${isKnown ? state.progress.done : nothing}
        ></progress>
        <p>${isKnown ? line : words.listing}</p>
        <p class="muted">${words.goesOn}</p>
      </div>
    </div>`;
  }

  #renderResult(result: Reconciliation): TemplateResult {
    const { words } = this;
    const { beforeBoundary, complete, findings, lastFetchDate } = result;
    return html`${
      complete ? nothing : banner('warning', { message: words.incomplete, advice: words.incompleteAdvice })
    }
    ${
      findings.length === 0
        ? html`<div class="empty"><strong>${words.empty}</strong> ${words.emptyAdvice}</div>`
        : html`${this.#renderOverview(result)} ${this.#renderFindings(result)}`
    }
    ${this.#renderGaps(result)}
    ${
      beforeBoundary.count === 0
        ? nothing
        : html`<p class="muted">
            ${words.beforeBoundary(formatCount(beforeBoundary.count), formatDate(lastFetchDate))}
          </p>`
    }`;
  }

  #renderOverview({ months, total }: Reconciliation): TemplateResult {
    const { month, words, texts } = this;
    const both = this.#both;
    const chosen = months.find((each) => each.month === month);
    return html`<div class="overview">
      ${balanceTable(
        {
          label: words.monthsLabel,
          heading: words.columns.month,
          // The newest month is the one that is asked about.
          rows: months.toReversed().map((each) => ({
            ...each,
            key: each.month,
            name: words.monthName(each.month),
          })),
          total: { ...total, key: ALL, name: words.allMonths },
          chosen: month ?? ALL,
          choose: (key) => (this.month = key === ALL ? undefined : key),
        },
        both,
      )}
      ${
        chosen === undefined
          ? nothing
          : balanceTable(
              {
                label: words.kindsLabel(words.monthName(chosen.month)),
                heading: texts.common.columns.kind,
                rows: chosen.kinds.map(([kind, balance]) => ({
                  ...balance,
                  key: kind,
                  name: words.kinds[kind],
                })),
                total: { there: chosen.there, here: chosen.here, key: 'sum', name: words.total },
              },
              both,
            )
      }
    </div>`;
  }

  #renderFindings({ findings, total }: Reconciliation): TemplateResult {
    const { texts, words, month } = this;
    const shown = this.#shown;
    const inMonth = findings.filter((finding) => isInMonth(finding, month));
    const states = [...new Set(inMonth.map(({ state }) => state))];
    const option = (choice: FindingChoice, name: string) =>
      html`<option value=${choice} ?selected=${choice === this.choice}>
        ${words.option(name, formatCount(inMonth.filter((finding) => isChosen(finding, choice)).length))}
      </option>`;
    const nothingThere =
      this.choice === 'deviations' && this.search === '' ? words.allEqual : words.nothingMatches;
    return html`<div class="toolbar">
        <select
          aria-label=${words.filter}
          @change=${(event: Event) =>
            (this.choice = (event.target as HTMLSelectElement).value as FindingChoice)}
        >
          ${option('deviations', words.deviations)} ${option('all', words.everything)}
          ${
            // The chosen one stays, also in a month without it.
            [...new Set([...states, ...(isState(this.choice) ? [this.choice] : [])])].map((each) =>
              option(each, words.states[each]),
            )
          }
        </select>
        ${searchField(texts, this.search, words.searchPlaceholder, (search) => (this.search = search))}
        ${total.status === 'settled' ? html`<span class="muted">${words.nothingOpen}</span>` : nothing}
      </div>
      <div class="fill">
        <lexoffice-grid
          label=${words.listLabel(month === undefined ? words.allMonths : words.monthName(month))}
          .texts=${texts.common.grid}
          .columns=${this.#columns}
          .rows=${shown}
          .rowKey=${rowKey}
          .rowName=${rowName}
          .dim=${isSettled}
          .detail=${this.#detail}
        >
          <div slot="empty" class="empty">${nothingThere}</div>
        </lexoffice-grid>
      </div>`;
  }

  #renderGaps({ gaps }: Reconciliation): TemplateResult | typeof nothing {
    const { words, month } = this;
    const both = this.#both;
    const own = gaps.filter((gap) => month === undefined || gap.month === month);
    if (own.length === 0) return nothing;
    return html`<details>
      <summary>${words.option(words.gaps, formatCount(own.length))}</summary>
      <ul tabindex="0" aria-label=${words.gaps}>
        ${own.slice(0, GAPS_SHOWN).map((gap) => html`<li>${gapText(gap, both)}</li>`)}
        ${
          own.length > GAPS_SHOWN
            ? html`<li>${words.gapsMore(formatCount(own.length - GAPS_SHOWN))}</li>`
            : nothing
        }
      </ul>
    </details>`;
  }

  #renderFooter(result: Reconciliation | undefined): TemplateResult {
    const { texts, words, state, lastRun } = this;
    const isOpen = 'progress' in state || state.status === 'retrying';
    return html`<footer>
      <button type="button" ?disabled=${isOpen} @click=${() => this.#act({ kind: 'refresh' })}>
        ${texts.common.refresh}
      </button>
      <button type="button" ?disabled=${result === undefined} @click=${() => this.#act({ kind: 'export' })}>
        ${words.export}
      </button>
      ${isOpen ? lastRunButton(texts, lastRun, () => this.#act({ kind: 'open-last-run' })) : nothing}
      <div class="buttons">
        ${
          isOpen
            ? html`<button type="button" @click=${() => this.#act({ kind: 'cancel' })}>
                ${texts.common.cancel}
              </button>`
            : nothing
        }
        <button type="button" class="primary" @click=${() => this.answer()}>${texts.common.close}</button>
      </div>
    </footer>`;
  }

  #act(action: ReconciliationAction): void {
    this.dispatchEvent(new ReconciliationActionEvent(action));
  }

  readonly #detail = (finding: Finding): TemplateResult =>
    html`<lexoffice-finding-detail
      .texts=${this.texts}
      .words=${this.words}
      .finding=${finding}
    ></lexoffice-finding-detail>`;
}

function isState(choice: FindingChoice): choice is Exclude<FindingChoice, 'all' | 'deviations'> {
  return choice !== 'all' && choice !== 'deviations';
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-reconciliation': ReconciliationView;
  }
}
