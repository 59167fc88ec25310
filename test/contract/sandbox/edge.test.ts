import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_IDS, reasonWithoutRecord } from '../../../sandbox/data-sets/edge-case-index.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import type { SalesRecord } from '../../../sandbox/store/sales-document.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'hostile' });
});
afterAll(() => sandbox.stop());

const tagged = (id: string): SalesRecord[] =>
  sandbox.admin.documents().filter((document) => document.tags.includes(id));

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of this set are malformed on purpose
async function rows(query: string): Promise<any[]> {
  const { status, body } = await get(sandbox, `/voucherlist?${query}&size=250`);
  expect(status).toBe(200);
  return body.content as any[]; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
}

describe('the hostile data set', () => {
  it('knows all 143 cases', () => {
    expect(CASE_IDS).toHaveLength(143);
  });

  it.each(CASE_IDS)('%s: has a record, or says why none can exist and what brings it about', (id) => {
    const { organization } = sandbox.admin;
    const records = [
      ...organization.documents.values(),
      ...organization.contacts.values(),
      ...organization.vouchers.values(),
    ];
    const carriers = records.filter((record) => record.tags.includes(id));
    const reason = reasonWithoutRecord(id);
    if (reason === undefined) expect(carriers).not.toHaveLength(0);
    else {
      expect(carriers).toHaveLength(0);
      expect(reason.length).toBeGreaterThan(20);
    }
  });

  it('never shows its tags on the wire', async () => {
    const list = await get(sandbox, '/voucherlist?voucherType=any&voucherStatus=any&size=250');
    const contacts = await get(sandbox, '/contacts?size=250');
    expect(list.text + contacts.text).not.toMatch(/"tags"|rowTrap|wireTrap|fileTrap/);
    const document = await get(sandbox, `/invoices/${tagged('C6')[0]!.id}`);
    expect(document.text).not.toMatch(/"tags"|payments"|locked/);
  });

  it('serves every document and contact without an error', async () => {
    const paths: Record<string, string> = {
      invoice: 'invoices',
      creditnote: 'credit-notes',
      downpaymentinvoice: 'down-payment-invoices',
    };
    for (const document of sandbox.admin.documents()) {
      expect((await get(sandbox, `/${paths[document.type]}/${document.id}`)).status).toBe(200);
    }
    for (const contact of sandbox.admin.contacts())
      expect((await get(sandbox, `/contacts/${contact.id}`)).status).toBe(200);
  });

  it('A7: has a row of every status that is asked for', async () => {
    for (const status of ['open', 'paid', 'paidoff', 'voided', 'transferred', 'sepadebit']) {
      expect(await rows(`voucherType=invoice,creditnote&voucherStatus=${status}`), status).not.toHaveLength(
        0,
      );
    }
  });

  it('A8: shows an overdue row also to those who ask for open', async () => {
    const [document] = tagged('A8');
    const open = await rows('voucherType=invoice&voucherStatus=open');
    expect(open.find((row) => row.id === document!.id)).toMatchObject({ voucherStatus: 'overdue' });
    const overdue = await rows('voucherType=any&voucherStatus=overdue');
    expect(new Set(overdue.map((row) => String(row.voucherStatus)))).toEqual(new Set(['overdue']));
  });

  it('A11: an uploaded twin is a record of its own', async () => {
    const [invoice] = tagged('A11');
    const both = await rows(`voucherType=any&voucherStatus=any&voucherNumber=${invoice!.voucherNumber}`);
    expect(both.map((row) => String(row.voucherType)).sort()).toEqual(['invoice', 'salesinvoice']);
    expect(new Set(both.map((row) => String(row.id))).size).toBe(2);
  });

  it('A14, F20, F21, G17, G18: the list holds rows that a strict reader chokes on', async () => {
    const all = await rows('voucherType=invoice&voucherStatus=any');
    expect(all.some((row) => row.voucherType === 'proformainvoice')).toBe(true);
    expect(all.some((row) => row.voucherStatus === 'blocked')).toBe(true);
    expect(all.some((row) => row.totalAmount === '1591.03')).toBe(true);
    expect(all.some((row) => row.currency === 'CHF')).toBe(true);
    expect(all.some((row) => row.contactName === undefined)).toBe(true);
    expect(all.some((row) => typeof row.id === 'number')).toBe(true);
  });

  it('C8: a correction voids the original and links the copy in both directions', () => {
    const [original, copy] = tagged('C8');
    expect(original!.voucherStatus).toBe('voided');
    expect(copy!.voucherStatus).toBe('open');
    expect(copy!.relatedVouchers[0]?.id).toBe(original!.id);
    expect(original!.relatedVouchers[0]?.id).toBe(copy!.id);
    expect(copy!.voucherNumber).not.toBe(original!.voucherNumber);
  });

  it('C9: leaves a gap in the numbers', () => {
    const numbers = new Set(sandbox.admin.documents().map((document) => document.voucherNumber));
    const after = tagged('C9')[0]!.voucherNumber!;
    expect(numbers.has(after)).toBe(true);
    expect(numbers.has(`RE${Number(after.slice(2)) - 1}`)).toBe(false);
  });

  it('C14: invoice and full credit note are the same amounts per rate, both positive', () => {
    const [invoice, creditNote] = tagged('C14');
    expect(creditNote!.taxAmounts).toEqual(invoice!.taxAmounts);
    expect(creditNote!.voucherStatus).toBe('paidoff');
    expect(invoice!.voucherStatus).toBe('paid');
  });

  it('D3: documents lie on both clock changes, with the offset of their moment', () => {
    const offsets = tagged('D3').map((document) => document.voucherDate.slice(-6));
    expect(new Set(offsets)).toEqual(new Set(['+01:00', '+02:00']));
    expect(tagged('D3').every((document) => document.voucherDate.includes('T00:00:00.000'))).toBe(true);
  });

  it('D4: one document is written in the last and one in the first millisecond of neighbouring days', async () => {
    const [last, first] = tagged('D4');
    expect(first!.createdAt - last!.createdAt).toBe(1);
    const day = last!.voucherDate.slice(0, 10);
    const list = await rows(
      `voucherType=invoice&voucherStatus=any&createdDateFrom=${day}&createdDateTo=${day}`,
    );
    expect(list.some((row) => row.id === last!.id)).toBe(true);
    expect(list.some((row) => row.id === first!.id)).toBe(false);
  });

  it('F5: reproduces the documented sample 29,85 / 3,13 / 26,72', () => {
    const [document] = tagged('F5');
    expect(document!.totalPrice).toMatchObject({
      totalNetAmount: 26.72,
      totalTaxAmount: 3.13,
      totalGrossAmount: 29.85,
    });
    expect(document!.taxAmounts.map((group) => group.taxRatePercentage)).toEqual([0, 7, 19]);
  });

  it('F9: deducts 80 % and 100 %, and one deducts nothing', () => {
    const claimed = tagged('F9')
      .filter((document) => document.closingInvoice)
      .map((document) => document.claimedGrossAmount);
    expect(claimed).toEqual([238, 0, undefined]);
  });

  it('G10, G14, G15: files that are missing, oddly named and too big', async () => {
    const file = (id: string): Promise<Response> =>
      fetch(`${sandbox.url}/v1/invoices/${tagged(id)[0]!.id}/file`, {
        headers: { Authorization: `Bearer ${sandbox.token}` },
      });
    expect((await file('G10')).status).toBe(404);
    expect((await file('G14')).headers.get('content-disposition')).toContain('../../');
    expect((await (await file('G15')).arrayBuffer()).byteLength).toBeGreaterThan(20 * 1024 * 1024);
  });

  it('G12: the XML of a ZUGFeRD document says another total than its JSON', async () => {
    const [document] = tagged('G12');
    expect(document!.electronicDocumentProfile).toBe('EN16931');
    const { body } = await get(sandbox, `/invoices/${document!.id}`);
    expect(body.totalPrice.totalGrossAmount).not.toBe(document!.totalPrice.totalGrossAmount);
  });
});
