import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/services/lexoffice/contact.ts';
import { clientOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection, textAnswer } from '../../support/scripted-connection.ts';

const bulk = { lane: 'bulk' } as const;

/** The smallest document that the API sends. */
const small = {
  id: 'i1',
  organizationId: 'o1',
  version: 2,
  voucherStatus: 'open',
  voucherNumber: 'RE2042',
  voucherDate: '2026-07-30T00:00:00.000+02:00',
  createdDate: '2026-07-30T09:11:05.480+02:00',
  updatedDate: '2026-07-30T09:11:06.012+02:00',
  address: { name: 'Erika Beispiel', countryCode: 'DE' },
  totalPrice: { currency: 'EUR', totalNetAmount: 96, totalGrossAmount: 114.24, totalTaxAmount: 18.24 },
  taxAmounts: [{ taxRatePercentage: 19, taxAmount: 18.24, netAmount: 96 }],
  taxConditions: { taxType: 'net' },
};

function documentOf(fields: object, type: 'invoice' | 'creditNote' | 'downPaymentInvoice' = 'invoice') {
  const connection = new ScriptedConnection(() => jsonAnswer({ ...small, ...fields }));
  return clientOver(connection).document(type, 'i1', bulk);
}

function contactOf(fields: object): Promise<Contact> {
  const base = { id: 'c1', organizationId: 'o1', version: 1, company: { name: 'Muster' } };
  return clientOver(new ScriptedConnection(() => jsonAnswer({ ...base, ...fields }))).contact('c1', bulk);
}

