/** `edge` holds only what can be on the wire of the live API: a strict reader gets through it. */
import Big from 'big.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_IDS, reasonWithoutRecord } from '../../../sandbox/data-sets/edge-case-index.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { SALES_PATHS } from '../../../sandbox/store/sales-document.ts';
import { get, startTestSandbox } from './client.ts';

/** What a live API never sends, and `hostile` does. */
const ONLY_HOSTILE = new Set(['A14', 'E14', 'E15', 'F3', 'F20', 'F21', 'G12', 'G14', 'G17', 'G18']);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'edge' });
});
afterAll(() => sandbox.stop());

describe('the edge data set', () => {
  it('carries every case that can be on the wire, and no other', () => {
    const { organization } = sandbox.admin;
    const tags = new Set(
      [organization.documents, organization.contacts, organization.vouchers].flatMap((records) =>
        [...records.values()].flatMap((record) => record.tags),
      ),
    );
    const expected = CASE_IDS.filter((id) => reasonWithoutRecord(id) === undefined && !ONLY_HOSTILE.has(id));
    for (const id of expected) expect(tags, id).toContain(id);
    for (const id of ['A14', 'E14', 'F3', 'F20', 'F21', 'G18']) expect(tags, id).not.toContain(id);
  });

  it('lists rows of known types and statuses, in EUR, with text for ids and numbers for amounts', async () => {
    const list = '/voucherlist?voucherType=invoice,creditnote,downpaymentinvoice&voucherStatus=any&size=250';
    const { body } = await get(sandbox, list);
    expect(body.totalElements).toBeGreaterThan(80);
    for (const row of body.content) {
      expect(row).toMatchObject({ id: expect.any(String), currency: 'EUR', totalAmount: expect.any(Number) });
      expect(row.voucherStatus).toMatch(/^(draft|open|overdue|paid|paidoff|voided|transferred|sepadebit)$/);
      expect(row.voucherDate).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    }
  });

  it('has documents whose totals are the sums of their tax groups', async () => {
    for (const { type, id, voucherNumber } of sandbox.admin.documents()) {
      const { body } = await get(sandbox, `/${SALES_PATHS[type]}/${id}`);
      const { totalNetAmount, totalTaxAmount, totalGrossAmount } = body.totalPrice as Record<string, number>;
      expect(new Big(totalNetAmount!).plus(totalTaxAmount!).toNumber(), voucherNumber).toBe(totalGrossAmount);
    }
  });

  it('has contacts with a role, and numbers that occur once', () => {
    const contacts = sandbox.admin.contacts();
    const numbers = contacts.flatMap(({ roles }) => [roles.customer?.number, roles.vendor?.number]);
    const given = numbers.filter((number) => number !== undefined);
    expect(new Set(given).size).toBe(given.length);
    for (const { roles } of contacts) expect(Object.keys(roles)).not.toEqual([]);
  });
});
