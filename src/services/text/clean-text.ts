import { FIELD_LENGTH } from '../../../host/api/field-length.ts';

// Joiners stay: emoji and several scripts need them.
const INVISIBLE = /[\u200b\u2060\u202a-\u202e\u2066-\u2069]/gu;

/** Without what nobody sees and what turns text around; NFC, one space for any run of white space, line breaks and control characters, trimmed (rules.md 19, E20). */
export function cleaned(text: string): string {
  return (
    text
      // Half of a pair is no character; databases refuse it.
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(INVISIBLE, '')
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  );
}

export function codePoints(text: string): number {
  return Array.from(text).length;
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** At most `limit` code points, cut between graphemes so that no character falls apart (E18). */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text.trimEnd(); // no more code points than that
  let kept = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += codePoints(segment);
    if (length > limit) break;
    kept += segment;
  }
  return kept.trimEnd();
}

/** What a field holds of it: of one grapheme of more marks than that better a part than nothing. */
export function cutToLimit(text: string): string {
  return cut(text, FIELD_LENGTH) || Array.from(text).slice(0, FIELD_LENGTH).join('');
}
