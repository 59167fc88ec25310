import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Instant } from '../../../host/api/calendar-date.ts';
import { matchesSearch } from '../../../host/api/matches-search.ts';
import type { SendTexts } from '../../l10n/de/contact-send.ts';
import type { SendPlanState, SendResult } from '../../services/contacts/outbound/send-result.ts';
import type { SendPlan, SendRow, SendState } from '../../services/contacts/outbound/send-plan.ts';
import { sendProblemOf } from '../../services/contacts/outbound/send-texts.ts';
import type { RunPause } from '../../services/run-watch.ts';
import { contactListStyles } from '../contact-lists/contact-list.styles.ts';
import { reading } from '../contact-lists/reading.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import '../grid/grid.ts';
import type { GridSelectEvent } from '../grid/grid-events.ts';
import { formatCount } from '../format.ts';
import { lastRunButton, OpenLastRunEvent } from '../last-run.ts';
import { pauseBanner } from '../pause-banner.ts';
import { banner } from '../problem-banner.ts';
import { searchField } from '../search-field.ts';
import '../tabs/tabs.ts';
import type { TabEvent } from '../tabs/tabs.ts';
import { resultColumns, sendColumns } from './send-columns.ts';
import './send-detail.ts';
import { SendContactsEvent, StopSendingEvent } from './send-events.ts';
import { noteText } from './send-text.ts';

const STATES: readonly SendState[] = ['new', 'changed', 'unclear', 'refused', 'unchanged'];
const rowKey = ({ personId }: SendRow) => personId;
const rowName = ({ name }: SendRow) => name;
const resultKey = ({ row }: SendResult) => row.personId;
const resultName = ({ row }: SendResult) => row.name;
const isChoosable = ({ write }: SendRow) => write !== undefined;

export interface SendProgress {
  readonly done: number;
  readonly total: number;
  readonly stopping: boolean;
}

/**
 * "Nach Lexware Office übertragen": what would be written there, person by person, nothing chosen beforehand (rules.md 20); then what was.
 *
 * @fires send-contacts with the chosen rows
 * @fires decide-contact
 * @fires stop-sending
 * @fires open-last-run
 * @fires answer the results, or nothing
 */
@defineElement('lexoffice-contact-send')
export class ContactSendView extends DialogElement<readonly SendResult[]> {
  static override styles = [...DialogElement.shared, contactListStyles];

  @property({ attribute: false }) sendTexts!: SendTexts;
  @property({ attribute: false }) state: SendPlanState = { status: 'pending', done: 0 };
  @property({ type: Boolean }) deciding = false;
  @property({ attribute: false }) progress?: SendProgress;
  /** The sending waits, and goes on by itself. */
  @property({ attribute: false }) pause?: RunPause;
  @property({ attribute: false }) results?: readonly SendResult[];
  /** When the last run ended that can be opened again. */
  @property({ attribute: false }) lastRun?: Instant;

  @state() private tab?: SendState;
  @state() private search = '';
  @state() private selected: ReadonlySet<string> = new Set();

