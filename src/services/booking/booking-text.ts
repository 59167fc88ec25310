const LIMIT = 60;
const SEPARATOR = ', ';
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** NFC, every run of spaces, line breaks and control characters one space (rules.md 19). */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

/** At most `limit` code points, cut between graphemes so that no character falls apart. */
function cut(text: string, limit: number): string {
  let kept = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += lengthOf(segment);
    if (length > limit) break;
    kept += segment;
  }
  return kept.trimEnd();
}

interface BookingText {
  readonly text: string;
  /** Whether even the number did not fit; the voucher's own number is never cut. */
  readonly numberShortened: boolean;
}

/** Number in full, and as much of the name as fits beside it. */
function composed(fixed: string, name: string, join: (fixed: string, name: string) => string): BookingText {
  const number = cleaned(fixed);
  const room = LIMIT - lengthOf(number) - SEPARATOR.length;
  const shownName = cut(cleaned(name), room);
  return {
    text: shownName === '' ? cut(number, LIMIT) : join(number, shownName),
    numberShortened: lengthOf(number) > LIMIT,
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
