import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { BookingContext } from './booking.ts';

/** Whether § 19 UStG held on a day: as the user or the profile says, or only presumed of an earlier year. */
export type SmallBusiness = 'yes' | 'no' | 'presumed';

/** The profile knows today only, and § 19 changes with the calendar year (rules.md 33). */
export function smallBusinessOn(
  day: CalendarDate,
  {
    profile,
    smallBusinessPeriod: { from, until },
    today,
  }: Pick<BookingContext, 'profile' | 'smallBusinessPeriod' | 'today'>,
): SmallBusiness {
  if (from !== undefined || until !== undefined) {
    return (from === undefined || day >= from) && (until === undefined || day <= until) ? 'yes' : 'no';
  }
  if (!profile.smallBusiness) return 'no';
  return yearOf(day) < yearOf(today) ? 'presumed' : 'yes';
}

function yearOf(day: CalendarDate): string {
  return day.slice(0, 4);
}
