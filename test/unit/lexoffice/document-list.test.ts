import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import type { DocumentFilter } from '../../../src/services/lexoffice/lexoffice-client.ts';
import type { DocumentRow } from '../../../src/services/lexoffice/sales-document.ts';
import { clientOver, swept } from '../../support/lexoffice-client.ts';
import { ScriptedConnection, textAnswer } from '../../support/scripted-connection.ts';
import { listAnswer, wireRow } from './paged-list.ts';
import type { WireRow } from './paged-list.ts';

const bulk = { lane: 'bulk' } as const;

async function listed(rows: readonly WireRow[], filter: DocumentFilter = {}) {
  // Answers with everything, as a remote does that does not know a filter.
  const connection = new ScriptedConnection((request) =>
    listAnswer(rows, { ...request, path: request.path.replace(/createdDate\w+=[^&]*&?/g, '') }),
  );
  const sweep = await swept(clientOver(connection).documents(filter, bulk));
  const query = new URL(connection.requests[0]!.path, 'https://x.test').searchParams;
  return { ...sweep, query, rows: sweep.items as readonly DocumentRow[] };
}

describe('listing of documents', () => {
  it('A7, A8, A9, A10, A11: asks for our types and statuses, never for drafts, overdue, any or uploaded invoices', async () => {
    const { query } = await listed([]);
    expect(query.get('voucherType')).toBe('invoice,creditnote,downpaymentinvoice');
    expect(query.get('voucherStatus')).toBe('open,paid,paidoff,voided,transferred,sepadebit');
    expect(query.get('archived')).toBeNull();
    expect(query.get('sort')).toBe('voucherDate,ASC');
  });

  it('sends each filter once, as whole days', async () => {
    const filter = { updatedFrom: '2026-10-01', createdFrom: '2026-09-15', contactId: 'c1' };
    const { query } = await listed([], filter);
    expect(query.getAll('updatedDateFrom')).toEqual(['2026-10-01']);
    expect(query.getAll('createdDateFrom')).toEqual(['2026-09-15']);
    expect(query.getAll('contactId')).toEqual(['c1']);
  });

  it('A8: reads overdue as open', async () => {
    expect((await listed([wireRow('a', { voucherStatus: 'overdue' })])).rows[0]!.status).toBe('open');
  });

  it.each(['open', 'paid', 'paidoff', 'voided', 'transferred', 'sepadebit'])(
    'A7, C13: keeps status %s',
    async (status) => {
      expect((await listed([wireRow('a', { voucherStatus: status })])).rows[0]!.status).toBe(status);
    },
  );

  it('A10: drops a draft although it has a number, and counts it', async () => {
    const { items, dropped } = await listed([wireRow('a'), wireRow('b', { voucherStatus: 'draft' })]);
    expect(items.map(({ id }) => id)).toEqual(['a']);
    expect(dropped).toBe(1);
  });

  it('A11, A14: shows a type or status that nobody asked for as it came', async () => {
    const { rows } = await listed([
      wireRow('a', { voucherType: 'salesinvoice' }),
      wireRow('b', { voucherType: 'holo-invoice' }),
      wireRow('c', { voucherStatus: 'frozen' }),
    ]);
    expect(rows.map(({ type, status }) => [type, status])).toEqual([
      [{ unknown: 'salesinvoice' }, 'open'],
      [{ unknown: 'holo-invoice' }, 'open'],
      ['invoice', 'frozen'],
    ]);
  });

  it('A12: names down payment invoices', async () => {
    expect((await listed([wireRow('a', { voucherType: 'downpaymentinvoice' })])).rows[0]!.type).toBe(
      'downPaymentInvoice',
    );
  });

  it('A13: applies the days once more, in Berlin', async () => {
    const rows = [
      wireRow('late', { updatedDate: '2026-09-30T22:00:00.000Z' }),
      wireRow('early', { updatedDate: '2026-09-30T21:59:59.000Z' }),
    ];
    const { items, dropped } = await listed(rows, { updatedFrom: '2026-10-01' });
    expect(items.map(({ id }) => id)).toEqual(['late']);
    expect(dropped).toBe(1);
  });

  it('A13: applies creation day and contact once more', async () => {
    const rows = [
      wireRow('a', { contactId: 'c1', createdDate: '2026-09-15T00:00:00.000+02:00' }),
      wireRow('b', { contactId: 'c2', createdDate: '2026-09-16T00:00:00.000+02:00' }),
      wireRow('c', { contactId: 'c1', createdDate: '2026-09-14T23:59:59.000+02:00' }),
    ];
    const { items } = await listed(rows, { createdFrom: '2026-09-15', contactId: 'c1' });
    expect(items.map(({ id }) => id)).toEqual(['a']);
  });

  it('A15: lists archived documents with their mark', async () => {
    expect((await listed([wireRow('a', { archived: true })])).rows[0]!.archived).toBe(true);
  });

  it('C14: states credit notes positive, whatever sign the list has', async () => {
    const rows = [wireRow('a', { voucherType: 'creditnote', totalAmount: -57.12 })];
    expect((await listed(rows)).rows[0]!.totalCents).toBe(5712);
  });

  it('F19: keeps the sign of a negative invoice', async () => {
    expect((await listed([wireRow('a', { totalAmount: -3.99 })])).rows[0]!.totalCents).toBe(-399);
  });

  it('F22: reads the total, not what is still open of it', async () => {
    const partlyPaid = wireRow('a', { totalAmount: 119, openAmount: 19 });
    expect((await listed([partlyPaid])).rows[0]!.totalCents).toBe(11_900);
  });

  it('E10: reads a row of the collective customer, with contactId null or missing', async () => {
    const { rows } = await listed([
      wireRow('a', { contactId: null, contactName: 'Sammelkunde' }),
      wireRow('b', { contactName: 'Sammelkunde' }),
    ]);
    expect(rows.map(({ contactId, contactName }) => [contactId, contactName])).toEqual([
      [undefined, 'Sammelkunde'],
      [undefined, 'Sammelkunde'],
    ]);
  });

  it.each([
    ['2026-12-31T00:00:00.000+01:00', '2026-12-31'],
    ['2026-03-29T00:00:00.000+01:00', '2026-03-29'],
    ['2026-10-25T00:00:00.000+02:00', '2026-10-25'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['2026-07-01T02:00:00.000+02:00', '2026-07-01'],
  ])('D1, D2, D3, D5: the day of %s is %s', async (voucherDate, day) => {
    expect((await listed([wireRow('a', { voucherDate })])).rows[0]!.date).toBe(day);
  });

  it('F2, F20: reads amounts from their text, as number or string', async () => {
    const body = (amount: string) =>
      `{"content":[${JSON.stringify(wireRow('a')).replace('119', amount)}],"totalElements":1,"size":250,"number":0}`;
    for (const [amount, cents] of [
      ['1192.725', 119_273],
      ['"1337.00"', 133_700],
      ['0.1', 10],
      ['1.005', 101],
      ['1e2', 10_000],
      ['90071992547409.91', 9_007_199_254_740_991],
    ] as const) {
      const connection = new ScriptedConnection(() => textAnswer(200, body(amount)));
      const { items } = await swept(clientOver(connection).documents({}, bulk));
      expect((items[0] as DocumentRow).totalCents, amount).toBe(cents);
    }
  });

  it('G18: one bad row is shown with its reason and never hides the others', async () => {
    const { items, complete } = await listed([
      wireRow('a'),
      wireRow('b', { totalAmount: '12,50' as never }),
      wireRow('c', { createdDate: '2026-09-01' }),
      wireRow('d'),
    ]);
    expect(items).toHaveLength(4);
    expect(items[1]).toEqual({ unreadable: true, id: 'b', number: 'RE-b', problem: 'totalAmount amount' });
    expect(items[2]).toMatchObject({ unreadable: true, id: 'c', problem: 'createdDate instant' });
    expect(complete).toBe(true);
  });

  it('G18: names missing fields by path, never by value', async () => {
    const { items } = await listed([{ voucherNumber: 'RE-1', currency: 5 } as never]);
    expect(items[0]).toMatchObject({ unreadable: true, number: 'RE-1' });
    expect(items[0]).not.toHaveProperty('id');
    expect((items[0] as { problem: string }).problem).toContain('id invalid_type');
  });

  it('D4: keeps instants as they came', async () => {
    const createdDate = '2026-05-31T23:59:59.999+02:00';
    expect((await listed([wireRow('a', { createdDate })])).rows[0]!.createdDate).toBe(createdDate);
  });
});
