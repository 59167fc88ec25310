import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedStep } from '../../../sandbox/store/sales-lifecycle.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
const events: string[] = [];
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
  sandbox.admin.documents();
  sandbox.admin.organization.onEvent = (event) => events.push(event.eventType);
});
afterAll(() => sandbox.stop());

interface Read {
  version: number;
  updatedDate: string;
  createdDate: string;
  voucherNumber: string;
  voucherStatus: string;
  totalPrice: object;
}
const read = async (id: string): Promise<Read> => (await get(sandbox, `/invoices/${id}`)).body as Read;
function during(action: () => unknown): string[] {
  events.length = 0;
  action();
  return [...events];
}

describe('what happens in the web app', () => {
  it('C1: a Storno keeps number and amounts, raises version and updatedDate and fires its events', async () => {
    const { id } = sandbox.admin.createInvoice();
    const before = await read(id);
    sandbox.admin.advance(3_600_000);
    const fired = during(() => sandbox.admin.voidDocument(id));
    const after = await read(id);
    expect(after).toMatchObject({
      voucherStatus: 'voided',
      voucherNumber: before.voucherNumber,
      totalPrice: before.totalPrice,
      version: before.version + 1,
    });
    expect(Date.parse(after.updatedDate)).toBeGreaterThan(Date.parse(before.updatedDate));
    expect(fired).toEqual(['invoice.changed', 'invoice.status.changed', 'payment.changed']);
    expect(() => sandbox.admin.voidDocument(id)).toThrow(RefusedStep);
  });

  it('C11: a payment moves version and updatedDate, and a partly paid invoice cannot be voided', async () => {
    const { id } = sandbox.admin.createInvoice();
    const before = await read(id);
    expect(during(() => sandbox.admin.payDocument(id, { amount: 10 }))).toEqual([
      'payment.changed',
      'invoice.changed',
    ]);
    expect((await read(id)).version).toBe(before.version + 1);
    expect(() => sandbox.admin.voidDocument(id)).toThrow(RefusedStep);
    expect(during(() => sandbox.admin.payDocument(id))).toContain('invoice.status.changed');
    expect((await read(id)).voucherStatus).toBe('paid');
  });

  it('C6, C7: back to draft, edited and finished again, it is the same document with the same number', async () => {
    const { id } = sandbox.admin.createInvoice();
    const before = await read(id);
    sandbox.admin.backToDraft(id);
    const draft = await read(id);
    expect(draft).toMatchObject({ voucherStatus: 'draft', voucherNumber: before.voucherNumber });
    expect(draft).not.toHaveProperty('files');
    expect((await get(sandbox, `/payments/${id}`)).status).toBe(406);
    sandbox.admin.editDocument(id, {
      lineItems: [
        {
          type: 'custom',
          name: 'Neu',
          quantity: 2,
          unitName: 'Stück',
          unitPrice: { netAmount: 50, taxRatePercentage: 7 },
        },
      ],
    });
    sandbox.admin.finalizeDocument(id);
    const after = await read(id);
    expect(after).toMatchObject({
      voucherStatus: 'open',
      voucherNumber: before.voucherNumber,
      totalPrice: { totalGrossAmount: 107 },
      createdDate: before.createdDate,
    });
    expect(after.version).toBe(before.version + 3);
  });

  it('C8: a locked document can only be corrected, which voids it and writes a linked copy', async () => {
    const { id } = sandbox.admin.createInvoice();
    sandbox.admin.lockDocument(id);
    expect(() => sandbox.admin.editDocument(id, {})).toThrow(RefusedStep);
    expect(() => sandbox.admin.backToDraft(id)).toThrow(RefusedStep);
    const copy = sandbox.admin.correctDocument(id, { introduction: 'Berichtigt' });
    expect((await read(id)).voucherStatus).toBe('voided');
    const { body } = await get(sandbox, `/invoices/${copy.id}`);
    expect(body).toMatchObject({
      voucherStatus: 'open',
      introduction: 'Berichtigt',
      relatedVouchers: [{ id }],
    });
    expect(body.voucherNumber).not.toBe((await read(id)).voucherNumber);
  });

  it('C9: a deleted draft is gone and leaves a gap, unless the quirk gives the number back', async () => {
    const { id, voucherNumber } = sandbox.admin.createInvoice({ draft: true });
    expect(during(() => sandbox.admin.deleteDraft(id))).toEqual(['invoice.deleted']);
    expect((await get(sandbox, `/invoices/${id}`)).status).toBe(404);
    const next = sandbox.admin.createInvoice({ draft: true });
    expect(next.voucherNumber).not.toBe(voucherNumber);
    sandbox.admin.setQuirks({ numberReuse: true });
    sandbox.admin.deleteDraft(next.id);
    expect(sandbox.admin.createInvoice().voucherNumber).toBe(next.voucherNumber);
    sandbox.admin.setQuirks({ numberReuse: false });
  });

  it('A15: archiving is a change without change of status', async () => {
    const { id } = sandbox.admin.createInvoice();
    expect(during(() => sandbox.admin.archiveDocument(id))).toEqual(['invoice.changed']);
    expect(await read(id)).toMatchObject({ archived: true, voucherStatus: 'open' });
  });

  it('F9: a Schlussrechnung claims what is left, and links its Abschläge', async () => {
    const down = sandbox.admin.createDocument('downpaymentinvoice', {
      lineItems: [
        {
          type: 'custom',
          name: 'Abschlag',
          quantity: 1,
          unitPrice: { netAmount: 40, taxRatePercentage: 19 },
        },
      ],
    });
    sandbox.admin.payDocument(down.id);
    const closing = sandbox.admin.createClosingInvoice([down.id]);
    expect(await read(closing.id)).toMatchObject({
      closingInvoice: true,
      claimedGrossAmount: 71.4,
      downPaymentDeductions: [{ id: down.id, receivedGrossAmount: 47.6 }],
    });
    expect((await get(sandbox, `/down-payment-invoices/${down.id}`)).body.closingInvoiceId).toBe(closing.id);
    expect((await get(sandbox, `/payments/${closing.id}`)).body.openAmount).toBe(71.4);
  });

  it('quotations are accepted and rejected', async () => {
    const quotation = sandbox.admin.createDocument('quotation');
    expect(during(() => sandbox.admin.setStatus(quotation.id, 'accepted'))).toEqual([
      'quotation.changed',
      'quotation.status.changed',
    ]);
    expect((await get(sandbox, `/quotations/${quotation.id}`)).body.voucherStatus).toBe('accepted');
  });

  it('contacts are made, changed, archived and deleted', async () => {
    const contact = sandbox.admin.createContact({ company: 'Alt GmbH' });
    expect(
      during(() =>
        sandbox.admin.updateContact(contact.id, (stored) => (stored.company = { name: 'Neu GmbH' })),
      ),
    ).toEqual(['contact.changed']);
    sandbox.admin.archiveContact(contact.id);
    expect((await get(sandbox, `/contacts/${contact.id}`)).body).toMatchObject({
      version: 3,
      archived: true,
      company: { name: 'Neu GmbH' },
    });
    expect(during(() => sandbox.admin.deleteContact(contact.id))).toEqual(['contact.deleted']);
    expect((await get(sandbox, `/contacts/${contact.id}`)).status).toBe(404);
  });

  it('all of it works over HTTP as well', async () => {
    const admin = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${sandbox.url}/admin${path}`, {
        method,
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    };
    const { status, body } = await admin('POST', '/documents', { type: 'invoice', draft: true });
    expect(status).toBe(201);
    expect((await admin('POST', `/documents/${body.id}/finalize`)).body.voucherStatus).toBe('open');
    expect((await admin('POST', `/documents/${body.id}/pay`, { amount: 20 })).status).toBe(200);
    expect((await admin('POST', `/documents/${body.id}/void`)).status).toBe(409);
    expect((await admin('POST', '/documents/unknown/void')).status).toBe(404);
    expect((await admin('POST', `/documents/${body.id}/explode`)).body.message).toContain('finalize');
    expect((await admin('PUT', '/clock', { now: '2027-01-01T00:00:00+01:00' })).body.now).toBe(
      '2026-12-31T23:00:00.000Z',
    );
    const contact = await admin('POST', '/contacts', { company: 'Über HTTP GmbH' });
    expect((await admin('PATCH', `/contacts/${contact.body.id}`, { note: 'x' })).body).toMatchObject({
      note: 'x',
      version: 2,
    });
    expect((await admin('DELETE', `/contacts/${contact.body.id}`)).status).toBe(204);
    expect((await admin('PUT', '/faults', { script: 'nonsense' })).status).toBe(400);
    expect((await admin('GET', '/documents')).body.length).toBeGreaterThan(5);
  });
});
