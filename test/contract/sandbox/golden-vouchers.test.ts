/** Measured write rules of bookkeeping vouchers and their files (sandbox/evidence.md, vouchers and files). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';
import { upload } from './upload.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty', quirks: { settleMs: 0 } });
});
afterAll(() => sandbox.stop());

const INCOME = '8f8664a1-fd86-11e1-a21f-0800200c9a66';
const ROUNDING = 'aba9020f-d0a6-47ca-ace6-03d6ed492351';
const DISTANCE_SALES = '4ebd965a-7126-416c-9d8c-a5c9366ee473';
const item = (
  amount: unknown,
  taxAmount: unknown,
  taxRatePercent: unknown = 19,
  categoryId = INCOME,
): object => ({
  amount,
  taxAmount,
  taxRatePercent,
  categoryId,
});
const VOUCHER = {
  type: 'salesinvoice',
  voucherNumber: 'GEMESSEN-1',
  voucherDate: '2026-09-10',
  totalGrossAmount: 119,
  totalTaxAmount: 19,
  taxType: 'gross',
  useCollectiveContact: true,
  voucherItems: [item(119, 19)],
};
const post = (more: object = {}): Promise<Answer> =>
  send(sandbox, 'POST', '/vouchers', { ...VOUCHER, ...more });
const issueOf = (answer: Answer): unknown => answer.body.IssueList[0];

describe('measured vouchers', () => {
  it('voucher-1: reads numbers that are sent as text, and stores numbers', async () => {
    const { status, body } = await post({
      taxType: 'net',
      totalGrossAmount: 9974.69,
      totalTaxAmount: '1548.51',
      voucherItems: [item('1748.81', '279.81', 16), item('6677.37', '1268.70', '19')],
    });
    expect(status).toBe(201);
    const stored = (await get(sandbox, `/vouchers/${body.id}`)).body;
    expect(stored).toMatchObject({
      totalTaxAmount: 1548.51,
      voucherItems: [item(1748.81, 279.81, 16), item(6677.37, 1268.7)],
    });
  });

  it('voucher-2: refuses the tax of an item that does not fit, and names the item', async () => {
    const answer = await post({ totalTaxAmount: 20, voucherItems: [item(119, 20)] });
    expect(answer.status).toBe(406);
    expect(issueOf(answer)).toMatchObject({
      source: 'voucherItems[0].taxAmount',
      i18nKey: 'invalid_taxamount',
    });
  });

  it('voucher-3: takes a rounding difference at 0 % under its own category', async () => {
    const voucherItems = [item(37.79, 7.18), item(83.14, 5.82, 7), item(0.07, 0, 0, ROUNDING)];
    const { status } = await post({
      taxType: 'net',
      totalGrossAmount: 134,
      totalTaxAmount: 13,
      voucherItems,
    });
    expect(status).toBe(201);
  });

  it.each(['unchecked', 'paid'] as const)(
    'voucher-4: refuses voucherStatus %s in a PUT, also where it only repeats what is stored',
    async (voucherStatus) => {
      const { id } = sandbox.admin.createVoucher({ voucherStatus });
      const put = (more: object): Promise<Answer> =>
        send(sandbox, 'PUT', `/vouchers/${id}`, { ...VOUCHER, version: 1, ...more });
      const repeated = await put({ voucherStatus });
      expect(repeated.status).toBe(406);
      expect(issueOf(repeated)).toMatchObject({ source: 'voucherStatus', i18nKey: 'invalid_value' });
      expect((await put({})).status).toBe(200);
      expect((await get(sandbox, `/vouchers/${id}`)).body.voucherStatus).toBe(voucherStatus);
    },
  );

  it('voucher-5: takes the rates of other countries under the categories of distance sales', async () => {
    const voucherItems = [item(100, 23, 23, DISTANCE_SALES), item(100, 13, 13, DISTANCE_SALES)];
    const answer = await post({ taxType: 'net', totalGrossAmount: 236, totalTaxAmount: 36, voucherItems });
    expect(answer.status).toBe(201);
    expect(
      (await post({ voucherItems: [item(123, 23, 23)], totalGrossAmount: 123, totalTaxAmount: 23 })).status,
    ).toBe(406);
  });

  it('body-1: drops what the API does not know instead of storing it', async () => {
    const { body } = await post({ mood: 'gut', voucherItems: [{ ...item(119, 19), color: 'blau' }] });
    expect((await get(sandbox, `/vouchers/${body.id}`)).text).not.toMatch(/mood|color|blau/);
  });
});

describe('measured uploads', () => {
  const eInvoice = '<rsm:CrossIndustryInvoice>urn:cen.eu:en16931:2017#compliant</rsm:CrossIndustryInvoice>';

  it.each([
    ['file-1', 'kaputt.pdf', '%PDF-1.7 und dann nichts', 'voucher_upload_toxic_pdf'],
    ['file-2', 'katalog.xml', '<catalogue><book/></catalogue>', 'invalid_xrechnung'],
    ['file-2', 'text.xml', 'kein XML', 'invalid_xrechnung'],
  ])('%s: refuses %s with its code', async (_evidence, name, content, i18nKey) => {
    const answer = await upload(sandbox, '/files', name, Buffer.from(content), 'voucher');
    expect(answer.status).toBe(406);
    expect(issueOf(answer)).toMatchObject({ i18nKey });
  });

  it('takes an e-invoice', async () => {
    expect((await upload(sandbox, '/files', 're.xml', Buffer.from(eInvoice), 'voucher')).status).toBe(202);
  });
});
