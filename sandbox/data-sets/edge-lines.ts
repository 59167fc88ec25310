import type { LineItemInput } from '../store/compose-document.ts';

/** A line that is only about its figures. */
export function item(
  netAmount: number,
  taxRatePercentage = 19,
  more: Partial<LineItemInput> = {},
): LineItemInput {
  return {
    type: 'custom',
    name: 'Prüfposten',
    quantity: 1,
    unitName: 'Stück',
    unitPrice: { netAmount, taxRatePercentage },
    ...more,
  };
}

export function grossItem(
  grossAmount: number,
  taxRatePercentage = 19,
  more: Partial<LineItemInput> = {},
): LineItemInput {
  return {
    type: 'custom',
    name: 'Prüfposten brutto',
    quantity: 1,
    unitName: 'Stück',
    unitPrice: { grossAmount, taxRatePercentage },
    ...more,
  };
}
