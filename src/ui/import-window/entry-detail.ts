import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { typedDate } from '../../../host/api/typed-date.ts';
import type { Texts } from '../../l10n/texts.ts';
import { isPaid } from '../../services/invoices/rules/payment.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import { moved, openDay } from '../../services/invoices/rules/posting-date.ts';
import { differencesTable } from '../differences-table.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { plainTable } from '../plain-table.styles.ts';
import { formatCents, formatDate, formatMonth } from '../format.ts';
import { postingDays } from '../posting-days.ts';
import { banner } from '../problem-banner.ts';
import { tokens } from '../tokens.ts';
import {
  accountField,
  accountOptions,
  hasAccountChoice,
  type AccountChoiceParams,
  type RefusedAccount,
} from './account-choice.ts';
import { bookingSection } from './booking-section.ts';
import { reasonText } from '../reason-text.ts';
import { bookingProblemText, hintText } from './hint-text.ts';
import { monthEffects } from './month-effects.ts';
import { refusalOf } from '../../services/invoices/rules/person-refusal.ts';
import { EntryDateEvent, ImportActionEvent } from './import-actions.ts';
import { remedyButtons } from './remedy-button.ts';

/** Whether the user may move the day: of a Storno that has its own, and of both bookings of a correction (rules.md 6, 7). */
function hasOwnDate(entry: Entry): boolean {
  if (entry.class !== 'preselected' && entry.class !== 'offered') return false;
  const isHinted = (code: string) => entry.hints.some((hint) => hint.code === code);
  return (
    entry.kind === 'correction' ||
    (entry.kind === 'cancellation' &&
      (!isHinted('voided-before-transfer') || isHinted('voided-in-other-month')))
  );
}

/**
 * What a row of the import window opens to: the proposed booking and why, what changed, what blocks it.
 *
 * @fires import-action a remedy or "In Lexware Office öffnen"
 * @fires entry-date the user moved the date
 */
