import type { CalendarDate } from '../../host/api/calendar-date.ts';
import type { Entry } from '../services/invoices/rules/entry.ts';
import { moved, postingDay } from '../services/invoices/rules/posting-date.ts';

/** Days by which the books will count an entry, each once: two where a correction books in two periods; none until its details are there. */
export function postingDays(entry: Entry, chosen: CalendarDate | undefined): readonly CalendarDate[] {
  const { reversal, booking } = moved(entry, chosen, undefined);
  return [...new Set([reversal, booking].flatMap((one) => (one === undefined ? [] : [postingDay(one)])))];
}
