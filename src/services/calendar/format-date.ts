import type { CalendarDate } from '../../../host/api/calendar-date.ts';

/** "2026-04-01" → "01.04.2026": the books are German whatever the language of the texts. */
export function formatDate(date: CalendarDate): string {
  return date.split('-').reverse().join('.');
}
