/** Measured write rules of sales documents and articles (sandbox/evidence.md, sales and articles). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';

let sandbox: Sandbox;
let contactId: string;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
  const { body } = await send(sandbox, 'POST', '/contacts', {
    version: 0,
    roles: { customer: {} },
    company: { name: 'Adresslos GmbH' },
  });
  contactId = body.id;
});
afterAll(() => sandbox.stop());

const LINE = {
  type: 'custom',
  name: 'Beratung',
  quantity: 1,
  unitName: 'Stunde',
  unitPrice: { currency: 'EUR', netAmount: 96, taxRatePercentage: 19 },
};
const ADDRESS = { name: 'Erika Beispiel', street: 'Weg 1', zip: '34117', city: 'Kassel', countryCode: 'DE' };

const create = (more: object): Promise<Answer> =>
  send(sandbox, 'POST', '/invoices', {
    voucherDate: '2026-09-15T00:00:00.000+02:00',
    address: ADDRESS,
    lineItems: [LINE],
    totalPrice: { currency: 'EUR' },
    taxConditions: { taxType: 'net' },
    shippingConditions: { shippingType: 'none' },
    ...more,
  });

describe('measured sales documents', () => {
  it('sales-1: says in the message, not in the details, that a contact lacks its billing address', async () => {
    const { status, body } = await create({ address: { contactId } });
    expect(status).toBe(406);
    expect(body.message).toBe(
      'Referenced contact needs to have exactly one billing address, but 0 addresses were found.',
    );
    expect(body).not.toHaveProperty('details');
  });

  it('sales-2: takes the address of the request for a contact that has none', async () => {
    const { status, body } = await create({ address: { contactId, ...ADDRESS } });
    expect(status).toBe(201);
    expect((await get(sandbox, `/invoices/${body.id}`)).body.address).toEqual({ contactId, ...ADDRESS });
  });

  it('sales-3: wants a label where it gets payment conditions', async () => {
    const { status, body } = await create({ paymentConditions: { paymentTermDuration: 14 } });
    expect(status).toBe(406);
    expect(body.details).toEqual([expect.objectContaining({ field: 'paymentConditions.paymentTermLabel' })]);
    const labelled = { paymentTermLabel: '14 Tage', paymentTermDuration: 14 };
    expect((await create({ paymentConditions: labelled })).status).toBe(201);
  });

  it('sales-4: lets only material and service have an id', async () => {
    const { status, body } = await create({ lineItems: [{ ...LINE, id: contactId }] });
    expect(status).toBe(406);
    expect(body.details[0].message).toBe("Only line items of type 'material' or 'service' can contain an ID");
  });

  it('body-1: drops what the API does not know instead of storing it', async () => {
    const { body: created } = await create({
      address: { ...ADDRESS, floor: 3 },
      lineItems: [{ ...LINE, color: 'blau', unitPrice: { ...LINE.unitPrice, discount: 1 } }],
      taxConditions: { taxType: 'net', mood: 'gut' },
      paymentConditions: { paymentTermLabel: 'sofort', paymentTermDuration: 0, urgent: true },
      internalNote: 'x',
    });
    const { text, body } = await get(sandbox, `/invoices/${created.id}`);
    expect(text).not.toMatch(/floor|color|blau|mood|urgent|internalNote/);
    expect(body.lineItems[0].unitPrice).toEqual({
      currency: 'EUR',
      netAmount: 96,
      grossAmount: 114.24,
      taxRatePercentage: 19,
    });
  });
});

describe('measured articles', () => {
  it('article-1: answers an unknown type with 400 and names the known ones', async () => {
    const article = {
      title: 'Buch',
      unitName: 'Stück',
      price: { leadingPrice: 'NET', netPrice: 1, taxRate: 7 },
    };
    const { status, body } = await send(sandbox, 'POST', '/articles', { ...article, type: 'product' });
    expect(status).toBe(400);
    expect(body.message).toContain('[PRODUCT, SERVICE]');
    expect((await send(sandbox, 'POST', '/articles', { ...article, type: 'PRODUCT' })).status).toBe(201);
  });
});
