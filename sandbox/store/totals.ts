import Big from 'big.js';
import { isVatFree } from './sales-document.ts';
import type { LineItem, TaxAmount, TaxType, TotalPrice } from './sales-document.ts';

/** Half up, away from zero for negative amounts; lexware-api.md 7.3. */
const HALF_UP = 1;
const round2 = (value: Big): Big => value.round(2, HALF_UP);
/** Never a negative zero: it would be written as `-0.00`. */
const toNumber = (value: Big): number => value.toNumber() + 0;

export interface TotalDiscount {
  totalDiscountAbsolute?: number;
  totalDiscountPercentage?: number;
}

/** The price that is sent decides; the other one is computed and stays unrounded to four decimals ("15.946"). */
export function completeUnitPrice(
  price: { currency?: string; netAmount?: number; grossAmount?: number; taxRatePercentage: number },
  taxType: TaxType,
): { currency: string; netAmount: number; grossAmount: number; taxRatePercentage: number } {
  const rate = isVatFree(taxType) ? 0 : price.taxRatePercentage;
  const factor = new Big(100).plus(rate).div(100);
  const grossLeads = taxType === 'gross';
  const net = grossLeads ? new Big(price.grossAmount ?? 0).div(factor) : new Big(price.netAmount ?? 0);
  const gross = grossLeads ? new Big(price.grossAmount ?? 0) : net.times(factor);
  return {
    currency: price.currency ?? 'EUR',
    netAmount: net.round(4, HALF_UP).toNumber(),
    grossAmount: gross.round(4, HALF_UP).toNumber(),
    taxRatePercentage: price.taxRatePercentage,
  };
}

export function lineAmount(item: LineItem, taxType: TaxType): number {
  if (!item.unitPrice || item.quantity === undefined) return 0;
  const unit = taxType === 'gross' ? item.unitPrice.grossAmount : item.unitPrice.netAmount;
  const discount = new Big(100).minus(item.discountPercentage ?? 0).div(100);
  return toNumber(round2(new Big(item.quantity).times(unit).times(discount)));
}

/** Only what is really sold counts: no text lines, no optional lines of a quotation. */
const counts = (item: LineItem): boolean =>
  item.type !== 'text' && item.optional !== true && item.alternative !== true;

function sumsByRate(items: readonly LineItem[], taxType: TaxType): Map<number, Big> {
  const sums = new Map<number, Big>();
  for (const item of items) {
    if (!counts(item) || !item.unitPrice) continue;
    const rate = item.unitPrice.taxRatePercentage;
    sums.set(rate, (sums.get(rate) ?? new Big(0)).plus(lineAmount(item, taxType)));
  }
  return new Map([...sums].sort(([a], [b]) => a - b));
}

/**
 * Spreads a discount on the whole document over the rates in proportion to their sums; the last group takes the rest,
 * so that the parts add up. How the live API spreads is unknown (lexware-api.md 14).
 */
function discountedSums(sums: Map<number, Big>, discount: TotalDiscount): Map<number, Big> {
  const total = [...sums.values()].reduce((sum, part) => sum.plus(part), new Big(0));
  const percentage = new Big(discount.totalDiscountPercentage ?? 0);
  const wanted = round2(total.times(percentage).div(100)).plus(discount.totalDiscountAbsolute ?? 0);
  if (wanted.eq(0) || total.eq(0)) return sums;
  const result = new Map<number, Big>();
  let left = wanted;
  const rates = [...sums.keys()];
  for (const [index, rate] of rates.entries()) {
    const part = sums.get(rate) ?? new Big(0);
    const share = index === rates.length - 1 ? left : round2(wanted.times(part).div(total));
    left = left.minus(share);
    result.set(rate, part.minus(share));
  }
  return result;
}

/** Totals and tax per rate: tax is rounded once per rate group, never per line (F1). */
export function computeTotals(
  items: readonly LineItem[],
  taxType: TaxType,
  discount: TotalDiscount = {},
  currency = 'EUR',
): { totalPrice: TotalPrice; taxAmounts: TaxAmount[] } {
  const taxAmounts: TaxAmount[] = [];
  let net = new Big(0);
  let tax = new Big(0);
  for (const [rate, sum] of discountedSums(sumsByRate(items, taxType), discount)) {
    const included = taxType === 'gross';
    const groupTax = isVatFree(taxType)
      ? new Big(0)
      : round2(sum.times(rate).div(included ? 100 + rate : 100));
    const groupNet = included ? sum.minus(groupTax) : sum;
    taxAmounts.push({
      taxRatePercentage: rate,
      taxAmount: toNumber(groupTax),
      netAmount: toNumber(groupNet),
    });
    net = net.plus(groupNet);
    tax = tax.plus(groupTax);
  }
  const totalPrice: TotalPrice = {
    currency,
    totalNetAmount: toNumber(net),
    totalGrossAmount: toNumber(net.plus(tax)),
    totalTaxAmount: toNumber(tax),
    ...discount,
  };
  return { totalPrice, taxAmounts };
}

/** Sum of amounts in whole cents, exact. */
export function sumAmounts(amounts: readonly number[]): number {
  return toNumber(amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)));
}
