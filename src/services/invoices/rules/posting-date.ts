import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { Booking } from '../../booking/booking.ts';
import { plusDays } from '../../calendar/berlin-calendar.ts';
import type { Entry } from './entry.ts';

/** Buchungszeitraum abgeschlossen bis; absent while no period is closed. */
export type ClosedUntil = CalendarDate | undefined;

export function isClosed(day: CalendarDate, closedUntil: ClosedUntil): boolean {
  return closedUntil !== undefined && day <= closedUntil;
}

/** The day itself, or the first one on which something may be posted (rules.md 30). */
export function openDay(day: CalendarDate, closedUntil: ClosedUntil): CalendarDate {
  return closedUntil !== undefined && isClosed(day, closedUntil) ? plusDays(closedUntil, 1) : day;
}

/** Day by which the books will count a booking. */
export function postingDay({
  date,
  postingDate = date,
}: Pick<Booking, 'date' | 'postingDate'>): CalendarDate {
  return postingDate;
}

/** Posted on a day, or on the first open one after it, which a hint then says. */
function postedOn(booking: Booking, day: CalendarDate, closedUntil: ClosedUntil): Booking {
  const postingDate = openDay(day, closedUntil);
  const hints = booking.hints.filter(({ code }) => code !== 'period-closed');
  if (closedUntil !== undefined && postingDate !== day) {
    hints.push({ code: 'period-closed', closedUntil, postingDate });
  }
  return { ...booking, hints, postingDate: postingDate === booking.date ? undefined : postingDate };
}

/** Posted on its own day, or on the first open one (rules.md 30). */
export function posted(booking: Booking, closedUntil: ClosedUntil): Booking {
  return postedOn(booking, postingDay(booking), closedUntil);
}

/** The bookings of a correction, each in its own period, or both on the first open day when one of the periods is closed (rules.md 6). */
export function postedTogether(
  reversal: Booking,
  booking: Booking,
  closedUntil: ClosedUntil,
): { readonly reversal: Booking; readonly booking: Booking } {
  const days = [postingDay(reversal), postingDay(booking)];
  const closed = days.find((day) => isClosed(day, closedUntil));
  return {
    reversal: postedOn(reversal, closed ?? postingDay(reversal), closedUntil),
    booking: postedOn(booking, closed ?? postingDay(booking), closedUntil),
  };
}

/**
 * What an entry books when the user has moved it to another day: a Storno is of that day, the two bookings of a correction keep their document dates
 * and are posted on it together (rules.md 6, 7).
 */
export function moved(
  { kind, booking, reversal }: Pick<Entry, 'kind' | 'booking' | 'reversal'>,
  day: CalendarDate | undefined,
  closedUntil: ClosedUntil,
): Pick<Entry, 'booking' | 'reversal'> {
  if (day === undefined) return { booking, reversal };
  if (kind === 'cancellation') {
    return { booking: booking && postedOn({ ...booking, date: day }, day, closedUntil), reversal };
  }
  return {
    booking: booking && postedOn(booking, day, closedUntil),
    reversal: reversal && postedOn(reversal, day, closedUntil),
  };
}
