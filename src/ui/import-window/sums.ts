import type { Entry } from '../../services/invoices/rules/entry.ts';
import { sumOf, type Cents } from '../../services/money/cents.ts';
import { effectCents } from '../entry-amounts.ts';

/** What the selection adds up to, with the sign of the revenue side. */
export interface Sums {
  readonly count: number;
  readonly invoices: Cents;
  readonly creditNotes: Cents;
  readonly cancellations: Cents;
  /** Of corrections: the difference that they make. */
  readonly corrections: Cents;
  readonly total: Cents;
}

export function sumsOf(entries: readonly Entry[]): Sums {
  const of = (kind: Entry['kind']) => sumOf(entries.filter((entry) => entry.kind === kind).map(effectCents));
  return {
    count: entries.length,
    invoices: of('invoice'),
    creditNotes: of('creditNote'),
    cancellations: of('cancellation'),
    corrections: of('correction'),
    total: sumOf(entries.map(effectCents)),
  };
}
