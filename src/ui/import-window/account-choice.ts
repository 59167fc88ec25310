import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { Booking, BookingProblem } from '../../services/booking/booking.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import { bookingProblemText } from './hint-text.ts';
import { ImportActionEvent } from './import-actions.ts';

/** An account that the user typed and that could not be taken. */
export interface RefusedAccount {
  readonly key: string;
  readonly taxCase: string;
  readonly account: string;
  readonly problem: BookingProblem;
}

export interface AccountChoiceParams {
  readonly texts: Texts;
  readonly entry: Entry;
  readonly refused: RefusedAccount | undefined;
}

/** Whether the user may choose accounts for it: a reversal and the Storno of a booking follow what was booked. */
export function hasAccountChoice({ kind, class: is }: Entry): boolean {
  return is !== 'leftOut' && is !== 'transferred' && kind !== 'cancellation';
}

/** Which of the three places named the account of a tax case (rules.md 22). */
export function accountSource({ hints }: Booking, taxCase: string): 'entry' | 'person' | 'table' {
  const is = (code: string) =>
    hints.some((hint) => hint.code === code && 'taxCase' in hint && hint.taxCase === taxCase);
  if (is('account-of-entry')) return 'entry';
  return is('account-of-person') ? 'person' : 'table';
}

/** The accounts of the chart, for the fields to choose from. */
export function accountOptions(accounts: readonly LedgerAccount[]): TemplateResult {
  return html`<datalist id="accounts">
    ${accounts.map(({ number, name }) => html`<option value=${number}>${name}</option>`)}
  </datalist>`;
}

/** The field for the account of one tax case; emptied, it is the person's or the table's again. */
export function accountField(
  { texts, entry, refused }: AccountChoiceParams,
  taxCase: string,
  account: string,
): TemplateResult {
  const problem = refused?.key === entry.key && refused.taxCase === taxCase ? refused : undefined;
  const choose = (event: Event) => {
    const value = (event.target as HTMLInputElement).value.trim();
    const chosen = value === '' ? undefined : value;
    event.target?.dispatchEvent(
      new ImportActionEvent({ kind: 'entry-account', key: entry.key, taxCase, account: chosen }),
    );
  };
  return html`<input
      class="account"
      list="accounts"
      inputmode="numeric"
      autocomplete="off"
      maxlength="8"
      aria-label=${texts.importWindow.detail.accountOf(texts.taxCaseText(taxCase))}
      aria-invalid=${problem === undefined ? 'false' : 'true'}
      .value=${live(problem?.account ?? account)}
      @change=${choose}
    />
    ${
      problem === undefined
        ? nothing
        : html`<span class="problem" role="status">${bookingProblemText(problem.problem, texts)}</span>`
    }`;
}
