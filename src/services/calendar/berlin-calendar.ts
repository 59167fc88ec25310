import type { Temporal as TemporalNamespace } from 'temporal-polyfill';
import type { CalendarDate, Instant } from '../../../host/api/calendar-date.ts';

// Current browsers have Temporal; Node 20 and older browsers get the polyfill as a chunk of its own.
const Temporal: typeof TemporalNamespace =
  (globalThis as { Temporal?: typeof TemporalNamespace }).Temporal ??
  (await import('temporal-polyfill')).Temporal;

const ZONE = 'Europe/Berlin';

/** Calendar day in Berlin of an instant with offset, whatever the zone of this computer (D1, D6). @throws RangeError for anything else. */
export function berlinDay(instant: Instant): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}

export function berlinDayOf(date: Date): CalendarDate {
  return berlinDay(date.toISOString());
}

/** Day arithmetic on dates, never on seconds (D3). @throws RangeError for an invalid date. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}
