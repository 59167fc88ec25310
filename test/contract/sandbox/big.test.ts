import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIG_CONTACTS, BIG_DOCUMENTS } from '../../../sandbox/data-sets/big.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { computingTime } from '../../support/computing-time.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
let startMs: number;
beforeAll(async () => {
  startMs = await computingTime(async () => {
    sandbox = await startTestSandbox({ dataSet: 'big' });
  });
});
afterAll(() => sandbox.stop());

describe('the big data set', () => {
  it('costs nothing until somebody asks for it', async () => {
    expect(startMs).toBeLessThan(500);
    expect((await get(sandbox, '/profile')).body.companyName).toBe('Großbetrieb Nordhessen GmbH');
  });

  it('A4: closes the window after 10 000 rows with an HTTP 500', async () => {
    const { body } = await get(sandbox, '/voucherlist?voucherType=any&voucherStatus=any&size=250&page=39');
    expect(body).toMatchObject({ totalElements: 10_000, totalPages: 40, number: 39, last: true });
    expect(body.content).toHaveLength(250);
    const beyond = await get(sandbox, '/voucherlist?voucherType=any&voucherStatus=any&size=250&page=40');
    expect(beyond.status).toBe(500);
    expect(beyond.body.message).toContain('Maximum search window size exceeded');
  });

  it('A4, A5: gives all 12 000 documents slice by slice', async () => {
    const ids = new Set<string>();
    let total = 0;
    for (const [from, to] of [
      ['2020-01-01', '2024-12-31'],
      ['2025-01-01', '2025-12-31'],
      ['2026-01-01', '2026-12-31'],
    ]) {
      for (let page = 0; ; page += 1) {
        const { body } = await get(
          sandbox,
          `/voucherlist?voucherType=any&voucherStatus=any&size=250&page=${page}&voucherDateFrom=${from}&voucherDateTo=${to}`,
        );
        for (const row of body.content as { id: string }[]) ids.add(row.id);
        if (page === 0) total += body.totalElements as number;
        if (body.last) break;
      }
    }
    expect(ids.size).toBe(BIG_DOCUMENTS);
    expect(total).toBe(BIG_DOCUMENTS);
  });

  it('holds 6 000 contacts and their documents', async () => {
    const { body } = await get(sandbox, '/contacts?size=500');
    expect(body.totalElements).toBe(BIG_CONTACTS);
    const vendors = await get(sandbox, '/contacts?vendor=true&size=250');
    expect(vendors.body.totalElements).toBe(1_000);
    const { body: list } = await get(sandbox, '/voucherlist?voucherType=invoice&voucherStatus=paid');
    const { body: invoice } = await get(sandbox, `/invoices/${list.content[0].id}`);
    expect(invoice.totalPrice.totalGrossAmount).toBe(list.content[0].totalAmount);
    expect((await get(sandbox, `/contacts/${invoice.address.contactId}`)).status).toBe(200);
  });
});