describe('document', () => {
  it('G17: reads the smallest one, with everything optional absent', async () => {
    expect(await documentOf({})).toEqual({
      id: 'i1',
      organizationId: 'o1',
      version: 2,
      type: 'invoice',
      status: 'open',
      number: 'RE2042',
      date: '2026-07-30',
      createdDate: small.createdDate,
      updatedDate: small.updatedDate,
      address: { name: 'Erika Beispiel', countryCode: 'DE' },
      currency: 'EUR',
      taxType: 'net',
      taxAmounts: [{ rate: 19, netCents: 9600, taxCents: 1824 }],
      lineItemRates: [],
      totalNetCents: 9600,
      totalTaxCents: 1824,
      totalGrossCents: 11424,
      closingInvoice: false,
      deductions: [],
      related: [],
      archived: false,
    });
  });

  it('G17: null reads as absent, unknown keys are ignored', async () => {
    const nulls = {
      dueDate: null,
      shippingConditions: null,
      relatedVouchers: null,
      closingInvoice: null,
      archived: null,
    };
    expect(await documentOf({ ...nulls, tomorrow: { x: 1 } })).toEqual(await documentOf({}));
  });

  it('F17: a document of text lines has no tax amounts', async () => {
    expect((await documentOf({ taxAmounts: undefined })).taxAmounts).toEqual([]);
  });

  it('F5, F12, F16: reads mixed and unusual rates as declared', async () => {
    const rates = [0, 5.5, 7, 16, 19, 25];
    const taxAmounts = rates.map((taxRatePercentage) => ({ taxRatePercentage, taxAmount: 1, netAmount: 10 }));
    expect((await documentOf({ taxAmounts })).taxAmounts.map(({ rate }) => rate)).toEqual(rates);
  });

  it('rules.md 21: reads the rate of each line item that has a price, and stumbles over none', async () => {
    const priced = (taxRatePercentage: unknown) => ({ unitPrice: { taxRatePercentage, netAmount: 'x' } });
    const lineItems = [
      priced(19),
      { type: 'text', name: 'Hinweis' },
      priced('7.0'),
      priced('?'),
      null,
      priced(19),
    ];
    expect((await documentOf({ lineItems })).lineItemRates).toEqual([19, 7, 19]);
    expect((await documentOf({ lineItems: 'none' })).lineItemRates).toEqual([]);
  });

  it.each([
    ['2E+1', 20],
    ['1.9e1', 19],
    ['+7', 7],
    ['5.50', 5.5],
  ])('F16: reads the rate %s as %d', async (taxRatePercentage, rate) => {
    const taxAmounts = [{ taxRatePercentage, taxAmount: 1, netAmount: 10 }];
    expect((await documentOf({ taxAmounts })).taxAmounts[0]?.rate).toBe(rate);
  });

  it('F1, F18: states what its tax amounts say, whatever 300 lines of four decimals add up to', async () => {
    const line = {
      type: 'custom',
      quantity: 0.3333,
      unitPrice: { netAmount: 1.2345, taxRatePercentage: 19 },
      lineItemAmount: 0.41,
    };
    expect(await documentOf({ lineItems: Array.from({ length: 300 }, () => line) })).toEqual({
      ...(await documentOf({})),
      lineItemRates: Array.from({ length: 300 }, () => 19),
    });
  });

  it('F8: takes no notice of Skonto', async () => {
    const paymentConditions = {
      paymentTermLabel: '10 Tage 2 %, 30 Tage netto',
      paymentTermDuration: 30,
      paymentDiscountConditions: { discountPercentage: 2, discountRange: 10 },
    };
    expect(await documentOf({ paymentConditions })).toEqual(await documentOf({}));
  });

  it('D9: reads the service date and period', async () => {
    const shippingConditions = {
      shippingType: 'serviceperiod',
      shippingDate: '2026-06-01T00:00:00.000+02:00',
      shippingEndDate: '2026-06-30T00:00:00.000+02:00',
    };
    expect(await documentOf({ shippingConditions })).toMatchObject({
      serviceFrom: '2026-06-01',
      serviceTo: '2026-06-30',
    });
    const none = await documentOf({ shippingConditions: { ...shippingConditions, shippingType: 'none' } });
    expect(none.serviceFrom).toBeUndefined();
  });

  it('F9: reads the deductions of a closing invoice', async () => {
    const item = {
      id: 'd1',
      voucherType: 'downpaymentinvoice',
      voucherNumber: 'RE2030',
      voucherDate: '2026-05-04T00:00:00.000+02:00',
      receivedGrossAmount: 1190.0,
      receivedNetAmount: 1000.0,
      receivedTaxAmount: 190.0,
      taxRatePercentage: 19,
    };
    const { closingInvoice, deductions } = await documentOf({
      closingInvoice: true,
      downPaymentDeductions: [item],
    });
    expect(closingInvoice).toBe(true);
    expect(deductions).toEqual([
      {
        id: 'd1',
        number: 'RE2030',
        date: '2026-05-04',
        rate: 19,
        netCents: 100_000,
        taxCents: 19_000,
        grossCents: 119_000,
      },
    ]);
  });

  it('C12: reads what a credit note refers to', async () => {
    const relatedVouchers = [{ id: 'i9', voucherNumber: 'RE1', voucherType: 'invoice' }];
    const document = await documentOf({ relatedVouchers }, 'creditNote');
    expect(document).toMatchObject({
      type: 'creditNote',
      related: [{ id: 'i9', number: 'RE1', type: 'invoice' }],
    });
  });

  it('F2: reads amounts from their text', async () => {
    const text = JSON.stringify(small)
      .replace('114.24', '114.240000000000000001')
      .replace('18.24,', '"18.24",');
    const document = await clientOver(new ScriptedConnection(() => textAnswer(200, text))).document(
      'invoice',
      'i1',
      bulk,
    );
    expect(document.totalGrossCents).toBe(11_424);
  });

  it.each([
    [
      'totalPrice',
      { totalPrice: { currency: 'EUR', totalNetAmount: 1, totalTaxAmount: 0 } },
      'totalPrice.totalGrossAmount invalid_union',
    ],
    [
      'a rate',
      { taxAmounts: [{ taxRatePercentage: 'x', taxAmount: 1, netAmount: 1 }] },
      'taxAmounts.0.taxRatePercentage rate',
    ],
    [
      'a rate beyond 100',
      { taxAmounts: [{ taxRatePercentage: '2E+2', taxAmount: 1, netAmount: 1 }] },
      'taxAmounts.0.taxRatePercentage rate',
    ],
    ['a date', { voucherDate: '30.07.2026' }, 'voucherDate date'],
    ['year', { voucherDate: '+275760-09-13T00:00:00Z' }, 'voucherDate date'],
    ['id', { id: 4711 }, 'id invalid_type'],
    ['tax conditions', { taxConditions: {} }, 'taxConditions.taxType invalid_type'],
    ['an impossible instant', { updatedDate: '2026-02-30T00:00:00.000+01:00' }, 'updatedDate instant'],
  ])(
    'refuses a document whose books-relevant %s cannot be read, by path and code',
    async (_, fields, problem) => {
      await expect(documentOf(fields)).rejects.toMatchObject({ failure: 'unreadable', context: { problem } });
    },
  );

  it('asks the path of its type', async () => {
    const connection = new ScriptedConnection(() => jsonAnswer(small));
    const client = clientOver(connection);
    await client.document('invoice', 'a', bulk);
    await client.document('creditNote', 'b', bulk);
    await client.document('downPaymentInvoice', '../c', bulk);
    expect(connection.requests.map(({ path }) => path)).toEqual([
      '/v1/invoices/a',
      '/v1/credit-notes/b',
      '/v1/down-payment-invoices/..%2Fc',
    ]);
    expect(client.permalink('downPaymentInvoice', 'x')).toBe(
      'https://app.lexware.de/permalink/invoices/view/x',
    );
    expect(client.permalink('creditNote', 'x')).toBe('https://app.lexware.de/permalink/credit-notes/view/x');
  });
});