@defineElement('lexoffice-entry-detail')
class EntryDetail extends LitElement {
  static override styles = [
    tokens,
    controls,
    plainTable,
    css`
      :host {
        display: grid;
        gap: var(--_space-3);
        max-inline-size: 1000px;
        font-size: 13px;
        white-space: normal;
      }
      h4,
      p,
      ul {
        margin: 0;
      }
      h4 {
        margin-block-end: var(--_space-1);
        font-weight: 600;
      }
      ul {
        padding-inline-start: var(--_space-4);
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space-3);
      }
      input.account {
        inline-size: 9ch;
      }
      .problem {
        color: var(--_danger);
      }
      table + p {
        margin-block-start: var(--_space-1);
      }
      td.side {
        inline-size: 64px;
        color: var(--_muted);
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) entry!: Entry;
  /** Changed by the user; otherwise the entry's own. */
  @property({ attribute: false }) date?: CalendarDate;
  @property({ attribute: false }) closedUntil?: CalendarDate;
  /** Of the chart, to choose from. */
  @property({ attribute: false }) accounts: readonly LedgerAccount[] = [];
  @property({ attribute: false }) refused?: RefusedAccount;
  @property({ attribute: false }) syncing: ReadonlySet<string> = new Set();

  /** What stands in the field of the date is no date. */
  @state() private isUnreadable = false;

  override render(): TemplateResult {
    const { entry, texts } = this;
    const hints = entry.hints.filter((hint) => hint !== refusalOf(entry));
    const t = texts.importWindow.detail;
    const { reversal, booking } = moved(entry, this.date, this.closedUntil);
    const choice = hasAccountChoice(entry) ? { texts, entry, refused: this.refused } : undefined;
    return html`${choice ? accountOptions(this.accounts) : nothing} ${this.#renderProblem()}
      ${choice ? this.#renderOwnAccounts(choice) : nothing} ${this.#renderDifferences()}
      ${reversal ? bookingSection(texts, reversal, t.reversal) : nothing}
      ${
        booking
          ? bookingSection(texts, booking, reversal ? t.newBooking : t.booking, choice)
          : entry.detail === 'pending'
            ? html`<p class="muted">${texts.importWindow.detailPending} …</p>`
            : nothing
      }
      ${reversal && booking ? this.#renderMonths(monthEffects([reversal, booking])) : nothing}
      ${
        hints.length === 0
          ? nothing
          : html`<section>
              <h4>${t.hints}</h4>
              <ul>
                ${hints.map((hint) => html`<li>${hintText(hint, texts)}</li>`)}
              </ul>
            </section>`
      }
      ${entry.row && isPaid(entry.row) ? html`<p class="muted">${t.paid}</p>` : nothing}
      <div class="actions">
        ${hasOwnDate(entry) ? this.#renderDate() : nothing}
        ${
          entry.documentId === ''
            ? nothing
            : html`<button
                type="button"
                class="link"
                @click=${() => this.dispatchEvent(new ImportActionEvent({ kind: 'open-remote', entry }))}
              >
                ${texts.importWindow.actions.openRemote}
              </button>`
        }
      </div>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { entry, texts } = this;
    const code = entry.reason ?? (entry.detail === 'failed' ? (entry.failure ?? 'unreadable') : undefined);
    if (code === undefined) return nothing;
    const { message, advice } = reasonText(code, entry, texts);
    const exactly = entry.problems.map((problem) => bookingProblemText(problem, texts));
    const severity = entry.class === 'blocked' ? 'warning' : 'info';
    return banner(
      severity,
      { message: [message, ...exactly].join(' '), advice },
      html`<div class="actions">
        ${entry.reason === 'amounts-differ' ? nothing : remedyButtons(entry, texts, this.syncing)}
      </div>`,
    );
  }

  /** What a missing or unconfirmed row of the table blocks can be given an account of its own. */
  #renderOwnAccounts(choice: AccountChoiceParams): TemplateResult | typeof nothing {
    const { texts, entry } = this;
    const cases = entry.problems.flatMap((problem) => ('taxCase' in problem ? [problem] : []));
    if (cases.length === 0) return nothing;
    return html`<section>
      <h4>${texts.importWindow.detail.ownAccounts}</h4>
      ${cases.map(
        ({ taxCase, account = '' }) =>
          html`<p>${texts.taxCaseText(taxCase)}: ${accountField(choice, taxCase, account)}</p>`,
      )}
    </section>`;
  }

  #renderDifferences(): TemplateResult | typeof nothing {
    const { differences } = this.entry;
    if (differences.length === 0) return nothing;
    const { detail, fields } = this.texts.importWindow;
    return differencesTable(this.texts, detail.differences, differences, (field) => fields[field] ?? field);
  }

  #renderMonths(effects: ReturnType<typeof monthEffects>): TemplateResult {
    const t = this.texts.importWindow.detail;
    return html`<p class="months">
      ${t.taxOfMonths}
      ${effects.map(({ month, taxCents }) => `${formatMonth(month)}: ${formatCents(taxCents)}`).join(' · ')}
    </p>`;
  }

  #renderDate(): TemplateResult {
    const { entry } = this;
    const t = this.texts.importWindow.detail;
    const days = postingDays(entry, this.date);
    const [own = entry.date] = days;
    return html`<label>
      ${entry.kind === 'correction' ? t.correctionDate : t.cancellationDate}
      <input
        placeholder="TT.MM.JJJJ"
        autocomplete="off"
        size="10"
        .value=${live(days.length > 1 || own === undefined ? '' : formatDate(own))}
        aria-invalid=${this.isUnreadable ? 'true' : 'false'}
        @change=${(event: Event) => this.#move((event.target as HTMLInputElement).value.trim())}
      />
      <span role="alert">${this.isUnreadable ? t.dateUnreadable : nothing}</span>
    </label>`;
  }

  /** A typed day in a closed period becomes the first open one. */
  #move(typed: string): void {
    const day = typed === '' ? '' : typedDate(typed, this.entry.date ?? '');
    this.isUnreadable = day === undefined;
    if (day === undefined) return;
    const open = day === '' ? day : openDay(day, this.closedUntil);
    this.dispatchEvent(new EntryDateEvent(this.entry.key, open));
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-entry-detail': EntryDetail;
  }
}
