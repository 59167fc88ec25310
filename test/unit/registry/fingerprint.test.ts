import { describe, expect, it } from 'vitest';
import type { SalesDocument } from '../../../src/services/lexoffice/sales-document.ts';
import {
  compareFingerprints,
  sameRelevantFields,
} from '../../../src/services/registry/fingerprint-comparison.ts';
import { fingerprintOf } from '../../../src/services/registry/fingerprint.ts';

const document: SalesDocument = {
  id: 'd1',
  organizationId: 'o1',
  version: 3,
  type: 'invoice',
  status: 'open',
  number: 'RE-1021',
  date: '2026-04-01',
  dueDate: '2026-04-15',
  serviceFrom: '2026-03-01',
  serviceTo: '2026-03-31',
  createdDate: '2026-04-01T09:00:00+02:00',
  updatedDate: '2026-04-01T09:00:01+02:00',
  contactId: 'c1',
  address: {
    name: 'Müller GmbH',
    supplement: 'Haus B',
    street: 'Deichweg 7',
    postalCode: '25980',
    city: 'Musterhafen',
    countryCode: 'DE',
  },
  currency: 'EUR',
  taxType: 'net',
  taxSubType: 'distanceSales',
  taxAmounts: [
    { rate: 7, netCents: 3_375, taxCents: 236 },
    { rate: 19, netCents: 24_000, taxCents: 4_560 },
  ],
  lineItemRates: [7, 19],
  totalNetCents: 27_375,
  totalTaxCents: 4_796,
  totalGrossCents: 32_171,
  closingInvoice: true,
  deductions: [
    { id: 'a1', number: 'RE-1', date: '2026-01-01', rate: 19, netCents: 100, taxCents: 19, grossCents: 119 },
    { id: 'a2', number: 'RE-2', date: '2026-02-01', rate: 7, netCents: 200, taxCents: 14, grossCents: 214 },
  ],
  related: [],
  electronicDocumentProfile: 'EN16931',
  archived: false,
};

const [seven, nineteen] = document.taxAmounts as [
  SalesDocument['taxAmounts'][0],
  SalesDocument['taxAmounts'][0],
];
const [first, second] = document.deductions as [
  SalesDocument['deductions'][0],
  SalesDocument['deductions'][0],
];

/** One edit each, and the field that must be named. */
const relevant: readonly (readonly [string, string, Partial<SalesDocument>])[] = [
  ['number changed', 'number', { number: 'RE-1022' }],
  ['number with a space', 'number', { number: 'RE-1021 ' }],
  ['number in lower case', 'number', { number: 're-1021' }],
  ['date a day later', 'date', { date: '2026-04-02' }],
  ['date in another year', 'date', { date: '2025-04-01' }],
  ['service start moved', 'serviceFrom', { serviceFrom: '2026-03-02' }],
  ['service start gone', 'serviceFrom', { serviceFrom: undefined }],
  ['service end moved', 'serviceTo', { serviceTo: '2026-04-01' }],
  ['service end gone', 'serviceTo', { serviceTo: undefined }],
  ['other contact', 'person', { contactId: 'c2' }],
  ['contact removed', 'person', { contactId: undefined }],
  ['tax type gross', 'taxType', { taxType: 'gross' }],
  ['tax type vatfree', 'taxType', { taxType: 'vatfree' }],
  ['tax type intra-community', 'taxType', { taxType: 'intraCommunitySupply' }],
  ['tax type of tomorrow', 'taxType', { taxType: 'newType' }],
  ['subtype changed', 'taxSubType', { taxSubType: 'electronicServices' }],
  ['subtype gone', 'taxSubType', { taxSubType: undefined }],
  ['net of a rate', 'taxAmounts', { taxAmounts: [seven, { ...nineteen, netCents: 24_001 }] }],
  ['tax of a rate', 'taxAmounts', { taxAmounts: [seven, { ...nineteen, taxCents: 4_561 }] }],
  ['rate changed', 'taxAmounts', { taxAmounts: [seven, { ...nineteen, rate: 16 }] }],
  ['fraction of a rate', 'taxAmounts', { taxAmounts: [{ ...seven, rate: 5.5 }, nineteen] }],
  [
    'rate added',
    'taxAmounts',
    { taxAmounts: [...document.taxAmounts, { rate: 0, netCents: 0, taxCents: 0 }] },
  ],
  ['rate removed', 'taxAmounts', { taxAmounts: [nineteen] }],
  ['all rates removed', 'taxAmounts', { taxAmounts: [] }],
  [
    'amounts of two rates swapped',
    'taxAmounts',
    {
      taxAmounts: [
        { ...seven, netCents: 24_000 },
        { ...nineteen, netCents: 3_375 },
      ],
    },
  ],
  ['sign of an amount', 'taxAmounts', { taxAmounts: [{ ...seven, netCents: -3_375 }, nineteen] }],
  ['net total', 'totalNet', { totalNetCents: 27_374 }],
  ['tax total', 'totalTax', { totalTaxCents: 4_797 }],
  ['gross total', 'total', { totalGrossCents: 32_172 }],
  ['gross total zero', 'total', { totalGrossCents: 0 }],
  ['deduction removed', 'deductions', { deductions: [first] }],
  ['all deductions removed', 'deductions', { deductions: [] }],
  ['deduction added', 'deductions', { deductions: [first, second, { ...first, number: 'RE-3' }] }],
  ['deduction of another document', 'deductions', { deductions: [{ ...first, number: 'RE-9' }, second] }],
  ['rate of a deduction', 'deductions', { deductions: [{ ...first, rate: 16 }, second] }],
  ['net of a deduction', 'deductions', { deductions: [{ ...first, netCents: 101 }, second] }],
  ['tax of a deduction', 'deductions', { deductions: [{ ...first, taxCents: 18 }, second] }],
  ['gross of a deduction', 'deductions', { deductions: [{ ...first, grossCents: 120 }, second] }],
];

