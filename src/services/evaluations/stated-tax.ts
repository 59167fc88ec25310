import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { BookingContext, BookingPerson } from '../booking/booking.ts';
import { deductionPosting, revenuePostings } from '../booking/document-postings.ts';
import { grossOf, isBookable } from '../booking/posting.ts';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import { negated } from '../money/cents.ts';
import type { Amounts } from './cell.ts';

/** Net and tax of one tax case, as a document of Lexware Office states them: no return of Lexware Office, which the API does not give. */
export interface StatedTax extends Amounts {
  readonly taxCase: string;
  /** Of the document. */
  readonly date: CalendarDate;
}

/** By the same tax cases as a booking, before anything is rounded or given an account; a credit note is negative (rules.md 21, 24, 25). */
export function statedTaxes(
  document: SalesDocument,
  person: BookingPerson,
  context: BookingContext,
): readonly StatedTax[] {
  const deducts = document.closingInvoice && context.downPaymentsBookedOn === 'account';
  const postings = [
    ...revenuePostings(document, person, context),
    ...(deducts ? document.deductions.map(deductionPosting) : []),
  ];
  const signed = document.type === 'creditNote' ? negated : (cents: number) => cents;
  return postings.filter(isBookable).map((posting) => ({
    taxCase: posting.taxCase,
    date: document.date,
    netCents: signed(posting.netCents),
    taxCents: signed(posting.taxCents),
    grossCents: signed(grossOf(posting)),
  }));
}
