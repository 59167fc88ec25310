import type { MissingOriginal } from '../../registry/document-record.ts';

const FIRST_MS = 60_000;
const LONGEST_MS = 24 * 60 * FIRST_MS;

/** When a file that was asked for in vain is asked for again: after a minute, then twice as long each time, at the latest after a day (G10). */
export function postponed(missing: MissingOriginal, now: Date): Pick<MissingOriginal, 'tries' | 'nextTry'> {
  const tries = (missing.tries ?? 0) + 1;
  const ms = Math.min(FIRST_MS * 2 ** Math.min(tries - 1, 20), LONGEST_MS);
  return { tries, nextTry: new Date(now.getTime() + ms).toISOString() };
}

/** A time that lies further ahead than any pause was set by a wrong clock (D6). */
export function isDue({ nextTry }: MissingOriginal, now: Date): boolean {
  if (nextTry === undefined) return true;
  const ms = Date.parse(nextTry) - now.getTime();
  return ms <= 0 || ms > LONGEST_MS;
}

/** In epoch milliseconds, for one that was just asked for or is not due. */
export function whenDue({ nextTry }: MissingOriginal, now: Date): number {
  return nextTry === undefined ? now.getTime() + FIRST_MS : Date.parse(nextTry);
}
