import type { CalendarDate, Instant } from '../../host/api/calendar-date.ts';
import type { Cents } from '../services/money/cents.ts';

// The books are German whatever the language of the texts: 1.190,00 and 01.04.2026.
const euro = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });
const rate = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const moment = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** 119000 → "1.190,00", -5950 → "-59,50". */
export function formatCents(cents: Cents): string {
  // As decimal text: dividing would lose a cent on very large sums.
  return euro.format(`${cents}e-2` as Intl.StringNumericLiteral);
}

/** 10000 → "10.000". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** 5.5 → "5,5 %", with a no-break space. */
export function formatRate(percent: number): string {
  return `${rate.format(percent)}\u00a0%`;
}

/** "2026-04-01" → "01.04.2026". */
export function formatDate(date: CalendarDate): string {
  return date.split('-').reverse().join('.');
}

/** "2026-11-22T08:30:00Z" → "22.11.2026 09:30" in Berlin. */
export function formatInstant(instant: Instant): string {
  return moment.format(new Date(instant)).replace(',', '');
}

/** Rounded up, so that "0 s" is never said while something remains: 44100 → "45 s", 130000 → "2 min 10 s". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
