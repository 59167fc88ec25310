import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Instant } from '../../../host/api/calendar-date.ts';
import { matchesSearch } from '../../../host/api/matches-search.ts';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { ContactPlan, ContactPlanRow, ContactState } from '../../services/contacts/contact-plan.ts';
import type { PlanState } from '../../services/contacts/contact-plan.ts';
import type { SyncOutcome } from '../../services/contacts/sync-order.ts';
import type { RunPause } from '../../services/run-watch.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import type { GridSelectEvent } from '../grid/grid-events.ts';
import { formatCount } from '../format.ts';
import { lastRunButton, OpenLastRunEvent } from '../last-run.ts';
import { pauseBanner } from '../pause-banner.ts';
import { banner } from '../problem-banner.ts';
import { problemText } from '../problem-text.ts';
import { searchField } from '../search-field.ts';
import '../tabs/tabs.ts';
import type { TabEvent } from '../tabs/tabs.ts';
import { contactColumns } from './contact-columns.ts';
import './contact-detail.ts';
import { noteText, reasonText } from './contact-text.ts';
import { reading } from '../contact-lists/reading.ts';
import { contactListStyles } from '../contact-lists/contact-list.styles.ts';
import { ApplySyncEvent, ExportRefusedEvent, OverwriteEvent, StopSyncEvent } from './sync-events.ts';
import { chosenRows, isChoosable, rowKey } from './sync-choice.ts';

const STATES: readonly ContactState[] = ['new', 'changed', 'unchanged', 'refused', 'conflict'];
const rowName = (row: ContactPlanRow) => row.name;

/**
 * "Mit Lexware Office abgleichen": what the sync would do, row by row, before anything is written (rules.md 17); then what it did.
 *
 * @fires overwrite-change the switch "Stammdaten überschreiben" moved
 * @fires apply-sync with the chosen rows
 * @fires stop-sync
 * @fires export-refused
 * @fires open-last-run
 * @fires answer the outcome, or nothing
 */
@defineElement('lexoffice-contact-sync')
export class ContactSyncView extends DialogElement<SyncOutcome> {
  static override styles = [...DialogElement.shared, contactListStyles];

  @property({ attribute: false }) personRole: PersonRole | 'both' = 'customer';
  @property({ attribute: false }) state: PlanState = { status: 'pending', done: 0 };
  /** Planning anew or writing is under way. */
  @property({ attribute: false }) busy?: 'replanning' | 'applying';
  /** Of the writing. */
  @property({ attribute: false }) progress?: { readonly done: number; readonly total: number };
  /** The writing waits, and goes on by itself. */
  @property({ attribute: false }) pause?: RunPause;
  @property({ attribute: false }) outcome?: SyncOutcome;
  /** When the last run ended that can be opened again. */
  @property({ attribute: false }) lastRun?: Instant;

  @state() private tab?: ContactState;
  @state() private search = '';
  @state() private stopping = false;
  @state() private excluded: ReadonlySet<string> = new Set();
  @state() private decided: ReadonlySet<string> = new Set();

