import type { Booking } from '../services/booking/booking.ts';
import type { Entry } from '../services/invoices/rules/entry.ts';
import { negated, sumOf, type Cents } from '../services/money/cents.ts';

function ofLines(booking: Booking, amount: 'netCents' | 'taxCents'): Cents {
  return sumOf(booking.lines.map((line) => line[amount]));
}

/** The document states positive amounts; the entry has the sign of the revenue side. */
function signed(entry: Entry, cents: Cents): Cents {
  return entry.grossCents < 0 ? negated(cents) : cents;
}

/** Net of what would be booked, or of the document while it cannot be booked; `undefined` until the details are there. */
export function netCents(entry: Entry): Cents | undefined {
  if (entry.booking) return ofLines(entry.booking, 'netCents');
  return entry.document && signed(entry, entry.document.totalNetCents);
}

export function taxCents(entry: Entry): Cents | undefined {
  if (entry.booking) return ofLines(entry.booking, 'taxCents');
  return entry.document && signed(entry, entry.document.totalTaxCents);
}

/** What the entry changes in the books: a correction takes the old booking back and books the new one. */
export function effectCents(entry: Entry): Cents {
  return (entry.booking?.grossCents ?? entry.grossCents) + (entry.reversal?.grossCents ?? 0);
}

/** Net or tax of the effect; `undefined` until the details are there. */
export function effectOf(entry: Entry, amount: 'netCents' | 'taxCents'): Cents | undefined {
  const { booking, reversal } = entry;
  return booking && ofLines(booking, amount) + (reversal ? ofLines(reversal, amount) : 0);
}

/** Revenue accounts in the order of the lines, each once. */
export function revenueAccounts(entry: Entry): readonly string[] {
  return [...new Set(entry.booking?.lines.map(({ account }) => account))];
}
