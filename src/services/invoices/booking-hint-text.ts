import type { BookingHint } from '../booking/booking.ts';
import { formatDate } from '../calendar/format-date.ts';
import type { Cents } from '../money/cents.ts';
import type { ServiceTexts } from '../texts.ts';

/** What a hint of a booking says: in the import window, and with the voucher for good. */
export function bookingHintText(
  hint: BookingHint,
  texts: Pick<ServiceTexts, 'importWindow' | 'taxCaseText'>,
  formatCents: (cents: Cents) => string,
): string {
  const { hints } = texts.importWindow;
  switch (hint.code) {
    case 'rounding':
      return hints.rounding(formatCents(hint.differenceCents), texts.taxCaseText(hint.taxCase));
    case 'zero-document':
      return hints.zeroDocument;
    case 'closing-invoice': {
      const deducted = formatCents(hint.deductedCents);
      return hint.bookedOn === 'account'
        ? hints.closingOnAccount(deducted)
        : hints.closingOnCustomer(deducted);
    }
    case 'closing-invoice-without-deductions':
      return hints.closingWithoutDeductions;
    case 'tax-implausible':
      return hints.taxImplausible(
        texts.taxCaseText(hint.taxCase),
        formatCents(hint.netCents),
        formatCents(hint.taxCents),
        formatCents(hint.expectedCents),
      );
    case 'account-of-entry':
      return hints.accountOfEntry(hint.account, texts.taxCaseText(hint.taxCase));
    case 'account-of-person':
      return hints.accountOfPerson(hint.account, texts.taxCaseText(hint.taxCase));
    case 'vat-id-missing':
      return hints.vatIdMissing(texts.taxCaseText(hint.taxCase));
    case 'period-closed':
      return hints.periodClosed(formatDate(hint.closedUntil), formatDate(hint.postingDate));
    case 'date-in-future':
      return hints.dateInFuture(formatDate(hint.date));
    case 'other-fiscal-year':
      return hints.otherFiscalYear(formatDate(hint.date));
    case 'service-in-other-year':
      return hints.serviceInOtherYear;
    case 'text-cleaned': {
      const { fields } = texts.importWindow;
      return hints.textCleaned(hint.fields.map((field) => fields[field] ?? field).join(', '));
    }
    case 'name-shortened':
      return hints.nameShortened(hint.full);
    case 'tax-type-note':
      return hints.taxTypeNote(hint.note);
    case 'no-such-oss-rate':
      return hints.ossRateUnknown(hint.country, String(hint.rate).replace('.', ','), formatDate(hint.day));
    case 'number-shortened':
      return hints.numberShortened(hint.full);
  }
}
