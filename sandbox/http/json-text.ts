import { LosslessNumber, stringify } from 'lossless-json';

/** Members that live bodies write with two decimals even when they are whole (`240.00`); others are written as short as possible. */
const TWO_DECIMALS: ReadonlySet<string> = new Set([
  'lineItemAmount',
  'totalNetAmount',
  'totalGrossAmount',
  'totalTaxAmount',
  'taxAmount',
  'claimedGrossAmount',
  'receivedGrossAmount',
  'receivedNetAmount',
  'receivedTaxAmount',
  'totalDiscountAbsolute',
  'amount',
  'taxRatePercent',
  'netPrice',
  'grossPrice',
]);

function isTaxAmountNet(owner: unknown, key: string): boolean {
  return key === 'netAmount' && typeof owner === 'object' && owner !== null && 'taxAmount' in owner;
}

/** JSON text as the API writes it: absent members left out, amounts with two decimals where live bodies have them. */
export function jsonText(value: unknown): string {
  const text = stringify(value, function (this: unknown, key: string, member: unknown) {
    const amount = TWO_DECIMALS.has(key) || isTaxAmountNet(this, key);
    return amount && typeof member === 'number' ? new LosslessNumber(member.toFixed(2)) : member;
  });
  return text ?? '';
}
