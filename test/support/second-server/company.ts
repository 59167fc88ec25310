import { blocked, booked, DATE, leftOut, one, type Case } from './case.ts';
import { CONTACT_ANSWERS, contactId, ORGANIZATION } from './contacts.ts';
import type { Company } from './server.ts';

export const BOUNDARY = '2026-06-30';
export const COLLECTIVE_ACCOUNT = '69998';

const VOIDED_AT = { updatedDate: '2026-10-24T23:30:00.000+00:00' };
/** In another month than the document: the Storno is of the Berlin day of voiding (rules.md 7). */
const VOIDED_ON = '2026-10-25';

export const CASES: readonly Case[] = [
  one({
    what: 'an ordinary invoice',
    status: 'paid',
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'F5: mixed rates, as stated and not as computed',
    taxes: [
      [0, 3.93, 0],
      [7, 10, 0.7],
      [19, 12.79, 2.43],
    ],
    expected: booked([
      ['8200', 'zero-in-taxed', 0, 393, 0],
      ['8300', 'domestic-7', 7, 1000, 70],
      ['8400', 'domestic-19', 19, 1279, 243],
    ]),
  }),
  one({
    what: 'gross prices',
    taxType: 'gross',
    taxes: [[19, 84.03, 15.97]],
    expected: booked([['8400', 'domestic-19', 19, 8403, 1597]]),
  }),
  one({
    what: 'intra-community supply',
    contact: 'france',
    country: 'FR',
    taxType: 'intraCommunitySupply',
    taxes: [[0, 1000, 0]],
    expected: booked([['8125', 'eu-supply', 0, 100000, 0]], { person: '10002' }),
  }),
  one({
    what: 'goods to a third country',
    contact: 'swiss',
    country: 'CH',
    taxType: 'thirdPartyCountryDelivery',
    taxes: [[0, 500, 0]],
    expected: booked([['8120', 'export-goods', 0, 50000, 0]], { person: '10004' }),
  }),
  one({
    what: 'E23: a region outside the tax territory, told by the contact alone',
    contact: 'canary',
    taxType: 'thirdPartyCountryDelivery',
    taxes: [[0, 80, 0]],
    document: { address: { contactId: contactId('canary'), name: 'Las Palmas SL' } },
    expected: booked([['8120', 'export-goods', 0, 8000, 0]], { person: '10005' }),
  }),
  one({
    what: 'a service to a third country',
    contact: 'swiss',
    country: 'CH',
    taxType: 'thirdPartyCountryService',
    taxes: [[0, 300, 0]],
    expected: booked([['8338', 'export-service', 0, 30000, 0]], { person: '10004' }),
  }),
  one({
    what: 'building work',
    taxType: 'constructionService13b',
    taxes: [[0, 2000, 0]],
    expected: booked([['8337', 'construction-13b', 0, 200000, 0]]),
  }),
  one({
    what: 'a service to a business in the EU',
    contact: 'france',
    country: 'FR',
    taxType: 'externalService13b',
    taxes: [[0, 700, 0]],
    expected: booked([['8336', 'eu-service-13b', 0, 70000, 0]], { person: '10002' }),
  }),
  one({
    what: 'photovoltaic equipment',
    taxType: 'photovoltaicEquipment',
    taxes: [[0, 9000, 0]],
    expected: booked([['8290', 'photovoltaic', 0, 900000, 0]]),
  }),
  one({
    what: 'exempt',
    taxType: 'vatfree',
    taxes: [[0, 60, 0]],
    expected: booked([['8100', 'exempt', 0, 6000, 0]]),
  }),
  one({
    what: 'F11: distance sale',
    contact: 'austria',
    country: 'AT',
    taxType: 'gross',
    taxSubType: 'distanceSales',
    taxes: [[20, 100, 20]],
    expected: booked([['8320', 'oss-goods:AT:20', 20, 10000, 2000]], { person: '10003' }),
  }),
  one({
    what: 'F11: electronic service',
    contact: 'austria',
    country: 'AT',
    taxSubType: 'electronicServices',
    taxes: [[5.5, 50, 2.75]],
    expected: booked([['8331', 'oss-services:AT:5.5', 5.5, 5000, 275]], { person: '10003' }),
  }),
  one({
    what: 'taxed at home although the customer is abroad',
    contact: 'france',
    country: 'FR',
    taxes: [[19, 100, 19]],
    expected: booked([['8400', 'abroad-19', 19, 10000, 1900]], { person: '10002' }),
  }),
  one({
    what: 'F16: a temporary rate',
    taxes: [[16, 100, 16]],
    expected: blocked('account-missing'),
  }),
  one({
    what: 'a tax type that does not fit the country',
    taxType: 'intraCommunitySupply',
    taxes: [[0, 10, 0]],
    expected: blocked('account-missing'),
  }),
  one({
    what: 'a tax type of tomorrow',
    taxType: 'moonDelivery',
    taxes: [[0, 10, 0]],
    expected: blocked('account-missing'),
  }),
  one({ what: 'F17: 0,00', taxes: [[19, 0, 0]], expected: booked([]) }),
  one({
    what: 'F19: a negative total',
    taxes: [[19, -50, -9.5]],
    expected: booked([['8400', 'domestic-19', 19, -5000, -950]]),
  }),
  one({
    what: 'F20: amounts as strings',
    row: { totalAmount: '119.00' },
    document: {
      totalPrice: {
        currency: 'EUR',
        totalNetAmount: '100.00',
        totalTaxAmount: '19.00',
        totalGrossAmount: '119.00',
      },
      taxAmounts: [{ taxRatePercentage: '19.00', netAmount: '100.00', taxAmount: '19.00' }],
    },
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'F3: a cent per rate goes into the net of the largest line',
    taxes: [
      [7, 100, 7.01],
      [19, 100, 19.01],
    ],
    row: { totalAmount: 226 },
    document: {
      totalPrice: { currency: 'EUR', totalNetAmount: 200, totalTaxAmount: 26, totalGrossAmount: 226 },
    },
    expected: booked([
      ['8300', 'domestic-7', 7, 10000, 701],
      ['8400', 'domestic-19', 19, 9998, 1901],
    ]),
  }),
  one({
    what: 'F3: more than a cent per rate',
    row: { totalAmount: 119.02 },
    document: {
      totalPrice: { currency: 'EUR', totalNetAmount: 100, totalTaxAmount: 19, totalGrossAmount: 119.02 },
    },
    expected: blocked('amounts-differ'),
  }),
  one({
    what: 'C3, C14: a credit note tied to its invoice',
    type: 'creditnote',
    status: 'paidoff',
    document: {
      relatedVouchers: [
        {
          id: 'd0d0d0d0-0000-4000-8000-000000000001',
          voucherNumber: 'NR-001',
          voucherType: 'invoice',
        },
      ],
    },
    expected: booked(
      [['8400', 'domestic-19', 19, -10000, -1900]],
      { relatedNumber: 'NR-001', dueDate: null },
      'creditNote',
    ),
  }),
  one({
    what: 'C12: a credit note of its own',
    type: 'creditnote',
    taxes: [[7, 10, 0.7]],
    expected: booked([['8300', 'domestic-7', 7, -1000, -70]], { dueDate: null }, 'creditNote'),
  }),
  one({
    what: 'C2: voided before it was ever transferred',
    status: 'voided',
    row: VOIDED_AT,
    expected: [
      ...booked([['8400', 'domestic-19', 19, 10000, 1900]]),
      ...booked(
        [['8400', 'domestic-19', 19, -10000, -1900]],
        { relatedNumber: 'NR-025', dueDate: null, date: VOIDED_ON },
        'cancellation',
      ),
    ],
  }),
  one({
    what: 'C2: a voided credit note',
    type: 'creditnote',
    status: 'voided',
    row: VOIDED_AT,
    expected: [
      ...booked([['8400', 'domestic-19', 19, -10000, -1900]], { dueDate: null }, 'creditNote'),
      ...booked(
        [['8400', 'domestic-19', 19, 10000, 1900]],
        { relatedNumber: 'NR-026', dueDate: null, date: VOIDED_ON },
        'cancellation',
      ),
    ],
  }),
  one({
    what: 'F9: a closing invoice that deducts what was received',
    taxes: [[19, 5000, 950]],
    document: {
      closingInvoice: true,
      claimedGrossAmount: 4760,
      downPaymentDeductions: [
        {
          id: 'd0d0d0d0-0000-4000-8000-000000000099',
          voucherType: 'downpaymentinvoice',
          title: 'Abschlag',
          voucherNumber: 'NR-099',
          voucherDate: DATE,
          receivedGrossAmount: 1190,
          receivedNetAmount: 1000,
          receivedTaxAmount: 190,
          taxRatePercentage: 19,
        },
      ],
    },
    expected: [{ kind: 'invoice', class: 'offered', reason: 'closing-invoice' }],
  }),
  one({
    what: 'a closing invoice without deductions',
    document: { closingInvoice: true, claimedGrossAmount: 119, downPaymentDeductions: null },
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'A12: a down payment invoice',
    type: 'downpaymentinvoice',
    expected: leftOut('type', 'downPaymentInvoice'),
  }),
  one({
    what: 'A8: overdue in the list',
    status: 'overdue',
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'A15: archived',
    row: { archived: true },
    document: { archived: true, electronicDocumentProfile: 'XRechnung' },
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'A7: a direct debit',
    status: 'sepadebit',
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'A10: a draft that nobody asked for',
    status: 'draft',
    row: { unasked: true },
    expected: [],
  }),
  one({
    what: 'A14: a status of tomorrow',
    status: 'pondering',
    row: { unasked: true },
    expected: leftOut('status'),
  }),
  one({
    what: 'A14: a type of tomorrow',
    row: { unasked: true, voucherType: 'proforma' },
    expected: leftOut('type', 'unknown'),
  }),
  one({
    what: 'F21: a foreign currency',
    row: { currency: 'USD' },
    expected: leftOut('currency'),
  }),
  one({
    what: 'G18: a row that cannot be read',
    row: { voucherDate: 17 },
    expected: leftOut('unreadable', 'unknown'),
  }),
  one({
    what: 'G18: a document that cannot be read',
    document: { totalPrice: { currency: 'EUR' } },
    expected: leftOut('unreadable'),
  }),
  one({
    what: 'a document that is in the list and answers 404',
    gone: true,
    expected: [{ kind: 'invoice', class: 'preselected' }],
  }),
  one({
    what: 'E10: an address without a contact',
    contact: null,
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]], { person: COLLECTIVE_ACCOUNT }),
  }),
  one({ what: 'E1: a customer with four digits', contact: 'four', expected: blocked('person-missing') }),
  one({
    what: 'E14: a customer whose number another has',
    contact: 'twin',
    expected: blocked('person-conflict'),
  }),
  one({ what: 'E12: a contact that nobody knows', contact: 'nobody', expected: blocked('person-missing') }),
  one({
    what: 'D4: created in the last millisecond of the boundary, changed since',
    row: { createdDate: '2026-06-30T21:59:59.999Z' },
    document: { createdDate: '2026-06-30T21:59:59.999Z' },
    expected: leftOut('created-before-cutoff'),
  }),
  one({
    what: 'D4: created in the first one of the Folgetag',
    row: { createdDate: '2026-06-30T22:00:00.000Z' },
    document: { createdDate: '2026-06-30T22:00:00.000Z' },
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'rules.md 4: created before the boundary and not changed since',
    row: { createdDate: '2026-06-01T09:00:00.000+02:00', updatedDate: '2026-06-30T23:00:00.000+02:00' },
    expected: [],
  }),
  one({
    what: 'D1, D3: the day of a date with a time, and in the night when the clocks change',
    row: { voucherDate: '2026-10-24T22:30:00.000Z', dueDate: '2026-10-25T23:00:00.000Z' },
    document: { voucherDate: '2026-10-24T22:30:00.565Z', dueDate: '2026-10-25T23:00:00.000Z' },
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]], {
      date: '2026-10-25',
      dueDate: '2026-10-26',
    }),
  }),
  one({
    what: 'B3: the same number and amount once more',
    row: { voucherNumber: 'NR-001' },
    document: { voucherNumber: 'NR-001' },
    expected: booked([['8400', 'domestic-19', 19, 10000, 1900]]),
  }),
  one({
    what: 'rules.md 31: a service to the EU without a USt-IdNr',
    contact: 'austria',
    country: 'AT',
    taxType: 'externalService13b',
    taxes: [[0, 80, 0]],
    expected: [{ kind: 'invoice', class: 'offered', reason: 'vat-id-missing' }],
  }),
];

export const COMPANY: Company = {
  profile: {
    organizationId: ORGANIZATION,
    companyName: 'Zweite Firma GmbH',
    created: { userId: ORGANIZATION, userName: 'Ada', userEmail: 'ada@zweite.example', date: DATE },
    connectionId: ORGANIZATION,
    businessFeatures: ['INVOICING'],
    taxType: 'net',
    smallBusiness: false,
    distanceSalesPrinciple: 'DESTINATION',
  },
  contacts: CONTACT_ANSWERS,
  rows: CASES.map(({ row }) => row),
  documents: new Map(CASES.flatMap(({ path, document }) => (path && document ? [[path, document]] : []))),
  countries: [
    ['DE', 'de'],
    ['FR', 'intraCommunity'],
    ['AT', 'intraCommunity'],
    ['CH', 'thirdPartyCountry'],
    ['ES_CN', 'thirdPartyCountry'],
  ].map(([countryCode, taxClassification]) => ({ countryCode, taxClassification })),
};