describe('contact', () => {
  it('E4, E6: reads a number per role as text', async () => {
    expect(
      await contactOf({ roles: { customer: { number: 10421 }, vendor: { number: '00070' } } }),
    ).toMatchObject({
      customerNumber: '10421',
      supplierNumber: '00070',
    });
  });

  it('E15: tells a role without a number from no role', async () => {
    const contact = await contactOf({ roles: { customer: {} } });
    expect([contact.customerNumber, contact.supplierNumber]).toEqual(['', undefined]);
  });

  it('E16: reads a private person', async () => {
    const person = { salutation: 'Frau', firstName: 'Mira', lastName: 'Probe' };
    expect((await contactOf({ company: undefined, person })).name).toEqual({
      kind: 'person',
      firstName: 'Mira',
      lastName: 'Probe',
    });
  });

  it('orders e-mail addresses and phones, and leaves out empty ones and fax', async () => {
    const contact = await contactOf({
      emailAddresses: { other: ['o@x'], private: ['p@x'], office: [' '], business: ['b@x', 'b2@x'] },
      phoneNumbers: {
        fax: ['9'],
        other: ['5'],
        private: ['4'],
        mobile: ['3'],
        office: ['2'],
        business: ['1'],
      },
    });
    expect(contact.emails).toEqual(['b@x', 'b2@x', 'p@x', 'o@x']);
    expect(contact.phones).toEqual(['1', '2', '3', '4', '5']);
  });

  it('takes the primary contact person, else the first', async () => {
    const persons = [{ lastName: 'Erst' }, { firstName: 'Mira', lastName: 'Probe', primary: true }];
    const company = (contactPersons: object[]) => ({ company: { name: 'Muster', contactPersons } });
    expect((await contactOf(company(persons))).contactPerson).toBe('Mira Probe');
    expect((await contactOf(company(persons.slice(0, 1)))).contactPerson).toBe('Erst');
    expect((await contactOf(company([]))).contactPerson).toBeUndefined();
  });

  it('E21: lives with any part of the addresses missing', async () => {
    expect((await contactOf({ addresses: null })).billing).toEqual([]);
    expect((await contactOf({ addresses: { billing: [{ city: 'Bonn', zip: '01067' }] } })).billing).toEqual([
      { city: 'Bonn', postalCode: '01067' },
    ]);
  });

  it('reads a contact whose name is empty: it is refused for its name, not as unreadable', async () => {
    expect((await contactOf({ company: { name: '' } })).name).toEqual({ kind: 'company', company: '' });
    const person = { firstName: '', lastName: '' };
    expect((await contactOf({ company: undefined, person })).name).toEqual({ kind: 'person', lastName: '' });
  });

  it('refuses a contact without a name', async () => {
    await expect(contactOf({ company: undefined })).rejects.toMatchObject({
      context: { problem: ' name'.trim() },
    });
  });
});

describe('country list', () => {
  it('is read once, also by several at once, and again after a failure', async () => {
    let fail = true;
    const connection = new ScriptedConnection(() =>
      fail
        ? jsonAnswer({ message: 'Unauthorized' }, 401)
        : jsonAnswer([
            { countryCode: 'FR', taxClassification: 'intraCommunity' },
            { bad: 1 },
            { countryCode: 'QQ', taxClassification: '?' },
          ]),
    );
    const client = clientOver(connection);
    await expect(client.countryClass(bulk)).rejects.toMatchObject({ failure: 'unauthorized' });
    fail = false;
    const [classOf] = await Promise.all([client.countryClass(bulk), client.countryClass(bulk)]);
    expect([classOf('FR'), classOf('QQ'), classOf('XX'), classOf(undefined), classOf('')]).toEqual([
      'EU',
      'unknown',
      'unknown',
      'none',
      'none',
    ]);
    expect(connection.requests).toHaveLength(2);
  });

  it.each([403, 404, 406])('E23: is the law where the remote has none: %i', async (status) => {
    const connection = new ScriptedConnection(() => jsonAnswer({ message: 'no' }, status));
    const client = clientOver(connection);
    const classOf = await client.countryClass(bulk);
    expect(['DE', 'FR', 'GR', 'US', 'GB', 'CH', 'GR_69', 'ES_CN', ''].map(classOf)).toEqual([
      ...['DE', 'EU', 'EU', 'third', 'third', 'third', 'third', 'third', 'none'],
    ]);
    await client.countryClass(bulk);
    expect(connection.requests).toHaveLength(1);
  });
});

describe('profile', () => {
  it('F10: asks for smallBusiness strictly, knows the OSS principle or leaves it out', async () => {
    const of = (fields: object) => {
      const base = { organizationId: 'o1', companyName: 'Muster', taxType: 'net' };
      return clientOver(new ScriptedConnection(() => jsonAnswer({ ...base, ...fields }))).profile(bulk);
    };
    await expect(of({})).rejects.toMatchObject({ context: { problem: 'smallBusiness invalid_type' } });
    expect(
      (await of({ smallBusiness: true, distanceSalesPrinciple: 'DESTINATION' })).distanceSalesPrinciple,
    ).toBe('DESTINATION');
    expect(await of({ smallBusiness: true, distanceSalesPrinciple: 'ELSEWHERE' })).not.toHaveProperty(
      'distanceSalesPrinciple',
    );
  });
});
