import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mandant } from '../../../host/api/mandant.ts';
import type { Voucher, VoucherInput, VoucherOutcome } from '../../../host/api/vouchers.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import { EventReader } from './event-reader.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
let m: string;

beforeAll(async () => {
  const own = await ownMandant();
  seat = new SeatClient(own.host);
  m = own.path;
  await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
});

const change = (body: unknown) => seat.send<Mandant>('PATCH', m, body);
const book = (input: VoucherInput) => seat.send<VoucherOutcome>('POST', `${m}/vouchers`, input);
const vouchers = async () => (await seat.send<Voucher[]>('GET', `${m}/vouchers`)).body;
const newest = async () => (await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=1`)).body[0];

describe('the period of a Mandant (rules.md 30)', () => {
  it('is open and the Wirtschaftsjahr the calendar year, until the user says otherwise', async () => {
    const { body } = await seat.send<Mandant>('GET', m);
    expect(body).not.toHaveProperty('closedUntil');
    expect(body.fiscalYearStart).toBe('01-01');
  });

  it('is closed, moved and opened again, each with a line in the Logbuch and told to every seat', async () => {
    const reader = await EventReader.open(seat, m);
    expect((await change({ closedUntil: '2026-03-31' })).body.closedUntil).toBe('2026-03-31');
    expect(await reader.take(1)).toMatchObject([['mandant', {}]]);
    expect(await newest()).toMatchObject({
      action: 'mandant.period-changed',
      newValue: { closedUntil: '2026-03-31' },
    });
    expect((await change({ closedUntil: null })).body).not.toHaveProperty('closedUntil');
    expect((await newest())?.oldValue).toMatchObject({ closedUntil: '2026-03-31' });
    await reader.close();
  });

  it('stays as it is when something else changes', async () => {
    await change({ closedUntil: '2026-03-31' });
    const { body } = await change({ fiscalYearStart: '07-01', name: 'Muster AG' });
    expect(body).toMatchObject({ closedUntil: '2026-03-31', fiscalYearStart: '07-01', name: 'Muster AG' });
    expect((await newest())?.action).toBe('mandant.changed');
  });

  it.each([
    { closedUntil: '2026-02-30' },
    { closedUntil: '31.03.2026' },
    { fiscalYearStart: '02-29' },
    { fiscalYearStart: '13-01' },
  ])('takes no day that does not exist: %j', async (wrong) => {
    expect((await change(wrong)).status).toBe(422);
  });
});

describe('a closed period', () => {
  beforeEach(() => change({ closedUntil: '2026-03-31' }));

  it('takes no voucher: refused as invalid, in German, with a line in the Logbuch', async () => {
    const before = await vouchers();
    const { status, body } = await seat.send('POST', `${m}/vouchers`, invoice({ date: '2026-03-31' }));
    expect(status).toBe(422);
    expect(body.error).toEqual({
      code: 'invalid',
      message:
        'Der Buchungszeitraum ist bis 31.03.2026 abgeschlossen: Ein Beleg mit dem Buchungsdatum 31.03.2026 kann weder gebucht noch gelöscht werden.',
    });
    expect(await newest()).toMatchObject({
      action: 'voucher.refused',
      newValue: { reason: body.error.message },
    });
    expect(await vouchers()).toEqual(before);
  });

  it('goes by the posting date, not by the document date', async () => {
    const { body } = await book(invoice({ date: '2026-03-15', postingDate: '2026-04-01' }));
    expect(body).toMatchObject({
      kind: 'created',
      voucher: { date: '2026-03-15', postingDate: '2026-04-01' },
    });
    expect((await vouchers())[0]).toEqual(body.voucher);
    expect((await book(invoice({ date: '2026-04-15', postingDate: '2026-03-31' }))).status).toBe(422);
  });

  it('still answers what was booked in it before', async () => {
    await change({ closedUntil: null });
    const input = invoice({ date: '2026-03-15' });
    await book(input);
    await change({ closedUntil: '2026-03-31' });
    expect((await book(input)).body.kind).toBe('exists');
  });

  it('lets none of its vouchers be deleted, and brings none back', async () => {
    await change({ closedUntil: null });
    const [kept, deleted] = [
      await book(invoice({ date: '2026-03-15' })),
      await book(invoice({ date: '2026-03-15' })),
    ];
    await seat.send('DELETE', `${m}/vouchers/${deleted.body.voucher.id}`);
    await change({ closedUntil: '2026-03-31' });
    const refused = await seat.send('DELETE', `${m}/vouchers/${kept.body.voucher.id}`);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'invalid']);
    expect((await seat.send('POST', `${m}/vouchers/${deleted.body.voucher.id}/restore`)).status).toBe(422);
    const ids = (await vouchers()).map(({ id }) => id);
    expect(ids).toContain(kept.body.voucher.id);
    expect(ids).not.toContain(deleted.body.voucher.id);
  });

  it('leaves the books whole', async () => {
    expect((await seat.send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
  });
});