  #shown: readonly ContactPlanRow[] = [];
  #chosen: readonly ContactPlanRow[] = [];
  #chosenKeys: ReadonlySet<string> = new Set();
  #columns: readonly GridColumn<ContactPlanRow>[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (this.state.status !== 'ready') return;
    const { plan } = this.state;
    // Opens where there is something to do.
    this.tab ??= STATES.find((candidate) => plan.counts[candidate] > 0) ?? 'new';
    const { tab } = this;
    if (changed.has('state') || changed.has('excluded') || changed.has('decided')) {
      this.#chosen = chosenRows(plan, this.excluded, this.decided);
      this.#chosenKeys = new Set(this.#chosen.map(rowKey));
    }
    if (changed.has('state') || changed.has('tab') || changed.has('search')) {
      this.#shown = plan.rows.filter((row) => row.state === tab && this.#isFound(row));
      this.#columns = contactColumns(this.texts, tab);
    }
  }

  override render(): TemplateResult {
    const { state, texts } = this;
    if (this.outcome) return this.#renderOutcome(this.outcome);
    if (this.busy === 'applying') return this.#renderApplying();
    switch (state.status) {
      case 'pending':
        return html`${reading(texts, texts.contactSync.direction, state)} ${this.#renderFooter()}`;
      case 'failed':
        return html`${banner('error', problemText(texts, state.code))}
          <div class="spring"></div>
          ${this.#renderFooter()}`;
      case 'ready':
        return html`${this.#renderHead(state.plan)} ${this.#renderPlan(state.plan)}
        ${this.#renderFooter(state.plan)}`;
    }
  }

  #renderApplying(): TemplateResult {
    const { texts, pause, progress, stopping } = this;
    const t = texts.contactSync;
    return html`<div class="fill">
        ${
          pause === undefined
            ? html`<div class="reading" role="status">
                <progress
                  aria-label=${t.applying}
                  max=${progress?.total ?? nothing}
                  value=${progress?.done ?? nothing}
                ></progress>
                <p>
                  ${progress === undefined ? t.applying : t.applyingOf(formatCount(progress.done), formatCount(progress.total))}
                </p>
                ${stopping ? html`<p class="muted">${t.stopping}</p>` : nothing}
              </div>`
            : pauseBanner(texts, t.retrying, pause)
        }
      </div>
      <footer>
        <div class="buttons">
          <button
            type="button"
            ?disabled=${stopping}
            @click=${() => {
              this.stopping = true;
              this.dispatchEvent(new StopSyncEvent());
            }}
          >
            ${texts.common.cancel}
          </button>
          ${
            pause === undefined
              ? nothing
              : html`<button type="button" class="primary" @click=${() => this.answer()}>
                  ${texts.common.close}
                </button>`
          }
        </div>
      </footer>`;
  }

  #isFound(row: ContactPlanRow): boolean {
    return matchesSearch(this.search, row.number, row.name, row.fields.city, noteText(row, this.texts));
  }

  #renderHead(plan: ContactPlan): TemplateResult {
    const t = this.texts.contactSync;
    return html`<div>
        <p>
          <span class="direction">${t.direction}</span>
          <span class="muted">
            · ${t.directionNote}
            ${this.personRole === 'supplier' ? html`<span>${t.supplierNote}</span>` : nothing}</span
          >
        </p>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-describedby="consequence"
            aria-checked=${plan.overwrite}
            .checked=${live(plan.overwrite)}
            ?disabled=${this.busy !== undefined}
            @change=${(event: Event) =>
              this.dispatchEvent(new OverwriteEvent((event.target as HTMLInputElement).checked))}
          />
          ${t.overwrite}
          <span id="consequence" class="muted">${plan.overwrite ? t.overwriteOn : t.overwriteOff}</span>
        </label>
      </div>
      ${plan.complete ? nothing : banner('warning', { message: t.incomplete, advice: t.incompleteAdvice })}`;
  }

  #renderPlan(plan: ContactPlan): TemplateResult {
    const { texts } = this;
    const t = texts.contactSync;
    const { contactStates } = texts.common;
    const tab = this.tab ?? 'new';
    const decidable = tab === 'conflict' && plan.rows.some(({ decision }) => decision);
    const choosable = tab === 'new' || tab === 'changed' || decidable;
    const withoutRole = plan.withoutRole === 0 ? undefined : t.withoutRole(formatCount(plan.withoutRole));
    const note = decidable ? t.decisionNote : withoutRole;
    const label = t.listLabel(contactStates[tab]);
    return html`<lexoffice-tabs
      label=${t.tabs}
      .tabs=${STATES.map((id) => ({
        id,
        label: contactStates[id],
        count: formatCount(plan.counts[id]),
        alert: (id === 'refused' || id === 'conflict') && plan.counts[id] > 0,
      }))}
      active=${tab}
      @tab-change=${(event: TabEvent) => (this.tab = event.tab as ContactState)}
    >
      <div class="toolbar">
        ${searchField(texts, this.search, texts.common.search, (search) => (this.search = search))}
        <span class="spring"></span>
        ${note === undefined ? nothing : html`<span class="muted">${note}</span>`}
        ${
          plan.counts.refused + plan.counts.conflict === 0
            ? nothing
            : html`<button type="button" @click=${() => this.dispatchEvent(new ExportRefusedEvent())}>
                ${t.exportRefused}
              </button>`
        }
      </div>
      <lexoffice-grid
        label=${label}
        .texts=${texts.common.grid}
        .columns=${this.#columns}
        .rows=${this.#shown}
        .rowKey=${rowKey}
        .rowName=${rowName}
        .selectable=${choosable ? isChoosable : undefined}
        .selected=${this.#chosenKeys}
        .detail=${this.#detail}
        @grid-select=${this.#onSelect}
      >
        <div slot="empty" class="empty">
          ${plan.counts[tab] === 0 ? t.nothing(contactStates[tab]) : t.nothingMatches}
        </div>
      </lexoffice-grid>
    </lexoffice-tabs>`;
  }

  #renderOutcome(outcome: SyncOutcome): TemplateResult {
    const { texts } = this;
    const t = texts.contactSync;
    const notTaken = this.#notTaken(outcome);
    return html`${banner(notTaken.length + (outcome.uncounted ?? 0) === 0 ? 'success' : 'warning', {
        message: t.done,
        advice: t.outcome(
          formatCount(outcome.created),
          formatCount(outcome.updated),
          formatCount(notTaken.length + (outcome.uncounted ?? 0)),
        ),
      })}
      ${
        notTaken.length === 0
          ? html`<div class="spring"></div>`
          : html`<h2>${t.failedRows}</h2>
              <ul class="failed-rows spring" tabindex="0" aria-label=${t.failedRows}>
                ${notTaken.map(
                  ({ row, why }) => html`<li>${row.number ?? t.noNumber} · ${row.name}: ${why}</li>`,
                )}
              </ul>`
      }
      <footer>
        <div class="buttons">
          ${
            notTaken.length === 0 || this.state.status !== 'ready'
              ? nothing
              : html`<button type="button" @click=${() => this.dispatchEvent(new ExportRefusedEvent())}>
                  ${t.exportRefused}
                </button>`
          }
          <button type="button" class="primary" @click=${() => this.answer(outcome)}>
            ${texts.common.close}
          </button>
        </div>
      </footer>`;
  }

  /** Refused, in conflict and not decided, or failed when it was written; each with its reason. */
  #notTaken({
    failed,
    open,
  }: SyncOutcome): readonly { readonly row: ContactPlanRow; readonly why: string }[] {
    const { texts } = this;
    const rows = this.state.status === 'ready' ? this.state.plan.rows : (open ?? []);
    return [
      ...failed.map(({ row, code, message }) => ({ row, why: message ?? problemText(texts, code).message })),
      ...rows
        .filter(({ state }) => state === 'refused' || state === 'conflict')
        .filter((row) => !this.#chosenKeys.has(rowKey(row)))
        .map((row) => ({ row, why: reasonText(row, texts) })),
    ];
  }

  #renderFooter(plan?: ContactPlan): TemplateResult {
    const { texts } = this;
    const t = texts.contactSync;
    const count = this.#chosen.length;
    return html`<footer>
      ${lastRunButton(texts, this.lastRun, () => this.dispatchEvent(new OpenLastRunEvent()))}
      <div class="buttons">
        <button type="button" @click=${() => this.answer()}>${texts.common.cancel}</button>
        ${
          plan
            ? html`<button
                type="button"
                class="primary"
                ?disabled=${this.busy !== undefined}
                @click=${() => this.dispatchEvent(new ApplySyncEvent(plan, this.#chosen))}
              >
                ${count === 0 ? t.finishUnchanged : t.apply(formatCount(count))}
              </button>`
            : nothing
        }
      </div>
    </footer>`;
  }

  readonly #detail = (row: ContactPlanRow): TemplateResult =>
    html`<lexoffice-contact-detail .texts=${this.texts} .row=${row}></lexoffice-contact-detail>`;

  #onSelect(event: GridSelectEvent): void {
    if (this.tab === 'conflict') this.decided = toggled(this.decided, event.keys, event.selected);
    else this.excluded = toggled(this.excluded, event.keys, !event.selected);
  }
}

function toggled(set: ReadonlySet<string>, keys: readonly string[], isIn: boolean): ReadonlySet<string> {
  const result = new Set(set);
  for (const key of keys) {
    if (isIn) result.add(key);
    else result.delete(key);
  }
  return result;
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-contact-sync': ContactSyncView;
  }
}
