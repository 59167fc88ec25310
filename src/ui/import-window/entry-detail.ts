import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { Booking } from '../../services/booking/booking.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import { moved, openDay } from '../../services/invoices/rules/posting-date.ts';
import { differencesTable } from '../differences-table.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { plainTable } from '../plain-table.styles.ts';
import { formatCents, formatDate, formatMonth } from '../format.ts';
import { postingDays } from '../posting-days.ts';
import { problemText } from '../problem-text.ts';
import { banner } from '../problem-banner.ts';
import { tokens } from '../tokens.ts';
import { bookingProblemText, hintText } from './hint-text.ts';
import { monthEffects } from './month-effects.ts';
import { refusalOf } from './person-refusal.ts';
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

/** Whether the table named every account (rules.md 22); another place says so in a hint, and a reversal follows what was booked. */
function isOfTable({ kind, lines, hints }: Booking): boolean {
  const isNew = kind === 'invoice' || kind === 'creditNote';
  return isNew && lines.length > 0 && !hints.some(({ code }) => code === 'account-of-person');
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
  @property({ attribute: false }) syncing: ReadonlySet<string> = new Set();

  override render(): TemplateResult {
    const { entry, texts } = this;
    const hints = entry.hints.filter((hint) => hint !== refusalOf(entry));
    const t = texts.importWindow.detail;
    const { reversal, booking } = moved(entry, this.date, this.closedUntil);
    return html`${this.#renderProblem()} ${this.#renderDifferences()}
      ${reversal ? this.#renderBooking(reversal, t.reversal) : nothing}
      ${
        booking
          ? this.#renderBooking(booking, reversal ? t.newBooking : t.booking)
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
    const refusal = refusalOf(entry);
    const { message, advice } = refusal
      ? { message: hintText(refusal, texts), advice: problemText(texts, refusal.problem).advice }
      : problemText(texts, code);
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

  #renderDifferences(): TemplateResult | typeof nothing {
    const { differences } = this.entry;
    if (differences.length === 0) return nothing;
    const { detail, fields } = this.texts.importWindow;
    return differencesTable(this.texts, detail.differences, differences, (field) => fields[field] ?? field);
  }

  #renderBooking(booking: Booking, heading: string): TemplateResult {
    const { texts } = this;
    const { columns, soll, haben } = texts.common;
    const t = texts.importWindow.detail;
    return html`<section>
      <h4>${[heading, ...this.#days(booking)].join(' · ')}</h4>
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${soll}/${haben}</span></th>
            <th scope="col">${columns.account}</th>
            <th scope="col">${columns.taxCase}</th>
            <th scope="col">${columns.taxKey}</th>
            <th scope="col" class="money">${columns.net}</th>
            <th scope="col" class="money">${columns.tax}</th>
            <th scope="col" class="money">${columns.gross}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td class="side">${soll}</td>
            <td>${booking.personAccount}</td>
            <td colspan="4">${booking.personName}</td>
            <td class="money">${formatCents(booking.grossCents)}</td>
          </tr>
          ${booking.lines.map(
            (line) =>
              html`<tr>
                <td class="side">${haben}</td>
                <td>${line.account}</td>
                <td>${texts.taxCaseText(line.taxCase)}</td>
                <td>${line.taxKey ?? texts.common.none}</td>
                <td class="money">${formatCents(line.netCents)}</td>
                <td class="money">${formatCents(line.taxCents)}</td>
                <td class="money">${formatCents(line.grossCents)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="muted">${this.#particulars(booking).join(' · ')}</p>
      ${booking.lines.length === 0 ? html`<p>${t.noLines}</p>` : nothing}
    </section>`;
  }

  /** Belegdatum, and the Buchungsdatum where it is another one. */
  #days({ date, postingDate = date }: Booking): readonly string[] {
    const t = this.texts.importWindow.detail;
    return [formatDate(date), ...(postingDate === date ? [] : [t.postedOn(formatDate(postingDate))])];
  }

  #renderMonths(effects: ReturnType<typeof monthEffects>): TemplateResult {
    const t = this.texts.importWindow.detail;
    return html`<p class="months">
      ${t.taxOfMonths}
      ${effects.map(({ month, taxCents }) => `${formatMonth(month)}: ${formatCents(taxCents)}`).join(' · ')}
    </p>`;
  }

  #particulars(booking: Booking): readonly string[] {
    const t = this.texts.importWindow.detail;
    const from = booking.serviceFrom ?? booking.serviceTo;
    const to = booking.serviceTo ?? booking.serviceFrom;
    return [
      t.bookingText(booking.text),
      ...(from !== undefined && to !== undefined ? [t.service(formatDate(from), formatDate(to))] : []),
      ...(booking.dueDate === undefined ? [] : [t.dueDate(formatDate(booking.dueDate))]),
      ...(isOfTable(booking) ? [t.accountsOfTable] : []),
    ];
  }

  #renderDate(): TemplateResult {
    const { entry } = this;
    const t = this.texts.importWindow.detail;
    const days = postingDays(entry, this.date);
    const [own = entry.date] = days;
    return html`<label>
      ${entry.kind === 'correction' ? t.correctionDate : t.cancellationDate}
      <input
        type="date"
        min=${this.closedUntil === undefined ? nothing : openDay(this.closedUntil, this.closedUntil)}
        .value=${live(days.length > 1 ? '' : (own ?? ''))}
        @change=${(event: Event) => this.#move((event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  /** A typed day in a closed period becomes the first open one. */
  #move(day: string): void {
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
