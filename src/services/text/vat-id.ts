/** A USt-IdNr as VIES wants it: no blanks or separators, capitals, EL for Greece (rules.md 31); empty when nothing is left. */
export function vatIdOf(text: string): string {
  return text
    .replace(/[\s.\-/]/g, '')
    .toUpperCase()
    .replace(/^GR(?=\d)/, 'EL');
}
