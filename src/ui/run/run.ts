import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Texts } from '../../l10n/texts.ts';
import type { EntryOutcome, RunResult, RunState } from '../../services/invoices/run/import-run.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { formatCount, formatInstant } from '../format.ts';
import { pauseBanner } from '../pause-banner.ts';
import { banner } from '../problem-banner.ts';
import { problemText } from '../problem-text.ts';
import '../tabs/tabs.ts';
import type { TabEvent } from '../tabs/tabs.ts';
import { outcomeColumns, type OutcomeRow } from './outcome-columns.ts';
import { runProgress } from './run-progress.ts';

const PARTS = ['imported', 'alreadyTransferred', 'leftOut', 'blocked', 'failed', 'unknown'] as const;
/** Opened first: what needs the user. */
const BY_URGENCY = ['failed', 'unknown', 'blocked', 'imported', 'leftOut', 'alreadyTransferred'] as const;

const rowKey = ({ entry }: OutcomeRow) => entry.key;
const rowName = ({ entry }: OutcomeRow) => entry.number;

export class CancelRunEvent extends Event {
  constructor() {
    super('cancel-run');
  }
}

export class OpenErrorLogEvent extends Event {
  constructor() {
    super('open-error-log');
  }
}

export class UndoRunEvent extends Event {
  constructor() {
    super('undo-run');
  }
}

/**
 * An import run from its first document to the result, which stays until the user closes it: numbers that add up to what was found
 * (rules.md 9), each with its documents and reasons.
 *
 * @fires cancel-run after the documents that are being booked
 * @fires open-error-log
 * @fires undo-run
 * @fires answer the result was acknowledged
 */
@defineElement('lexoffice-run')
export class Run extends DialogElement<undefined> {
  static override styles = [
    ...DialogElement.shared,
    css`
      .progress {
        display: grid;
        align-content: center;
        gap: var(--_space-3);
        inline-size: min(520px, 100%);
        margin: auto;
      }
      .line {
        font-variant-numeric: tabular-nums;
      }
      progress {
        block-size: 10px;
      }
      .identity {
        font-variant-numeric: tabular-nums;
      }
      lexoffice-tabs {
        flex: 1;
        min-block-size: 200px;
      }
      lexoffice-grid {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) state?: RunState;
  /** Files being fetched behind the run. */
  @property({ attribute: false }) attachments?: { readonly done: number; readonly total: number };
  /** Until Lexware Office is asked again, while it throttles. */
  @property({ type: Number }) pausedSeconds = 0;
  @state() private cancelling = false;
  @state() private chosenPart?: EntryOutcome['kind'];

  #columns: readonly GridColumn<OutcomeRow>[] = [];
  #rows: readonly OutcomeRow[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (this.state?.status !== 'finished') return;
    const { result } = this.state;
    if (changed.has('state'))
      this.chosenPart = BY_URGENCY.find((part) => countOf(result, part) > 0) ?? 'imported';
    const part = this.chosenPart ?? 'imported';
    if (!changed.has('state') && !changed.has('chosenPart')) return;
    this.#rows = result.outcomes.filter(({ outcome }) => outcome.kind === part);
    this.#columns = outcomeColumns(this.texts, part);
  }

  override render(): TemplateResult {
    const { state, texts } = this;
    switch (state?.status) {
      case undefined:
      case 'booking':
        return html`<div class="fill" aria-live="off">
            ${runProgress(state, this.cancelling, this.pausedSeconds, texts)}
          </div>
          <footer>
            <div class="buttons">
              <button type="button" ?disabled=${this.cancelling} @click=${this.#onCancel}>
                ${texts.common.cancel}
              </button>
            </div>
          </footer>`;
      case 'retrying':
        return html`${pauseBanner(texts, texts.run.retrying, state)}
          <div class="spring"></div>
          <footer>
            <div class="buttons">
              <button type="button" ?disabled=${this.cancelling} @click=${this.#onCancel}>
                ${texts.common.cancel}
              </button>
              <button type="button" class="primary" @click=${() => this.answer()}>
                ${texts.common.close}
              </button>
            </div>
          </footer>`;
      case 'cancelled':
        return html`${banner('info', {
            message: texts.run.ended.cancelled,
            advice: state.hadBegun ? texts.run.endedEarlyAdvice : texts.run.notBegun,
          })}
          <div class="spring"></div>
          ${this.#renderFooter()}`;
      case 'busy':
        return html`${banner('warning', {
            message: texts.run.busy(state.holder.user, formatInstant(state.holder.since)),
            advice: texts.run.busyAdvice,
          })}
          <div class="spring"></div>
          ${this.#renderFooter()}`;
      case 'failed': {
        const { message, advice } = problemText(texts, state.code);
        return html`${banner('error', {
            message: `${texts.run.failed} ${message}`,
            advice: `${advice} ${texts.run.failedAdvice}`,
          })}
          <div class="spring"></div>
          ${this.#renderFooter()}`;
      }
      case 'finished':
        return html`${this.#renderResult(state.result)} ${this.#renderFooter()}`;
    }
  }

  #renderResult(result: RunResult): TemplateResult {
    const { texts } = this;
    const t = texts.run;
    const { identity } = result;
    // The sixth number is there only when there is something to tell (rules.md 9).
    const shown = PARTS.filter((part) => part !== 'unknown' || countOf(result, part) > 0);
    const parts = shown
      .map((part) => `${formatCount(countOf(result, part))} ${t.outcomes[part]}`)
      .join(' + ');
    const part = this.chosenPart ?? 'imported';
    return html`<div>
        <h2 tabindex="-1">${t.ended[endOf(result)]}</h2>
        ${endOf(result) === 'finished' ? nothing : html`<p class="muted">${t.endedEarlyAdvice}</p>`}
        ${this.#renderSummary(result)}
        <p class="identity" role="status">${t.balanced(formatCount(identity.found), parts)}</p>
      </div>
      ${result.balanced ? nothing : banner('error', { message: t.unbalanced })}
      <lexoffice-tabs
        label=${t.ended[endOf(result)]}
        .tabs=${shown.map((id) => ({
          id,
          label: t.outcomes[id],
          count: formatCount(countOf(result, id)),
          alert: (id === 'failed' || id === 'blocked' || id === 'unknown') && countOf(result, id) > 0,
        }))}
        active=${part}
        @tab-change=${(event: TabEvent) => (this.chosenPart = event.tab as EntryOutcome['kind'])}
      >
        <lexoffice-grid
          label=${t.outcomes[part]}
          .texts=${texts.common.grid}
          .columns=${this.#columns}
          .rows=${this.#rows}
          .rowKey=${rowKey}
          .rowName=${rowName}
        >
          <div slot="empty" class="empty">${t.noneOf(t.outcomes[part])}</div>
        </lexoffice-grid>
      </lexoffice-tabs>`;
  }

  /** In one line what was booked and what was refused, with the way there. */
  #renderSummary({ identity }: RunResult): TemplateResult {
    const t = this.texts.run;
    const refused = identity.failed + identity.blocked;
    return html`<p class="summary">
      <strong>${t.summary(formatCount(identity.imported), formatCount(refused))}</strong>
      ${
        refused === 0
          ? nothing
          : html`<button
              type="button"
              class="link"
              @click=${() => (this.chosenPart = identity.failed > 0 ? 'failed' : 'blocked')}
            >
              ${t.showRefused}
            </button>`
      }
    </p>`;
  }

