import type { Instant } from '../../host/api/calendar-date.ts';

// With the other formats, so that a view asks in one place.
export { formatDate } from '../services/calendar/format-date.ts';
export { formatCents } from '../services/money/format-cents.ts';

// The books are German whatever the language of the texts: 1.190 and 01.04.2026.
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

/** 10000 → "10.000". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** 5.5 → "5,5 %", with a no-break space. */
export function formatRate(percent: number): string {
  return `${rate.format(percent)}\u00a0%`;
}

/** "2026-04" → "04.2026". */
export function formatMonth(month: string): string {
  return month.split('-').reverse().join('.');
}

/** "2026-11-22T08:30:00Z" → "22.11.2026 09:30" in Berlin. */
export function formatInstant(instant: Instant): string {
  return moment.format(new Date(instant)).replace(',', '');
}

/** Of today only the time: "09:30". */
export function formatTime(instant: Instant, now: Instant): string {
  const [day = '', time = ''] = formatInstant(instant).split(' ');
  return formatInstant(now).startsWith(day) ? time : `${day} ${time}`;
}

/** Rounded up, so that "0 s" is never said while something remains: 44100 → "45 s", 130000 → "2 min 10 s". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
