/** What changes with time and with the kind of company. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
});
afterEach(() => sandbox.stop());

const VOUCHER_LIST = '/voucherlist?voucherType=any&voucherStatus=any';
const CONTACT = { version: 0, roles: { customer: {} }, company: { name: 'Eben angelegt GmbH' } };

describe('time', () => {
  it('contact-4: does not find a fresh contact for as long as the quirk says', async () => {
    sandbox.admin.setQuirks({ contactSettleMs: 60_000 });
    const { id } = (await send(sandbox, 'POST', '/contacts', CONTACT)).body as { id: string };
    expect((await get(sandbox, `/contacts/${id}`)).status).toBe(404);
    expect((await get(sandbox, '/contacts')).body.totalElements).toBe(0);
    sandbox.admin.contact(id).visibleAt = 0;
    expect((await get(sandbox, `/contacts/${id}`)).status).toBe(200);
    expect((await get(sandbox, '/contacts')).body.totalElements).toBe(1);
  });

  it('lists a new document only after the lag, by the clock of the sandbox', async () => {
    sandbox.admin.setQuirks({ listLagMs: 5000 });
    const { id } = sandbox.admin.createInvoice();
    expect((await get(sandbox, VOUCHER_LIST)).body.totalElements).toBe(0);
    expect((await get(sandbox, `/invoices/${id}`)).status).toBe(200);
    sandbox.admin.advance(5000);
    expect((await get(sandbox, VOUCHER_LIST)).body.totalElements).toBe(1);
  });

  it('file-3: sends no documentFileId any more once it is gone', async () => {
    const { id, documentFileId } = sandbox.admin.createInvoice();
    expect((await get(sandbox, `/invoices/${id}`)).body.files).toEqual({ documentFileId });
    sandbox.admin.setQuirks({ documentFileId: 'gone' });
    expect((await get(sandbox, `/invoices/${id}`)).body).not.toHaveProperty('files');
    expect((await get(sandbox, `/invoices/${id}/document`)).status).toBe(404);
    expect((await get(sandbox, `/files/${documentFileId}`)).status).toBe(404);
    expect((await get(sandbox, `/invoices/${id}/file`)).status).toBe(200);
  });

  it('leaves a gap in the numbers where the web app used some up', () => {
    const before = Number(sandbox.admin.createInvoice().voucherNumber!.slice(2));
    sandbox.admin.skipNumbers('invoice', 3);
    expect(Number(sandbox.admin.createInvoice().voucherNumber!.slice(2))).toBe(before + 4);
  });
});

describe('the profile', () => {
  it('can be that of a small business, which writes without tax only', async () => {
    sandbox.admin.setProfile({ smallBusiness: true });
    expect((await get(sandbox, '/profile')).body).toMatchObject({ smallBusiness: true, taxType: 'vatfree' });
    const { body } = await send(sandbox, 'POST', '/invoices', { taxConditions: { taxType: 'net' } });
    expect(body.details).toContainEqual(expect.objectContaining({ field: 'taxConditions.taxType' }));
    const voucher = {
      type: 'salesinvoice',
      voucherNumber: '1',
      voucherDate: '2026-09-10',
      totalGrossAmount: 119,
      totalTaxAmount: 19,
      taxType: 'gross',
      useCollectiveContact: true,
      voucherItems: [
        {
          amount: 119,
          taxAmount: 19,
          taxRatePercent: 19,
          categoryId: '8f8664a1-fd86-11e1-a21f-0800200c9a66',
        },
      ],
    };
    const refused = await send(sandbox, 'POST', '/vouchers', voucher);
    expect(refused.body.IssueList[0].i18nKey).toBe('invalid_taxrate_19');
  });

  it('can be set over HTTP, and forgotten', async () => {
    const put = (body: object): Promise<Response> =>
      fetch(`${sandbox.url}/admin/profile`, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ distanceSalesPrinciple: 'ORIGIN', taxType: 'gross' })).status).toBe(200);
    expect((await get(sandbox, '/profile')).body).toMatchObject({
      distanceSalesPrinciple: 'ORIGIN',
      taxType: 'gross',
    });
  });
});

describe('reset, health and ping', () => {
  it('resets to the data set: same ids and numbers as at the start', async () => {
    const first = sandbox.admin.createInvoice();
    sandbox.admin.setProfile({ companyName: 'Anders GmbH' });
    const answer = await fetch(`${sandbox.url}/admin/reset`, { method: 'POST' });
    expect(answer.status).toBe(204);
    expect(sandbox.journal()).toEqual([]);
    expect((await get(sandbox, VOUCHER_LIST)).body.totalElements).toBe(0);
    expect((await get(sandbox, '/profile')).body.companyName).toBe('Neuanfang GmbH');
    const again = sandbox.admin.createInvoice();
    expect([again.id, again.voucherNumber]).toEqual([first.id, first.voucherNumber]);
  });

  it('tells its health without a key', async () => {
    const answer = await fetch(`${sandbox.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('gateway-10: answers a ping', async () => {
    expect((await get(sandbox, '/ping')).status).toBe(200);
  });
});