  #renderFooter(): TemplateResult {
    const { texts, attachments } = this;
    const t = texts.run;
    return html`<footer>
      ${
        attachments === undefined || attachments.total === 0
          ? nothing
          : html`<span class="muted">
              ${
                attachments.done === attachments.total
                  ? t.attachmentsDone(formatCount(attachments.total))
                  : t.attachments(formatCount(attachments.done), formatCount(attachments.total))
              }
            </span>`
      }
      <div class="buttons">
        ${
          this.state?.status === 'finished' && this.state.result.identity.imported > 0
            ? html`<button type="button" @click=${() => this.dispatchEvent(new UndoRunEvent())}>
                ${t.undo}
              </button>`
            : nothing
        }
        <button type="button" @click=${() => this.dispatchEvent(new OpenErrorLogEvent())}>
          ${t.openErrorLog}
        </button>
        <button type="button" class="primary" @click=${() => this.answer()}>${texts.common.close}</button>
      </div>
    </footer>`;
  }

  #onCancel(): void {
    this.cancelling = true;
    this.dispatchEvent(new CancelRunEvent());
  }
}

function countOf({ identity }: RunResult, part: EntryOutcome['kind']): number {
  return identity[part] ?? 0;
}

function endOf({ cancelled, interrupted }: RunResult): keyof Texts['run']['ended'] {
  if (cancelled) return 'cancelled';
  return interrupted ? 'interrupted' : 'finished';
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-run': Run;
  }
  interface HTMLElementEventMap {
    'cancel-run': CancelRunEvent;
    'open-error-log': OpenErrorLogEvent;
    'undo-run': UndoRunEvent;
  }
}
