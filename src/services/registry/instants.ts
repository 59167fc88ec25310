import type { Instant } from '../../../host/api/calendar-date.ts';

/** The listing cuts instants to the second, the document states milliseconds: both mean the same version of it. */
export function secondOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1000);
}

export function sameVersion(a: Instant | undefined, b: Instant | undefined): boolean {
  return a !== undefined && b !== undefined && secondOf(a) === secondOf(b);
}
