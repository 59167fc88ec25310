/**
 * Instants as the API writes them: local time of Europe/Berlin with its offset.
 * The offset follows the EU rule (last Sunday of March and October, 01:00 UTC), which holds from 1996 on;
 * a rule instead of Intl, because the big data set formats some 60 000 instants at once.
 */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function lastSundayOneUtc(year: number, monthIndex: number): number {
  const lastDay = new Date(Date.UTC(year, monthIndex + 1, 0));
  return Date.UTC(year, monthIndex, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
}

/** +60 or +120, for an instant in milliseconds. */
export function berlinOffsetMinutes(instantMs: number): number {
  const year = new Date(instantMs).getUTCFullYear();
  const summer = instantMs >= lastSundayOneUtc(year, 2) && instantMs < lastSundayOneUtc(year, 9);
  return summer ? 120 : 60;
}

/** `2026-09-03T10:15:22.104+02:00` */
export function berlinTimestamp(instantMs: number): string {
  const offset = berlinOffsetMinutes(instantMs);
  const local = new Date(instantMs + offset * MINUTE_MS).toISOString().slice(0, -1);
  return `${local}+0${offset / 60}:00`;
}

/** Calendar day `yyyy-MM-dd` in Berlin. */
export function berlinDay(instantMs: number): string {
  return berlinTimestamp(instantMs).slice(0, 10);
}

/** The instant of a Berlin wall-clock time on a day; default midnight. */
export function berlinInstant(day: string, hour = 0, minute = 0, second = 0, ms = 0): number {
  const wall = Date.parse(`${day}T00:00:00.000Z`) + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + ms;
  const guess = wall - berlinOffsetMinutes(wall - HOUR_MS) * MINUTE_MS;
  return wall - berlinOffsetMinutes(guess) * MINUTE_MS;
}

/** Midnight of a Berlin day as the API writes it: `2026-06-28T00:00:00.000+02:00`. */
export function berlinMidnight(day: string): string {
  return berlinTimestamp(berlinInstant(day));
}

/** Calendar arithmetic on `yyyy-MM-dd`; knows no hours, so clock changes cannot bite (D3). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Monday to Friday: invoices are rarely written on a Sunday. */
export function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

export function isCalendarDay(text: string): boolean {
  return (
    CALENDAR_DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
  );
}
