import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { monthOf, type NumberGap } from './reconciliation.ts';

/** A number that is taken, by whatever. */
export interface TakenNumber {
  readonly number: string;
  readonly date: CalendarDate | undefined;
  /** Whether a gap before it is worth telling; older ones belong to other books. */
  readonly compared: boolean;
}

/** A larger jump is the start of another number circle, e.g. with the year in the number. */
const MAX_GAP = 50;
/** More digits than a counter has; they would not be exact as numbers either. */
const MAX_DIGITS = 12;

interface Place extends TakenNumber {
  readonly position: number;
  readonly digits: number;
}

/** Numbers that are missing between two that are there, per number circle: what stands before and after the last run of digits (C9, C10). */
export function numberGaps(taken: readonly TakenNumber[]): readonly NumberGap[] {
  const circles = new Map<string, { prefix: string; suffix: string; places: Place[] }>();
  for (const each of taken) {
    const match = /^(.*?)(\d+)(\D*)$/s.exec(each.number);
    const [, prefix, digits, suffix] = match ?? [];
    if (prefix === undefined || digits === undefined || suffix === undefined) continue;
    if (digits.length > MAX_DIGITS) continue;
    const key = `${prefix}\0${suffix}`;
    const circle = circles.get(key) ?? { prefix, suffix, places: [] };
    circle.places.push({ ...each, position: Number(digits), digits: digits.length });
    circles.set(key, circle);
  }
  return [...circles.values()].flatMap(({ prefix, suffix, places }) => {
    places.sort((a, b) => a.position - b.position);
    return places.flatMap((place, index): NumberGap[] => {
      const before = places[index - 1];
      const count = before === undefined ? 0 : place.position - before.position - 1;
      if (before === undefined || count < 1 || count > MAX_GAP || !place.compared) return [];
      const named = (position: number) =>
        `${prefix}${String(position).padStart(before.digits, '0')}${suffix}`;
      const [first, last] = [named(before.position + 1), named(place.position - 1)];
      return [{ first, last, count, month: monthOf(place.date) }];
    });
  });
}
