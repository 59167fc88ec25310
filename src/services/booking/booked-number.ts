import { cleaned, cut } from '../text/clean-text.ts';

/** Code points of a voucher's number in the books. */
const MAX_NUMBER = 100;

/** A document's number as the books hold it: cleaned, and cut where it is longer than they can hold (rules.md 34). */
export function bookedNumber(number: string): string {
  return cut(cleaned(number), MAX_NUMBER);
}
