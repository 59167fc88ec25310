import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import type { BookingContext, BookingHint } from './booking.ts';

/** Year in which the Wirtschaftsjahr of a day began. */
function fiscalYearOf(day: CalendarDate, start: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < start ? year - 1 : year;
}

/** What a bookkeeper looks at in the days of a document: hints, never a reason (rules.md 30). */
export function dayLooks(
  { date, serviceFrom, serviceTo }: Pick<SalesDocument, 'date' | 'serviceFrom' | 'serviceTo'>,
  { today, fiscalYearStart }: Pick<BookingContext, 'today' | 'fiscalYearStart'>,
): readonly BookingHint[] {
  const hints: BookingHint[] = [];
  if (date > today) hints.push({ code: 'date-in-future', date });
  if (fiscalYearOf(date, fiscalYearStart) !== fiscalYearOf(today, fiscalYearStart)) {
    hints.push({ code: 'other-fiscal-year', date });
  }
  const serviceDays = [serviceFrom, serviceTo].filter((day) => day !== undefined);
  if (serviceDays.some((day) => day.slice(0, 4) !== date.slice(0, 4))) {
    hints.push({ code: 'service-in-other-year' });
  }
  return hints;
}
