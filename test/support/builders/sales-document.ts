import type { SalesDocument, TaxAmount } from '../../../src/services/lexoffice/sales-document.ts';
import { sumOf } from '../../../src/services/money/cents.ts';

/** `tax(19, 240_00, 45_60)`: rate in percent, net and tax in cents. */
export function tax(rate: number, netCents: number, taxCents: number): TaxAmount {
  return { rate, netCents, taxCents };
}

/** An open invoice of RE2042 to a customer in Germany, 119,00 € with 19 %. Totals follow from `taxAmounts` unless given. */
export function salesDocument(fields: Partial<SalesDocument> = {}): SalesDocument {
  const taxAmounts = fields.taxAmounts ?? [tax(19, 100_00, 19_00)];
  const totalNetCents = sumOf(taxAmounts.map((amount) => amount.netCents));
  const totalTaxCents = sumOf(taxAmounts.map((amount) => amount.taxCents));
  return {
    id: 'bb20bb20-0000-4000-8000-000000000021',
    organizationId: 'c0ffee00-0001-4000-8000-000000000001',
    version: 2,
    type: 'invoice',
    status: 'open',
    number: 'RE2042',
    date: '2026-07-30',
    createdDate: '2026-07-30T09:11:05.480+02:00',
    updatedDate: '2026-07-30T09:11:06.012+02:00',
    contactId: 'aa10aa10-0000-4000-8000-000000000010',
    address: { name: 'Nordlicht Solar & Söhne KG', countryCode: 'DE' },
    currency: 'EUR',
    taxType: 'net',
    taxAmounts,
    lineItemRates: taxAmounts.map(({ rate }) => rate),
    totalNetCents,
    totalTaxCents,
    totalGrossCents: totalNetCents + totalTaxCents,
    closingInvoice: false,
    deductions: [],
    related: [],
    archived: false,
    ...fields,
  };
}

/** A credit note GS0017 over the whole of the default invoice. */
export function creditNote(fields: Partial<SalesDocument> = {}): SalesDocument {
  return salesDocument({
    id: '3c4d5e6f-0000-4000-8000-000000000101',
    type: 'creditNote',
    status: 'paidoff',
    number: 'GS0017',
    date: '2026-08-05',
    related: [{ id: 'bb20bb20-0000-4000-8000-000000000021', number: 'RE2042', type: 'invoice' }],
    ...fields,
  });
}
