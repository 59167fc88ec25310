import type { Cents } from './cents.ts';

// The books are German whatever the language of the texts: 1.190,00.
const euro = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 119000 → "1.190,00", -5950 → "-59,50". */
export function formatCents(cents: Cents): string {
  // As decimal text: dividing would lose a cent on very large sums.
  return euro.format(`${cents}e-2` as Intl.StringNumericLiteral);
}
