import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import { percentOf } from '../money/cents.ts';
import { cleaned } from '../text/clean-text.ts';
import type { BookingHint } from './booking.ts';
import { hasVatRate } from './eu-vat-rates.ts';
import type { Posting } from './posting.ts';

/** Cents by which a rounded tax may miss its rate even on one line item. */
const LEAST_TOLERANCE = 2;

/** A tax that rounding does not explain: an automatic account would take another one out of the gross (rules.md 21). */
export function taxDoubts({
  taxCase,
  rate,
  netCents,
  taxCents,
  lineItems = 0,
}: Posting): readonly BookingHint[] {
  const expected = percentOf(netCents, rate);
  // The remote may round each line item by itself (F1).
  if (Math.abs(taxCents - expected) <= Math.max(LEAST_TOLERANCE, lineItems)) return [];
  return [{ code: 'tax-implausible', taxCase, netCents, taxCents, expectedCents: Math.round(expected) }];
}

/** An OSS rate that its country does not have on that day (rules.md 32). */
export function ossDoubts({ ossCountry, rate }: Posting, day: CalendarDate): readonly BookingHint[] {
  if (ossCountry === undefined || hasVatRate(ossCountry, rate, day)) return [];
  return [{ code: 'no-such-oss-rate', country: ossCountry, rate, day }];
}

const TAXED = ['net', 'gross'];

/** What an exempt document says to its exemption: for the eyes, the tax case decides (rules.md 32). */
export function exemptionNote({ taxType, taxTypeNote = '' }: SalesDocument): readonly BookingHint[] {
  const note = cleaned(taxTypeNote);
  return note === '' || TAXED.includes(taxType) ? [] : [{ code: 'tax-type-note', note }];
}
