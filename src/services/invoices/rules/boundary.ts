import type { CalendarDate, Instant } from '../../../../host/api/calendar-date.ts';
import { berlinDay } from '../../calendar/berlin-calendar.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';

const ends = new Map<CalendarDate, number>();

/** Moment at which a Berlin day ends: 22 or 23 o'clock UTC. Known once per day, since a calendar is slow and a list has 10 000 rows. */
function endOf(day: CalendarDate): number {
  let end = ends.get(day);
  if (end === undefined) {
    const inSummer = `${day}T22:00:00.000Z`;
    end = Date.parse(berlinDay(inSummer) > day ? inSummer : `${day}T23:00:00.000Z`);
    ends.set(day, end);
  }
  return end;
}

/** Whether the Berlin day of an instant is later than a day. */
export function isAfterDay(instant: Instant, day: CalendarDate): boolean {
  return Date.parse(instant) >= endOf(day);
}

/** Strictly after, by the Berlin day: "ab dem Folgetag" (rules.md 2, D4). */
export function isCreatedAfter(row: DocumentRow, lastFetchDate: CalendarDate): boolean {
  return isAfterDay(row.createdDate, lastFetchDate);
}

/** A payment moves updatedDate too (rules.md 4, C11). */
export function isChangedAfter(row: DocumentRow, lastFetchDate: CalendarDate): boolean {
  return isAfterDay(row.updatedDate, lastFetchDate);
}
