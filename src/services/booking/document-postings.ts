import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { DownPaymentDeduction, SalesDocument, TaxAmount } from '../lexoffice/sales-document.ts';
import { negated } from '../money/cents.ts';
import { cleaned } from '../text/clean-text.ts';
import type { BookingContext, BookingPerson } from './booking.ts';
import type { Posting } from './posting.ts';
import { smallBusinessOn } from './small-business.ts';
import { downPaymentCase, taxCaseOf } from './tax-case.ts';
import { taxPlaceOf } from './tax-place.ts';

/** One amount per rate, ascending: the order of the wire decides nothing, not even who takes a rounding cent. */
function perRate(taxAmounts: readonly TaxAmount[]): readonly TaxAmount[] {
  const byRate = new Map<number, TaxAmount>();
  for (const amount of taxAmounts) {
    const sum = byRate.get(amount.rate);
    byRate.set(amount.rate, {
      rate: amount.rate,
      netCents: (sum?.netCents ?? 0) + amount.netCents,
      taxCents: (sum?.taxCents ?? 0) + amount.taxCents,
    });
  }
  return [...byRate.values()].sort((a, b) => a.rate - b.rate);
}

/** Last day of the service, the document date where none is stated (tax-cases.md, "Facts"). */
export function serviceDayOf({ serviceTo, serviceFrom, date }: SalesDocument): CalendarDate {
  return serviceTo ?? serviceFrom ?? date;
}

/** Revenue of a document: one posting per rate, after discounts (F5, F6). Positive as the document states it. */
export function revenuePostings(
  document: SalesDocument,
  person: BookingPerson,
  context: BookingContext,
): readonly Posting[] {
  const serviceDay = serviceDayOf(document);
  const place = taxPlaceOf(document, person, context);
  const facts = {
    taxType: document.taxType,
    taxSubType: document.taxSubType,
    ...place,
    serviceDay,
    smallBusiness: smallBusinessOn(serviceDay, context),
    distanceSalesPrinciple: context.profile.distanceSalesPrinciple,
  };
  return perRate(document.taxAmounts).map((amount) => {
    const taxCase = taxCaseOf({ ...facts, rate: amount.rate });
    return {
      ...amount,
      taxCase,
      ...(taxCase.startsWith('oss-') && { ossCountry: place.countryCode }),
      lineItems: document.lineItemRates.filter((rate) => rate === amount.rate).length,
    };
  });
}

/** A deducted Abschlag takes back what was received for it: negative on the account of the down payment (rules.md 25, F9). */
export function deductionPosting(deduction: DownPaymentDeduction): Posting {
  return {
    taxCase: downPaymentCase(deduction.rate),
    rate: deduction.rate,
    netCents: negated(deduction.netCents),
    taxCents: negated(deduction.taxCents),
    text: cleaned(`Anzahlung ${deduction.number}`),
  };
}
