import type { Texts } from '../../l10n/texts.ts';
import type { BookingProblem } from '../../services/booking/booking.ts';
import { bookingHintText } from '../../services/invoices/booking-hint-text.ts';
import type { EntryHint } from '../../services/invoices/rules/entry.ts';
import { formatCents, formatDate, formatRate } from '../format.ts';
import { personRefusedText } from '../reason-text.ts';

/** What a hint says to the user. */
export function hintText(hint: EntryHint, texts: Texts): string {
  const { hints, fields } = texts.importWindow;
  switch (hint.code) {
    case 'original-booked-elsewhere':
      return hints.originalElsewhere;
    case 'voided-before-transfer':
      return hints.voidedBeforeTransfer;
    case 'voided-in-other-month':
      return hints.voidedInOtherMonth(formatDate(hint.date));
    case 'created-before-cutoff':
      return hints.createdBeforeCutoff;
    case 'number-twice':
      return hints.numberTwice;
    case 'looks-alike':
      return hints.looksAlike(hint.number);
    case 'credit-of-voided':
      return hints.creditOfVoided(hint.number);
    case 'credit-above-invoice':
      return hints.creditAboveInvoice(
        formatCents(hint.creditedCents),
        hint.number,
        formatCents(hint.invoiceCents),
      );
    case 'archived':
      return hints.archived;
    case 'informational-change':
      return hints.informationalChange(hint.fields.map((field) => fields[field] ?? field).join(', '));
    case 'voucher-gone':
      return hints.voucherGone;
    case 'unreadable-fields':
      return hints.unreadableFields(hint.fields.map((field) => texts.wireFieldText(field)).join(', '));
    case 'on-collective-account':
      return hints.onCollective;
    case 'being-checked':
      return hints.beingChecked;
    case 'person-refused':
      return personRefusedText(hint, texts);
    default:
      return bookingHintText(hint, texts, formatCents);
  }
}

/** Why exactly a document cannot be booked: with the amounts, the account, the case. */
export function bookingProblemText(problem: BookingProblem, texts: Texts): string {
  const { detail } = texts.importWindow;
  switch (problem.reason) {
    case 'amounts-differ':
      return detail.amountsDiffer(formatCents(problem.statedCents), formatCents(problem.computedCents));
    case 'account-missing':
      return accountMissingText(problem, texts);
    case 'account-unconfirmed':
      return detail.accountUnconfirmed(problem.account, texts.taxCaseText(problem.taxCase));
  }
}

function accountMissingText(
  { taxCase, account, automaticRate, proposed }: Extract<BookingProblem, { reason: 'account-missing' }>,
  texts: Texts,
): string {
  const { detail } = texts.importWindow;
  const inWords = texts.taxCaseText(taxCase);
  if (account === undefined) {
    const missing = detail.accountMissing(inWords);
    return proposed ? `${missing}. ${detail.accountsProposed(proposed.service, proposed.goods)}` : missing;
  }
  return automaticRate === undefined
    ? detail.accountUnknown(account, inWords)
    : detail.accountOfOtherRate(account, formatRate(automaticRate), inWords);
}
