/** Texts and codes that were measured against the live API, word for word (sandbox/evidence.md, texts). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

describe('measured texts', () => {
  it.each([
    [
      'text-1',
      '/voucherlist?voucherType=any&voucherStatus=any&size=251',
      "parameter 'size' must be equal or lower than 250",
    ],
    [
      'text-2',
      '/voucherlist?voucherType=any&voucherStatus=any&sort=dueDate,ASC',
      "parameter 'sort' is invalid",
    ],
    ['text-3', '/contacts?size=1000', "parameter 'size' exceeds the limit"],
    ['text-4', '/contacts?name=ab', 'size must be between 3 and 128'],
    ['text-4', '/contacts?email=ab', 'size must be between 3 and 128'],
  ])('%s: answers 400 to %s', async (_evidence, path, message) => {
    const { status, body } = await get(sandbox, path);
    expect(status).toBe(400);
    expect(body.message).toBe(message);
  });

  it('text-5: answers a number that is none with an issue and without a message', async () => {
    const { status, body } = await get(sandbox, '/contacts?number=abc');
    expect(status).toBe(400);
    expect(body).not.toHaveProperty('message');
    expect(body.IssueList).toEqual([expect.objectContaining({ source: 'number', i18nKey: 'invalid_value' })]);
  });

  it('text-6: has no payments of an unchecked voucher', async () => {
    const { id } = sandbox.admin.createVoucher({ voucherStatus: 'unchecked' });
    const { status, body } = await get(sandbox, `/payments/${id}`);
    expect(status).toBe(406);
    expect(body.message).toBe('No payment information for this voucher/voucher type');
  });

  it('text-7: has no payments of a draft invoice', async () => {
    const { id } = sandbox.admin.createInvoice({ draft: true });
    const { status, body } = await get(sandbox, `/payments/${id}`);
    expect(status).toBe(406);
    expect(body.message).toBe('No payment information for this invoice in draft');
  });
});
