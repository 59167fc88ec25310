import type { CalendarDate } from '../../../host/api/calendar-date.ts';

/** A year, a quarter or a month: `2026`, `2026-Q1`, `2026-03`. */
export type Period = string;

export function yearOf(date: CalendarDate): Period {
  return date.slice(0, 4);
}

export function monthOf(date: CalendarDate): Period {
  return date.slice(0, 7);
}

export function quarterOf(date: CalendarDate): Period {
  return `${yearOf(date)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

export function isIn(date: CalendarDate, period: Period): boolean {
  return [yearOf, quarterOf, monthOf].some((periodOf) => periodOf(date) === period);
}

/** The quarters and months of a year, each quarter after its months. */
export function partsOfYear(year: Period): readonly Period[] {
  return [1, 2, 3, 4].flatMap((quarter) => [
    ...[2, 1, 0].map((before) => `${year}-${String(quarter * 3 - before).padStart(2, '0')}`),
    `${year}-Q${quarter}`,
  ]);
}

/** The months of a year or a quarter; a month is its own. */
export function monthsIn(period: Period): readonly Period[] {
  return partsOfYear(period.slice(0, 4)).filter((part) => !part.includes('Q') && isIn(`${part}-01`, period));
}
