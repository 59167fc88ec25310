import { FIELD_LENGTH } from '../../../host/api/field-length.ts';
import { cleaned, codePoints, cut } from '../text/clean-text.ts';

const SEPARATOR = ', ';

interface BookingText {
  readonly text: string;
  /** Whether even the number did not fit; the voucher's own number is never cut. */
  readonly numberShortened: boolean;
  /** Whether the name was cut, or had no room at all. */
  readonly nameShortened: boolean;
}

/** Number in full, and as much of the name as fits beside it. */
function composed(fixed: string, name: string, join: (fixed: string, name: string) => string): BookingText {
  const number = cleaned(fixed);
  const room = FIELD_LENGTH - codePoints(number) - SEPARATOR.length;
  const numberShortened = codePoints(number) > FIELD_LENGTH;
  const fullName = cleaned(name);
  const shownName = cut(fullName, room);
  return {
    text: shownName === '' ? cut(number, FIELD_LENGTH) : join(number, shownName),
    numberShortened,
    // A number that does not fit says enough.
    nameShortened: shownName !== fullName && !numberShortened,
  };
}

/** Buchungstext of an invoice or credit note: customer and number, at most 60 characters: more has no room in DATEV. */
export function documentText(number: string, customer: string): BookingText {
  return composed(number, customer, (fixed, name) => name + SEPARATOR + fixed);
}

/** Buchungstext of a Storno or Generalumkehr: what it is comes first (C5). */
export function reversalText(what: string, number: string, customer: string): BookingText {
  return composed(`${what} ${number}`, customer, (fixed, name) => fixed + SEPARATOR + name);
}
