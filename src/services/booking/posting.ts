import { sumOf, type Cents } from '../money/cents.ts';

/** Net and tax of one tax case, before it has an account. */
export interface Posting {
  readonly taxCase: string;
  readonly rate: number;
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly text?: string;
  /** Country whose tax it is, where the OSS procedure reports it there. */
  readonly ossCountry?: string;
  /** How many line items it stands for, where that is known. */
  readonly lineItems?: number;
}

export function grossOf({ netCents, taxCents }: Pick<Posting, 'netCents' | 'taxCents'>): Cents {
  return netCents + taxCents;
}

/** F17: nothing of 0,00 is booked. A tax without net, or against it, is. */
export function isBookable({ netCents, taxCents }: Posting): boolean {
  return netCents !== 0 || taxCents !== 0;
}

interface Reconciled {
  readonly postings: readonly Posting[];
  /** Stated less computed; 0 when they agree. */
  readonly differenceCents: Cents;
  readonly computedCents: Cents;
  /** Tax case that took the difference up; absent when there is none, or too much of it. */
  readonly roundedCase?: string;
  /** Whether the difference is more than rounding explains: one cent per rate. */
  readonly differs: boolean;
}

/** By the absolute amount, then by the higher rate: a credit of 100,00 is larger than a sale of 10,00. */
function isLarger(a: Posting, b: Posting): boolean {
  const more = Math.abs(grossOf(a)) - Math.abs(grossOf(b));
  return more > 0 || (more === 0 && a.rate > b.rate);
}

/** Makes the postings, one per rate, add up to what the document states (rules.md 21, F3). */
export function reconciled(postings: readonly Posting[], statedCents: Cents): Reconciled {
  const computedCents = sumOf(postings.map(grossOf));
  const differenceCents = statedCents - computedCents;
  const result = { postings, differenceCents, computedCents };
  if (Math.abs(differenceCents) > postings.length) return { ...result, differs: true };
  if (differenceCents === 0) return { ...result, differs: false };
  // A rate of 0,00 is no line, and would become one on an account of its own.
  const lines = postings.filter(isBookable);
  const largest = (lines.length > 0 ? lines : postings).reduce((best, posting) =>
    isLarger(posting, best) ? posting : best,
  );
  return {
    ...result,
    postings: postings.map((posting) =>
      posting === largest ? { ...posting, netCents: posting.netCents + differenceCents } : posting,
    ),
    roundedCase: largest.taxCase,
    differs: false,
  };
}
