import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { berlinDay } from '../calendar/berlin-calendar.ts';
import type { DocumentRow } from '../lexoffice/sales-document.ts';

/** Strictly after, by the Berlin day: "ab dem Folgetag" (rules.md 2, D4). */
export function isCreatedAfter(row: DocumentRow, lastFetchDate: CalendarDate): boolean {
  return berlinDay(row.createdDate) > lastFetchDate;
}

/** A payment moves updatedDate too (rules.md 4, C11). */
export function isChangedAfter(row: DocumentRow, lastFetchDate: CalendarDate): boolean {
  return berlinDay(row.updatedDate) > lastFetchDate;
}