/** Edits that the books do not care about, with what is shown of them. */
const harmless: readonly (readonly [string, readonly string[], Partial<SalesDocument>])[] = [
  ['paid', [], { status: 'paid' }],
  ['paid off', [], { status: 'paidoff' }],
  ['direct debit', [], { status: 'sepadebit' }],
  ['transferred', [], { status: 'transferred' }],
  ['archived', [], { archived: true }],
  ['version', [], { version: 9 }],
  ['updated', [], { updatedDate: '2026-05-01T00:00:00+02:00' }],
  ['related voucher', [], { related: [{ id: 'x', number: 'AB-1', type: 'orderconfirmation' }] }],
  ['e-invoice profile', [], { electronicDocumentProfile: 'NONE' }],
  ['rates in another order', [], { taxAmounts: [nineteen, seven] }],
  ['deductions in another order', [], { deductions: [second, first] }],
  ['due date', ['dueDate'], { dueDate: '2026-04-30' }],
  ['no due date', ['dueDate'], { dueDate: undefined }],
  ['name', ['address'], { address: { ...document.address, name: 'Müller & Co' } }],
  ['street', ['address'], { address: { ...document.address, street: 'Am Kai 1' } }],
  ['country', ['address'], { address: { ...document.address, countryCode: 'AT' } }],
  [
    'due date and city',
    ['dueDate', 'address'],
    { dueDate: '2026-05-01', address: { ...document.address, city: 'Kiel' } },
  ],
];

describe('R18: a change after the transfer', () => {
  const old = fingerprintOf(document);

  it('is looked for in at least 30 ways', () => {
    expect(relevant.length).toBeGreaterThanOrEqual(30);
  });

  it.each(relevant)('%s is told as %s', (_, field, change) => {
    const current = fingerprintOf({ ...document, ...change });
    const { differences } = compareFingerprints(old, current);
    expect(differences.map((difference) => difference.field)).toEqual([field]);
    expect(sameRelevantFields(old, current)).toBe(false);
    expect(compareFingerprints(current, old).differences).toHaveLength(1);
  });

  it.each(harmless)('%s is no difference, and shown as %j', (_, informational, change) => {
    const current = fingerprintOf({ ...document, ...change });
    expect(compareFingerprints(old, current)).toEqual({ differences: [], informational });
    expect(sameRelevantFields(old, current)).toBe(true);
  });

  it('survives the way through the host', () => {
    const stored = JSON.parse(JSON.stringify(old)) as typeof old;
    expect(compareFingerprints(stored, old)).toEqual({ differences: [], informational: [] });
  });

  it('shows old and new as a bookkeeper reads them', () => {
    const current = fingerprintOf({
      ...document,
      date: '2026-04-02',
      taxAmounts: [{ rate: 5.5, netCents: 123_456, taxCents: 6_790 }],
      deductions: [first],
      contactId: 'c2',
      serviceTo: undefined,
      address: { ...document.address, name: 'Neu & Co' },
    });
    const shown = Object.fromEntries(
      compareFingerprints(old, current).differences.map(({ field, oldValue, newValue }) => [
        field,
        [oldValue, newValue],
      ]),
    );
    expect(shown).toEqual({
      date: ['01.04.2026', '02.04.2026'],
      serviceTo: ['31.03.2026', '–'],
      person: ['Müller GmbH', 'Neu & Co'],
      taxAmounts: ['7 %: 33,75 + 2,36; 19 %: 240,00 + 45,60', '5,5 %: 1.234,56 + 67,90'],
      deductions: ['RE-1 (19 %): 1,19; RE-2 (7 %): 2,14', 'RE-1 (19 %): 1,19'],
    });
  });
});
