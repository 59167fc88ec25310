import { xmlText } from '../../lexoffice/xml-text.ts';
import { centsFromDecimal, type Cents } from '../../money/cents.ts';

/** Gross total of an EN 16931 invoice: CII, then UBL. Prefixes are the sender's choice. */
const TOTALS = [
  /<(?:[\w.-]+:)?GrandTotalAmount(?:\s[^>]*)?>\s*\+?(-?[\d.]+)\s*</,
  /<(?:[\w.-]+:)?TaxInclusiveAmount(?:\s[^>]*)?>\s*\+?(-?[\d.]+)\s*</,
];

/**
 * What an e-invoice states as its total; `undefined` when it cannot be found. Only compared and warned about (G12), so no parser is needed, and
 * none that could be made to load anything.
 */
export function xmlTotalCents(bytes: Uint8Array): Cents | undefined {
  const text = withoutComments(xmlText(bytes));
  for (const pattern of TOTALS) {
    const amount = pattern.exec(text)?.[1];
    if (amount === undefined) continue;
    try {
      return centsFromDecimal(amount);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** By hand: a pattern would take quadratic time over comments that never end. */
function withoutComments(text: string): string {
  let result = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    if (start === -1) return result + text.slice(from);
    result += text.slice(from, start);
    const end = text.indexOf('-->', start + 4);
    if (end === -1) return result;
    from = end + 3;
  }
}
