import fc from 'fast-check';
import type {
  DownPaymentDeduction,
  SalesDocument,
  TaxAmount,
} from '../../src/services/lexoffice/sales-document.ts';
import { salesDocument } from './builders/sales-document.ts';

const TAX_TYPES = [
  'net',
  'net',
  'gross',
  'vatfree',
  'intraCommunitySupply',
  'constructionService13b',
  'externalService13b',
  'thirdPartyCountryService',
  'thirdPartyCountryDelivery',
  'photovoltaicEquipment',
  'somethingNew',
];
const SUB_TYPES = [undefined, undefined, undefined, 'distanceSales', 'electronicServices', 'somethingNew'];
const COUNTRIES = ['DE', 'DE', 'DE', 'FR', 'AT', 'CH', 'ES_CN', 'XX', undefined];
const RATES = [0, 5, 5.5, 7, 8.1, 16, 19, 20, 25];

const cents = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 1_000_000_00 }) },
  { weight: 1, arbitrary: fc.integer({ min: -1_000_000_00, max: -1 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 999_999_999_99) },
);

/** Tax as lexoffice rounds it, or off by some cents as foreign clients send it. */
const taxAmount = fc
  .tuple(fc.constantFrom(...RATES), cents, fc.constantFrom(0, 0, 0, 1, -1))
  .map(([rate, netCents, off]): TaxAmount => {
    const taxCents = Math.round((netCents * rate * 10) / 1000) + off + 0;
    return { rate, netCents, taxCents: Object.is(taxCents, -0) ? 0 : taxCents };
  });

const deduction = fc
  .tuple(taxAmount, fc.constantFrom(0, 0, 0, 0, 1, -1))
  .map(([amount, off]): DownPaymentDeduction => ({
    ...amount,
    id: 'd',
    number: 'RE2030',
    date: '2026-05-04',
    grossCents: amount.netCents + amount.taxCents + off,
  }));

/** Any invoice or credit note that the reader may hand over: mixed rates, negative and zero amounts, totals that agree or not. */
export const arbitraryDocument: fc.Arbitrary<SalesDocument> = fc
  .tuple(
    fc.constantFrom('invoice' as const, 'invoice' as const, 'creditNote' as const),
    fc.constantFrom(...TAX_TYPES),
    fc.constantFrom(...SUB_TYPES),
    fc.constantFrom(...COUNTRIES),
    fc.array(taxAmount, { maxLength: 5 }),
    fc.constantFrom(0, 0, 0, 0, 0, 1, -1, 2, -3, 6),
    fc.option(fc.array(deduction, { maxLength: 3 }), { freq: 4, nil: undefined }),
    fc.constantFrom('2024-12-31', '2025-01-01', '2026-07-30'),
  )
  .map(([type, taxType, taxSubType, countryCode, taxAmounts, off, deductions, date]) => {
    const document = salesDocument({
      type,
      taxType,
      taxSubType,
      address: { name: 'Nordlicht Solar & Söhne KG', countryCode },
      taxAmounts,
      date,
      closingInvoice: deductions !== undefined,
      deductions: deductions ?? [],
    });
    return { ...document, totalGrossCents: document.totalGrossCents + off };
  });
