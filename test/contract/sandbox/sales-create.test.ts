import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';

let sandbox: Sandbox;
let customerId: string;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
  customerId = sandbox.admin.contacts().find((contact) => contact.roles.customer?.number === 10001)!.id;
});
afterAll(() => sandbox.stop());

const DAY = '2026-09-15T00:00:00.000+02:00';
const body = {
  voucherDate: DAY,
  address: { name: 'Erika Beispiel', countryCode: 'DE' },
  lineItems: [
    {
      type: 'custom',
      name: 'Beratung',
      quantity: 1,
      unitName: 'Stunde',
      unitPrice: { currency: 'EUR', netAmount: 96, taxRatePercentage: 19 },
    },
  ],
  totalPrice: { currency: 'EUR' },
  taxConditions: { taxType: 'net' },
  shippingConditions: { shippingType: 'service', shippingDate: DAY },
};
const post = (path: string, input: unknown = body): Promise<Answer> => send(sandbox, 'POST', path, input);
const fields = (answer: Answer): string[] =>
  (answer.body.details as { field: string }[]).map((detail) => detail.field);

describe('creating sales documents', () => {
  it('A10: makes a draft that has its number already', async () => {
    const { status, body: result } = await post('/invoices');
    expect(status).toBe(201);
    expect(result).toMatchObject({
      version: 1,
      resourceUri: `https://api.lexware.io/v1/invoices/${result.id}`,
    });
    expect(Date.parse(String(result.updatedDate)) - Date.parse(String(result.createdDate))).toBe(3);
    const { body: draft } = await get(sandbox, `/invoices/${result.id}`);
    expect(draft).toMatchObject({
      voucherStatus: 'draft',
      voucherNumber: expect.stringMatching(/^RE\d{4}$/),
      closingInvoice: false,
      relatedVouchers: [],
      electronicDocumentProfile: 'NONE',
    });
    for (const absent of ['dueDate', 'printLayoutId', 'files']) expect(draft).not.toHaveProperty(absent);
    expect(draft.lineItems[0]).toMatchObject({
      lineItemAmount: 96,
      unitPrice: { netAmount: 96, grossAmount: 114.24 },
    });
    expect(draft.totalPrice).toEqual({
      currency: 'EUR',
      totalNetAmount: 96,
      totalGrossAmount: 114.24,
      totalTaxAmount: 18.24,
    });
  });

  it('finalises at once if asked to', async () => {
    const { body: result } = await post('/invoices?finalize=true', {
      ...body,
      address: { contactId: customerId },
    });
    const { body: invoice } = await get(sandbox, `/invoices/${result.id}`);
    expect(invoice).toMatchObject({
      voucherStatus: 'open',
      dueDate: '2026-09-29T00:00:00.000+02:00',
      electronicDocumentProfile: 'EN16931',
      version: 2,
    });
    expect(invoice.address).toMatchObject({
      contactId: customerId,
      name: 'Brandt Metallbau GmbH',
      street: 'Leipziger Straße 212',
      contactPerson: 'Sabine Brandt',
    });
    expect(invoice.files.documentFileId).toBeTruthy();
  });

  it('writes timestamps back with the Berlin offset and refuses dates without milliseconds', async () => {
    const { body: result } = await post('/invoices', { ...body, voucherDate: '2026-09-14T22:00:00.000Z' });
    expect((await get(sandbox, `/invoices/${result.id}`)).body.voucherDate).toBe(DAY);
    for (const voucherDate of ['2026-09-15', '2026-09-15T00:00:00+02:00', undefined, 'heute']) {
      const refused = await post('/invoices', { ...body, voucherDate });
      expect(refused.status).toBe(406);
      expect(fields(refused)).toContain('voucherDate');
    }
  });

  it.each([
    [{ lineItems: undefined }, 'lineItems'],
    [{ totalPrice: {} }, 'totalPrice.currency'],
    [{ taxConditions: {} }, 'taxConditions.taxType'],
    [{ taxConditions: { taxType: 'vat' } }, 'taxConditions.taxType'],
    [{ shippingConditions: undefined }, 'shippingConditions'],
    [
      { shippingConditions: { shippingType: 'serviceperiod', shippingDate: DAY } },
      'shippingConditions.shippingEndDate',
    ],
    [{ address: {} }, 'address.name'],
    [{ address: { name: 'X', countryCode: 'XX' } }, 'address.countryCode'],
    [{ taxConditions: { taxType: 'intraCommunitySupply' } }, 'address.contactId'],
    [
      {
        lineItems: [
          { ...body.lineItems[0], unitPrice: { currency: 'EUR', netAmount: 1, taxRatePercentage: 16 } },
        ],
      },
      'lineItems[0].unitPrice.taxRatePercentage',
    ],
    [
      {
        lineItems: [
          { ...body.lineItems[0], unitPrice: { currency: 'CHF', netAmount: 1, taxRatePercentage: 19 } },
        ],
      },
      'lineItems[0].unitPrice.currency',
    ],
    [{ lineItems: [{ ...body.lineItems[0], quantity: 1.23456 }] }, 'lineItems[0].quantity'],
    [{ lineItems: [{ ...body.lineItems[0], id: 'x' }] }, 'lineItems[0].id'],
    [{ lineItems: Array.from({ length: 301 }, () => body.lineItems[0]) }, 'lineItems'],
  ])('refuses %j', async (change, field) => {
    const answer = await post('/invoices', { ...body, ...change });
    expect(answer.status).toBe(406);
    expect(fields(answer)).toContain(field);
  });

  it('F16: takes 16 % and 5 % in the second half of 2020, and only there', async () => {
    const lines = [
      { ...body.lineItems[0], unitPrice: { currency: 'EUR', netAmount: 1, taxRatePercentage: 16 } },
    ];
    const shippingConditions = { shippingType: 'service', shippingDate: '2020-12-31T00:00:00.000+01:00' };
    expect((await post('/invoices', { ...body, lineItems: lines, shippingConditions })).status).toBe(201);
    expect((await post('/invoices', { ...body, shippingConditions })).status).toBe(406);
  });

  it('wants exactly one billing address of a referenced customer', async () => {
    const contact = sandbox.admin.createContact({ company: 'Ohne Adresse' });
    sandbox.admin.updateContact(contact.id, (stored) => delete stored.addresses);
    const answer = await post('/invoices', { ...body, address: { contactId: contact.id } });
    expect(answer.body.message).toBe(
      'Referenced contact needs to have exactly one billing address, but 0 addresses were found.',
    );
    const supplier = sandbox.admin
      .contacts()
      .find((candidate) => candidate.roles.vendor && !candidate.roles.customer)!;
    expect((await post('/invoices', { ...body, address: { contactId: supplier.id } })).status).toBe(406);
  });

  it('an XRechnung needs its references', async () => {
    const xRechnung = { buyerReference: '04011000-1234' };
    const refused = await post('/invoices', { ...body, address: { contactId: customerId }, xRechnung });
    expect(refused.status).toBe(406);
    expect(refused.body.IssueList[0].i18nKey).toBe('invalid_xrechnung');
    const authority = sandbox.admin.contacts().find((contact) => contact.xRechnung)!;
    const lineItems = [{ ...body.lineItems[0], description: 'vor Ort' }];
    const { body: result } = await post('/invoices?finalize=true', {
      ...body,
      lineItems,
      address: { contactId: authority.id },
      xRechnung,
    });
    expect((await get(sandbox, `/invoices/${result.id}`)).body).toMatchObject({
      electronicDocumentProfile: 'XRechnung',
      xRechnung,
    });
    expect((await post('/invoices', { ...body, xRechnung: { buyerReference: '' } })).status).toBe(201);
  });

  it.each([
    ['/quotations', { ...body, expirationDate: DAY, shippingConditions: undefined }, 'AG'],
    ['/order-confirmations', body, 'AB'],
    ['/delivery-notes', { ...body, totalPrice: undefined }, 'LS'],
    ['/credit-notes', body, 'GS'],
  ])('creates and reads %s', async (path, input, prefix) => {
    const { status, body: result } = await post(path, input);
    expect(status).toBe(201);
    const { body: document } = await get(sandbox, `${path}/${result.id}`);
    expect(document).toMatchObject({
      id: result.id,
      voucherStatus: 'draft',
      voucherNumber: expect.stringContaining(prefix),
    });
  });

  it('has no way to create a down payment invoice', async () => {
    expect((await post('/down-payment-invoices')).status).toBe(404);
  });

  it('C12: a credit note on an invoice is settled at once and lowers the open amount', async () => {
    const invoice = sandbox.admin.createInvoice();
    const answer = await post(`/credit-notes?finalize=true&precedingSalesVoucherId=${invoice.id}`);
    expect(answer.status).toBe(201);
    const { body: creditNote } = await get(sandbox, `/credit-notes/${answer.body.id}`);
    expect(creditNote).toMatchObject({
      voucherStatus: 'paidoff',
      relatedVouchers: [{ id: invoice.id, voucherNumber: invoice.voucherNumber, voucherType: 'invoice' }],
    });
    const payments = await get(sandbox, `/payments/${invoice.id}`);
    expect(payments.body).toMatchObject({
      openAmount: 4.76,
      paymentStatus: 'openRevenue',
      paymentItems: [{ paymentItemType: 'partPaymentCreditNote', amount: 114.24 }],
    });
    expect((await get(sandbox, `/payments/${answer.body.id}`)).status).toBe(406);
    const second = await post(`/credit-notes?precedingSalesVoucherId=${invoice.id}`);
    expect(second.status).toBe(406);
  });

  it('refuses steps that the chain does not know', async () => {
    const draft = sandbox.admin.createInvoice({ draft: true });
    expect((await post(`/credit-notes?precedingSalesVoucherId=${draft.id}`)).status).toBe(406);
    const quotation = sandbox.admin.createDocument('quotation');
    expect((await post(`/credit-notes?precedingSalesVoucherId=${quotation.id}`)).status).toBe(406);
    expect((await post(`/invoices?precedingSalesVoucherId=${quotation.id}`)).status).toBe(201);
    const optional = sandbox.admin.createDocument('quotation', {
      lineItems: [
        {
          type: 'custom',
          name: 'A',
          quantity: 1,
          unitName: 'Stück',
          optional: true,
          unitPrice: { netAmount: 1, taxRatePercentage: 19 },
        },
      ],
    });
    expect((await post(`/invoices?precedingSalesVoucherId=${optional.id}`)).status).toBe(406);
    const closing = sandbox.admin.createClosingInvoice([]);
    expect((await post(`/credit-notes?precedingSalesVoucherId=${closing.id}`)).status).toBe(406);
    expect(
      (await post('/invoices?precedingSalesVoucherId=00000000-0000-4000-8000-000000000000')).status,
    ).toBe(406);
  });

  it('writes a dunning only for an invoice; it stays a draft without number and is in no list', async () => {
    const invoice = sandbox.admin.createInvoice();
    expect((await post('/dunnings')).status).toBe(406);
    const input = {
      ...body,
      lineItems: [
        { ...body.lineItems[0], unitPrice: { currency: 'EUR', netAmount: 5, taxRatePercentage: 0 } },
      ],
    };
    const { status, body: result } = await post(
      `/dunnings?precedingSalesVoucherId=${invoice.id}&finalize=true`,
      input,
    );
    expect(status).toBe(201);
    const { body: dunning } = await get(sandbox, `/dunnings/${result.id}`);
    expect(dunning).toMatchObject({ voucherStatus: 'draft', files: { documentFileId: expect.any(String) } });
    expect(dunning).not.toHaveProperty('voucherNumber');
    const list = await get(sandbox, `/voucherlist?voucherType=any&voucherStatus=any&size=250`);
    expect(list.text).not.toContain(result.id);
  });

  it('takes an article line and refuses an unknown one', async () => {
    const article = [...sandbox.admin.organization.articles.values()][0]!;
    const lineOf = (id: string) => ({ ...body, lineItems: [{ ...body.lineItems[0], type: 'service', id }] });
    expect((await post('/invoices', lineOf(article.id))).status).toBe(201);
    expect((await post('/invoices', lineOf('00000000-0000-4000-8000-000000000000'))).status).toBe(406);
  });
});
