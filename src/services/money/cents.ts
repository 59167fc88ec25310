import Big from 'big.js';

/** Whole euro cents. Amounts never pass through binary fractions (F2). */
export type Cents = number;

/**
 * Decimal text of the wire to cents, half-up away from zero: `"26.725"` → 2673.
 * @throws RangeError when the text is no decimal number or beyond ±90 trillion euro.
 */
export function centsFromDecimal(text: string): Cents {
  if (!/^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/.test(text)) throw new RangeError('not a decimal number');
  const cents = new Big(text.replace(/^\+/, '')).times(100).round(0, Big.roundHalfUp);
  if (cents.abs().gt(Number.MAX_SAFE_INTEGER)) throw new RangeError('amount out of range');
  return cents.toNumber() + 0; // + 0 turns -0 into 0
}

/** `rate` percent of an amount, exactly: there may be a fraction of a cent left. */
export function percentOf(cents: Cents, rate: number): number {
  return new Big(cents).times(rate).div(100).toNumber();
}

export function sumOf(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** -0 would print as "-0,00" and is not equal to 0 for Object.is. */
export function negated(cents: Cents): Cents {
  return cents === 0 ? 0 : -cents;
}
