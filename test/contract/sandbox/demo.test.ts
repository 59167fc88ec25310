import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

interface Row {
  id: string;
  voucherType: string;
  voucherStatus: string;
  voucherDate: string;
  dueDate?: string;
  contactId?: string;
  totalAmount: number;
  openAmount?: number;
}

let sandbox: Sandbox;
let rows: Row[];
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
  const list = await get(sandbox, '/voucherlist?voucherType=any&voucherStatus=any&size=250');
  rows = (list.body as { content: Row[] }).content;
});
afterAll(() => sandbox.stop());

const PATHS: Record<string, string> = {
  invoice: 'invoices',
  creditnote: 'credit-notes',
  quotation: 'quotations',
  orderconfirmation: 'order-confirmations',
  deliverynote: 'delivery-notes',
  downpaymentinvoice: 'down-payment-invoices',
};

describe('the demo data set', () => {
  it('shows about sixty documents, nothing in the future and nothing older than a quarter', () => {
    const sales = rows.filter((row) => row.voucherType in PATHS);
    expect(sales.length).toBeGreaterThanOrEqual(55);
    expect(sales.length).toBeLessThanOrEqual(80);
    for (const row of sales) {
      expect(Date.parse(row.voucherDate)).toBeLessThanOrEqual(sandbox.admin.organization.now());
      expect(row.voucherDate >= '2026-06-01').toBe(true);
    }
  });

  it.each(['draft', 'open', 'overdue', 'paid', 'paidoff', 'voided'])(
    'has a document that is %s',
    (status) => {
      expect(rows.some((row) => row.voucherStatus === status)).toBe(true);
    },
  );

  it.each([
    'net',
    'gross',
    'intraCommunitySupply',
    'constructionService13b',
    'externalService13b',
    'thirdPartyCountryService',
    'thirdPartyCountryDelivery',
    'photovoltaicEquipment',
  ])('has an invoice of tax type %s', (taxType) => {
    const documents = sandbox.admin.documents().filter((document) => document.type === 'invoice');
    expect(documents.some((document) => document.taxConditions.taxType === taxType)).toBe(true);
  });

  it('says the same in the list and in the document', async () => {
    for (const row of rows) {
      const path = PATHS[row.voucherType];
      if (path === undefined) continue;
      const { status, body } = await get(sandbox, `/${path}/${row.id}`);
      expect(status).toBe(200);
      if (row.voucherType !== 'deliverynote') expect(row.totalAmount).toBe(body.totalPrice.totalGrossAmount);
      expect(row.voucherDate.slice(0, 10)).toBe(body.voucherDate.slice(0, 10));
      expect(row.dueDate).toBe(body.dueDate);
      expect(row.contactId).toBe(body.address.contactId);
      expect(row.voucherStatus === 'overdue' ? 'open' : row.voucherStatus).toBe(body.voucherStatus);
    }
  });

  it('F9: deducts two paid Abschläge in a Schlussrechnung', async () => {
    const closing = sandbox.admin.documents().find((document) => document.closingInvoice === true);
    const { body } = await get(sandbox, `/invoices/${closing!.id}`);
    expect(body.downPaymentDeductions).toHaveLength(2);
    expect(body.claimedGrossAmount).toBeCloseTo(body.totalPrice.totalGrossAmount - 5950, 2);
    for (const deduction of body.downPaymentDeductions as { id: string }[]) {
      const paid = await get(sandbox, `/down-payment-invoices/${deduction.id}`);
      expect(paid.body).toMatchObject({ voucherStatus: 'paid', closingInvoiceId: body.id });
    }
  });

  it('is the same again with the same seed and another organisation with another seed', async () => {
    const again = await startTestSandbox({ dataSet: 'demo' });
    const other = await startTestSandbox({ dataSet: 'demo', seed: 2 });
    const path = '/voucherlist?voucherType=any&voucherStatus=any&size=250';
    expect((await get(again, path)).body.content).toEqual(rows);
    expect(other.organizationId).not.toBe(sandbox.organizationId);
    expect((await get(other, '/voucherlist?voucherType=any&voucherStatus=any')).body.content[0].id).not.toBe(
      rows[0]!.id,
    );
    await Promise.all([again.stop(), other.stop()]);
  });

  it.each([
    '2026-01-01T00:00:30+01:00',
    '2026-03-29T12:00:00+02:00',
    '2026-10-25T02:30:00+01:00',
    '2028-02-29T23:59:59+01:00',
    '2026-11-22T09:00:00+01:00',
  ])('is complete and consistent on %s', async (now) => {
    const other = await startTestSandbox({ dataSet: 'demo', now });
    const documents = other.admin.documents();
    expect(documents.length).toBeGreaterThanOrEqual(55);
    for (const document of documents) {
      expect(document.createdAt).toBeLessThanOrEqual(Date.parse(now));
      expect(document.updatedAt).toBeLessThanOrEqual(Date.parse(now) + 10);
      expect(document.updatedAt).toBeGreaterThanOrEqual(document.createdAt);
    }
    const closing = documents.find((document) => document.closingInvoice === true)!;
    for (const deduction of closing.downPaymentDeductions!) {
      expect(other.admin.document(deduction.id).voucherStatus).toBe('paid');
    }
    const states = new Set(documents.map((document) => `${document.type} ${document.voucherStatus}`));
    for (const state of [
      'invoice voided',
      'creditnote paidoff',
      'creditnote open',
      'invoice draft',
      'invoice paid',
    ]) {
      expect(states).toContain(state);
    }
    const list = await get(other, '/voucherlist?voucherType=any&voucherStatus=overdue&size=250');
    expect(list.body.content.length).toBeGreaterThan(3);
    await other.stop();
  });
});
