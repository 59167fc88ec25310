import { percentOf } from '../money/cents.ts';
import type { BookingHint } from './booking.ts';
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