  #shown: readonly SendRow[] = [];
  #chosen: readonly SendRow[] = [];
  #columns: ReturnType<typeof sendColumns> = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (this.state.status !== 'ready') return;
    const { plan } = this.state;
    this.tab ??= STATES.find((candidate) => plan.counts[candidate] > 0) ?? 'new';
    const { tab } = this;
    this.#chosen = plan.rows.filter((row) => isChoosable(row) && this.selected.has(row.personId));
    if (changed.has('state') || changed.has('tab') || changed.has('search')) {
      this.#shown = plan.rows.filter((row) => row.state === tab && this.#isFound(row));
      this.#columns = sendColumns(this.texts, this.sendTexts, tab);
    }
  }

  override render(): TemplateResult {
    const { state, texts, sendTexts } = this;
    if (this.results) return this.#renderResults(this.results);
    if (this.pause)
      return html`${pauseBanner(texts, sendTexts.retrying, this.pause)}
        <div class="spring"></div>
        ${this.#renderFooter()}`;
    switch (state.status) {
      case 'pending':
        return html`${reading(texts, sendTexts.direction, state)} ${this.#renderFooter()}`;
      case 'failed':
        return html`${banner('error', sendProblemOf(texts, sendTexts, state.code))}
          <div class="spring"></div>
          ${this.#renderFooter()}`;
      case 'ready':
        return html`${banner('warning', { message: sendTexts.warning, advice: sendTexts.warningAdvice })}
        ${this.#renderPlan(state.plan)} ${this.#renderFooter(state.plan)}`;
    }
  }

  #isFound(row: SendRow): boolean {
    const note = noteText(row, this.texts, this.sendTexts);
    return matchesSearch(this.search, row.number, row.name, row.fields.city, note);
  }

  #renderPlan(plan: SendPlan): TemplateResult {
    const { texts, sendTexts } = this;
    const tab = this.tab ?? 'new';
    const label = sendTexts.listLabel(sendTexts.states[tab]);
    return html`<lexoffice-tabs
      label=${sendTexts.tabs}
      .tabs=${STATES.map((id) => ({
        id,
        label: sendTexts.states[id],
        count: formatCount(plan.counts[id]),
        alert: (id === 'refused' || id === 'unclear') && plan.counts[id] > 0,
      }))}
      active=${tab}
      @tab-change=${(event: TabEvent) => (this.tab = event.tab as SendState)}
    >
      <div class="toolbar">
        ${searchField(texts, this.search, texts.common.search, (search) => (this.search = search))}
        <span class="spring"></span>
        <span class="direction">${sendTexts.direction}</span>
      </div>
      <lexoffice-grid
        label=${label}
        .texts=${texts.common.grid}
        .columns=${this.#columns}
        .rows=${this.#shown}
        .rowKey=${rowKey}
        .rowName=${rowName}
        .selectable=${this.progress || !(tab === 'new' || tab === 'changed') ? undefined : isChoosable}
        .selected=${this.selected}
        .detail=${this.#detail}
        @grid-select=${this.#onSelect}
      >
        <div slot="empty" class="empty">
          ${plan.counts[tab] === 0 ? sendTexts.nothing(sendTexts.states[tab]) : sendTexts.nothingMatches}
        </div>
      </lexoffice-grid>
    </lexoffice-tabs>`;
  }

  #renderResults(results: readonly SendResult[]): TemplateResult {
    const { texts, sendTexts } = this;
    const count = (...kinds: readonly SendResult['kind'][]) =>
      results.filter(({ kind }) => kinds.includes(kind)).length;
    const open = count('failed', 'unclear', 'not-tried');
    return html`${banner(open === 0 ? 'success' : 'warning', {
        message: sendTexts.done,
        advice: sendTexts.outcome(
          formatCount(count('created')),
          formatCount(count('updated')),
          formatCount(open),
        ),
      })}
      <lexoffice-grid
        label=${sendTexts.resultList}
        .texts=${texts.common.grid}
        .columns=${resultColumns(texts, sendTexts)}
        .rows=${results}
        .rowKey=${resultKey}
        .rowName=${resultName}
      ></lexoffice-grid>
      <footer>
        <div class="buttons">
          <button type="button" class="primary" @click=${() => this.answer(results)}>
            ${texts.common.close}
          </button>
        </div>
      </footer>`;
  }

  #renderFooter(plan?: SendPlan): TemplateResult {
    const { texts, sendTexts, progress } = this;
    if (progress) return this.#renderProgress(progress);
    return html`<footer>
      ${lastRunButton(texts, this.lastRun, () => this.dispatchEvent(new OpenLastRunEvent()))}
      <div class="buttons">
        <button type="button" @click=${() => this.answer()}>${texts.common.cancel}</button>
        ${
          plan
            ? html`<button
                type="button"
                class="primary"
                ?disabled=${this.#chosen.length === 0 || this.deciding}
                @click=${() => this.dispatchEvent(new SendContactsEvent(plan, this.#chosen))}
              >
                ${sendTexts.send(formatCount(this.#chosen.length))}
              </button>`
            : nothing
        }
      </div>
    </footer>`;
  }

  #renderProgress({ done, total, stopping }: SendProgress): TemplateResult {
    const { sendTexts } = this;
    const text = sendTexts.sending(formatCount(done), formatCount(total));
    return html`<footer>
      <progress aria-label=${text} max=${total} value=${done}></progress>
      <span role="status">${text}</span>
      <div class="buttons">
        <button
          type="button"
          ?disabled=${stopping}
          @click=${() => this.dispatchEvent(new StopSendingEvent())}
        >
          ${stopping ? sendTexts.stopping : sendTexts.stop}
        </button>
        ${
          this.pause === undefined
            ? nothing
            : html`<button type="button" class="primary" @click=${() => this.answer()}>
                ${this.texts.common.close}
              </button>`
        }
      </div>
    </footer>`;
  }

  readonly #detail = (row: SendRow): TemplateResult =>
    html`<lexoffice-send-detail
      .texts=${this.texts}
      .sendTexts=${this.sendTexts}
      .row=${row}
      ?disabled=${this.deciding || this.progress !== undefined}
    ></lexoffice-send-detail>`;

  #onSelect(event: GridSelectEvent): void {
    const selected = new Set(this.selected);
    for (const key of event.keys) {
      if (event.selected) selected.add(key);
      else selected.delete(key);
    }
    this.selected = selected;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-contact-send': ContactSendView;
  }
}
