import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

const list = (query: string): Promise<Answer> => get(sandbox, `/voucherlist?${query}`);
const ALL = 'voucherType=any&voucherStatus=any&size=250';

interface Row {
  id: string;
  voucherType: string;
  voucherStatus: string;
  voucherNumber: string;
  voucherDate: string;
  createdDate: string;
  updatedDate: string;
  contactId?: string;
  archived: boolean;
}
const rows = async (query: string): Promise<Row[]> => (await list(query)).body.content as Row[];

describe('GET /voucherlist', () => {
  it.each(['', 'voucherType=invoice', 'voucherStatus=open', 'voucherType=&voucherStatus=open'])(
    'A9: refuses "%s": both parameters are mandatory',
    async (query) => {
      const { status, body } = await list(query);
      expect(status).toBe(400);
      expect(body.message).toContain('Missing required request parameters');
    },
  );

  it.each([
    ['voucherType=dunning&voucherStatus=any', 'dunning', 'voucherType'],
    ['voucherType=recurringtemplate&voucherStatus=any', 'recurringtemplate', 'voucherType'],
    ['voucherType=invoice&voucherStatus=paymentordered', 'paymentordered', 'voucherStatus'],
    ['voucherType=any&voucherStatus=any&size=0', '0', 'size'],
    ['voucherType=any&voucherStatus=any&createdDateFrom=31.12.2026', '31.12.2026', 'createdDateFrom'],
    ['voucherType=any&voucherStatus=any&archived=yes', 'yes', 'archived'],
  ])('refuses %s', async (query, value, parameter) => {
    const { status, body } = await list(query);
    expect(status).toBe(400);
    expect(body.message).toBe(`Invalid value '${value}' received for request parameter '${parameter}'`);
  });

  it('A8: refuses overdue together with another status', async () => {
    expect((await list('voucherType=invoice&voucherStatus=overdue,open')).status).toBe(400);
  });

  it('accepts blank and any with any', async () => {
    expect((await list('voucherType=any&voucherStatus=blank')).status).toBe(200);
    expect((await list(ALL)).status).toBe(200);
  });

  it('gives 25 rows if no size is asked for, and pages that do not overlap', async () => {
    const first = (await list('voucherType=any&voucherStatus=any')).body;
    expect(first.content).toHaveLength(25);
    expect(first).toMatchObject({ first: true, last: false, number: 0, size: 25, numberOfElements: 25 });
    const all = await rows(ALL);
    expect(first.totalElements).toBe(all.length);
    expect(first.totalPages).toBe(Math.ceil(all.length / 25));
    const pages: Row[] = [];
    for (let page = 0; page < first.totalPages; page += 1)
      pages.push(...(await rows(`voucherType=any&voucherStatus=any&page=${page}`)));
    expect(pages.map((row) => row.id)).toEqual(all.map((row) => row.id));
  });

  it('writes an empty page with totalPages 0', async () => {
    const { body } = await list('voucherType=deliverynote&voucherStatus=accepted');
    expect(body).toEqual({
      content: [],
      first: true,
      last: true,
      totalPages: 0,
      totalElements: 0,
      numberOfElements: 0,
      size: 25,
      number: 0,
      sort: [
        {
          property: 'voucherdate',
          direction: 'DESC',
          ignoreCase: false,
          nullHandling: 'NATIVE',
          ascending: false,
        },
      ],
    });
  });

  it('sorts by voucherDate descending unless asked otherwise', async () => {
    const dates = (await rows(ALL)).map((row) => Date.parse(row.voucherDate));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  it.each(['voucherDate', 'voucherNumber', 'createdDate', 'updatedDate'] as const)(
    'sorts by %s both ways',
    async (field) => {
      const up = (await rows(`${ALL}&sort=${field},ASC`)).map((row) => row[field]);
      const down = (await rows(`${ALL}&sort=${field},DESC`)).map((row) => row[field]);
      const key = (value: string): string | number => (field === 'voucherNumber' ? value : Date.parse(value));
      for (let index = 1; index < up.length; index += 1) {
        expect(key(up[index]!) >= key(up[index - 1]!)).toBe(true);
        expect(key(down[index]!) <= key(down[index - 1]!)).toBe(true);
      }
      const { body } = await list(`${ALL}&sort=${field},ASC`);
      expect(body.sort[0]).toMatchObject({ property: field, ascending: true });
    },
  );

  it('filters by whole Berlin days, both ends inclusive', async () => {
    const all = await rows(ALL);
    for (const field of ['voucherDate', 'createdDate', 'updatedDate'] as const) {
      const day = all[20]![field].slice(0, 10);
      const expected = all.filter((row) => row[field].slice(0, 10) === day).map((row) => row.id);
      const found = await rows(`${ALL}&${field}From=${day}&${field}To=${day}`);
      expect(found.map((row) => row.id)).toEqual(expected);
      const since = await rows(`${ALL}&${field}From=${day}`);
      expect(since).toHaveLength(all.filter((row) => row[field].slice(0, 10) >= day).length);
    }
  });

  it('filters by contact, number, archive flag, type and status', async () => {
    const all = await rows(ALL);
    const contactId = all.find((row) => row.contactId)!.contactId;
    expect((await rows(`${ALL}&contactId=${contactId}`)).every((row) => row.contactId === contactId)).toBe(
      true,
    );
    expect((await rows(`${ALL}&voucherNumber=${all[3]!.voucherNumber}`)).map((row) => row.id)).toEqual([
      all[3]!.id,
    ]);
    expect(await rows(`${ALL}&voucherNumber=${all[3]!.voucherNumber.slice(0, 4)}`)).toEqual([]);
    expect((await rows(`${ALL}&archived=true`)).every((row) => row.archived)).toBe(true);
    expect((await rows(`${ALL}&archived=true`)).length + (await rows(`${ALL}&archived=false`)).length).toBe(
      all.length,
    );
    const some = await rows('voucherType=invoice,creditnote&voucherStatus=paid,paidoff&size=250');
    expect(new Set(some.map((row) => row.voucherType))).toEqual(new Set(['invoice', 'creditnote']));
    expect(new Set(some.map((row) => row.voucherStatus))).toEqual(new Set(['paid', 'paidoff']));
  });

  it('A13: ignores parameters it does not know', async () => {
    expect(await rows(`${ALL}&dueDateFrom=2099-01-01&nonsense=1`)).toHaveLength((await rows(ALL)).length);
  });

  it('computes overdue from the clock and follows it', async () => {
    const moving = await startTestSandbox({ dataSet: 'empty', now: '2026-09-01T10:00:00+02:00' });
    moving.admin.createInvoice();
    const status = async (): Promise<string> =>
      String(
        (await get(moving, '/voucherlist?voucherType=invoice&voucherStatus=open')).body.content[0]
          .voucherStatus,
      );
    expect(await status()).toBe('open');
    moving.admin.setClock('2026-09-15T23:59:59+02:00');
    expect(await status()).toBe('open');
    moving.admin.setClock('2026-09-16T00:00:00+02:00');
    expect(await status()).toBe('overdue');
    const document = await get(moving, `/invoices/${moving.admin.documents()[0]!.id}`);
    expect(document.body.voucherStatus).toBe('open');
    await moving.stop();
  });

  it('leaves empty members out, or writes null if the quirk is on', async () => {
    const draft = (await rows('voucherType=invoice&voucherStatus=draft'))[0]!;
    expect(draft).not.toHaveProperty('openAmount');
    expect(draft).not.toHaveProperty('dueDate');
    sandbox.admin.setQuirks({ rowNulls: 'null' });
    expect((await rows('voucherType=invoice&voucherStatus=draft'))[0]).toMatchObject({
      openAmount: null,
      dueDate: null,
    });
    sandbox.admin.setQuirks({ rowNulls: 'omit' });
  });

  it('shows credit notes with positive amounts unless the quirk says otherwise', async () => {
    const amounts = async (): Promise<number[]> =>
      (
        (await list('voucherType=creditnote&voucherStatus=any')).body.content as { totalAmount: number }[]
      ).map((row) => row.totalAmount);
    expect((await amounts()).every((amount) => amount > 0)).toBe(true);
    sandbox.admin.setQuirks({ creditNoteSign: 'negative' });
    expect((await amounts()).every((amount) => amount < 0)).toBe(true);
    sandbox.admin.setQuirks({ creditNoteSign: 'positive' });
  });

  it('A6: rows shift while somebody pages', async () => {
    const shifting = await startTestSandbox({ dataSet: 'demo' });
    const stop = shifting.admin.shiftRowsWhilePaging();
    const page = async (number: number): Promise<Row[]> =>
      (await get(shifting, `/voucherlist?voucherType=any&voucherStatus=any&size=25&page=${number}`)).body
        .content as Row[];
    const first = await page(0);
    const second = await page(1);
    expect(second[0]!.id).toBe(first.at(-1)!.id);
    stop();
    await shifting.stop();
  });

  it('writes persons as "Last, First" and the collective customer without contactId', async () => {
    const all = (await list(ALL)).body.content as { contactName: string; contactId?: string }[];
    expect(all.some((row) => row.contactName === 'Weber, Annegret')).toBe(true);
    expect(all.find((row) => row.contactName === 'Sammelkunde')).not.toHaveProperty('contactId');
  });
});
