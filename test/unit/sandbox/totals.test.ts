import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineItem, TaxType } from '../../../sandbox/store/sales-document.ts';
import { completeUnitPrice, computeTotals, lineAmount, sumAmounts } from '../../../sandbox/store/totals.ts';

function line(
  amount: number,
  rate: number,
  taxType: TaxType = 'net',
  more: Partial<LineItem> = {},
): LineItem {
  const sent = taxType === 'gross' ? { grossAmount: amount } : { netAmount: amount };
  return {
    type: 'custom',
    quantity: 1,
    unitPrice: completeUnitPrice({ ...sent, taxRatePercentage: rate }, taxType),
    ...more,
  };
}

describe('totals', () => {
  it('reproduces the invoice of the reference', () => {
    const items = [
      line(96, 19, 'net', { quantity: 2.5 }),
      line(12.5, 7, 'net', { quantity: 3, discountPercentage: 10 }),
    ];
    expect(items.map((item) => lineAmount(item, 'net'))).toEqual([240, 33.75]);
    expect(computeTotals(items, 'net')).toEqual({
      totalPrice: {
        currency: 'EUR',
        totalNetAmount: 273.75,
        totalGrossAmount: 321.71,
        totalTaxAmount: 47.96,
      },
      taxAmounts: [
        { taxRatePercentage: 7, taxAmount: 2.36, netAmount: 33.75 },
        { taxRatePercentage: 19, taxAmount: 45.6, netAmount: 240 },
      ],
    });
  });

  it('F1: rounds the tax per rate, not per line', () => {
    const items = [line(0.49, 7), line(0.49, 7), line(0.49, 7)];
    expect(computeTotals(items, 'net').totalPrice.totalTaxAmount).toBe(0.1); // three times 0.03 would be 0.09
  });

  it('F2: rounds half up on decimals, not on floats', () => {
    expect(lineAmount(line(1192.725, 19), 'net')).toBe(1192.73);
    expect(lineAmount(line(1.005, 19), 'net')).toBe(1.01);
  });

  it('takes the tax out of gross prices', () => {
    expect(computeTotals([line(119, 19, 'gross'), line(107, 7, 'gross')], 'gross').totalPrice).toEqual({
      currency: 'EUR',
      totalNetAmount: 200,
      totalGrossAmount: 226,
      totalTaxAmount: 26,
    });
  });

  it('charges no tax on vat-free types, whatever the rate says', () => {
    for (const taxType of ['vatfree', 'photovoltaicEquipment', 'intraCommunitySupply'] as const) {
      expect(computeTotals([line(100, 0, taxType)], taxType).totalPrice.totalTaxAmount).toBe(0);
    }
  });

  it('leaves text, optional and alternative lines out', () => {
    const items: LineItem[] = [
      line(10, 19),
      { type: 'text', name: 'Hinweis' },
      line(5, 19, 'net', { optional: true }),
      line(7, 19, 'net', { alternative: true }),
    ];
    expect(computeTotals(items, 'net').totalPrice.totalNetAmount).toBe(10);
  });

  it('F6: spreads a discount over the rates so that the parts add up', () => {
    const { totalPrice, taxAmounts } = computeTotals([line(200, 19), line(100, 7)], 'net', {
      totalDiscountAbsolute: 10.01,
    });
    expect(totalPrice.totalNetAmount).toBe(289.99);
    expect(sumAmounts(taxAmounts.map((group) => group.netAmount))).toBe(289.99);
    expect(
      computeTotals([line(200, 19)], 'net', { totalDiscountPercentage: 100 }).totalPrice.totalGrossAmount,
    ).toBe(0);
  });

  it('is exact: Σ net + Σ tax = gross for any document', () => {
    const item = fc.record({
      cents4: fc.integer({ min: -1_000_000, max: 10_000_000 }),
      quantity4: fc.integer({ min: 1, max: 500_000 }),
      rate: fc.constantFrom(0, 5, 7, 16, 19, 20),
      discount: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 12 }),
        fc.constantFrom<TaxType>('net', 'gross'),
        (specs, taxType) => {
          const items = specs.map((spec) =>
            line(spec.cents4 / 10_000, spec.rate, taxType, {
              quantity: spec.quantity4 / 10_000,
              discountPercentage: spec.discount / 100,
            }),
          );
          const { totalPrice, taxAmounts } = computeTotals(items, taxType);
          const parts = taxAmounts.flatMap((group) => [group.netAmount, group.taxAmount]);
          expect(sumAmounts(parts)).toBe(totalPrice.totalGrossAmount);
          const lines = sumAmounts(items.map((entry) => lineAmount(entry, taxType)));
          expect(taxType === 'gross' ? totalPrice.totalGrossAmount : totalPrice.totalNetAmount).toBe(lines);
          for (const amount of parts) expect(Number(amount.toFixed(2))).toBe(amount);
        },
      ),
    );
  });
});
