import type { Booking } from '../../services/booking/booking.ts';
import { postingDay } from '../../services/invoices/rules/posting-date.ts';
import { sumOf, type Cents } from '../../services/money/cents.ts';

interface MonthEffect {
  /** `YYYY-MM` of the posting date. */
  readonly month: string;
  readonly taxCents: Cents;
}

/** Which months get which tax by the two bookings of a correction (rules.md 6). */
export function monthEffects(bookings: readonly Booking[]): readonly MonthEffect[] {
  const byMonth = new Map<string, Cents>();
  for (const booking of bookings) {
    const month = postingDay(booking).slice(0, 7);
    const taxCents = sumOf(booking.lines.map((line) => line.taxCents));
    byMonth.set(month, (byMonth.get(month) ?? 0) + taxCents);
  }
  return [...byMonth].sort().map(([month, taxCents]) => ({ month, taxCents }));
}
