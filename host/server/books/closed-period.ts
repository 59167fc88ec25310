import type { CalendarDate } from '../../api/calendar-date.ts';
import type { Database } from '../database/open-database.ts';
import { requireMandant } from './books.ts';

/**
 * German sentence when nothing more may be posted on that day (rules.md 30). The Mandant's row stays locked until the commit, so that nobody
 * closes the period under the booking; callers ask last, since all who write for this Mandant wait. A trigger refuses what did not ask.
 */
export async function periodProblem(
  tx: Database,
  mandantId: string,
  postingDate: CalendarDate,
): Promise<string | undefined> {
  const { closedUntil } = await requireMandant(tx, mandantId, true);
  return closedProblem(closedUntil, postingDate);
}

/** The same for a day up to which the books are known to be closed. */
export function closedProblem(
  closedUntil: CalendarDate | null,
  postingDate: CalendarDate,
): string | undefined {
  if (closedUntil === null || postingDate > closedUntil) return undefined;
  return `Der Buchungszeitraum ist bis ${german(closedUntil)} abgeschlossen: Ein Beleg mit dem Buchungsdatum ${german(postingDate)} kann weder gebucht noch gelöscht werden.`;
}

const german = (date: CalendarDate): string => date.split('-').reverse().join('.');
