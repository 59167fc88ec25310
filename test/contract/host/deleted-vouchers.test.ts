import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../host/api/persons.ts';
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
  await seat.send('POST', `${m}/persons/changes`, [customer('10001'), customer('10002')]);
});

const restore = (id: string) => seat.send('POST', `${m}/vouchers/${id}/restore`);
const listed = async () => (await seat.send<Voucher[]>('GET', `${m}/vouchers`)).body;

async function deletedVoucher(input: VoucherInput = invoice()): Promise<Voucher> {
  const { body } = await seat.send<VoucherOutcome>('POST', `${m}/vouchers`, input);
  await seat.send('DELETE', `${m}/vouchers/${body.voucher.id}`);
  return body.voucher;
}

describe('a deleted voucher', () => {
  it('comes back as it was, with a line in the Logbuch and told to every seat', async () => {
    const voucher = await deletedVoucher();
    const reader = await EventReader.open(seat, m);
    expect((await restore(voucher.id)).status).toBe(204);
    expect(await reader.take(1)).toEqual([['vouchers', { ids: [voucher.id] }]]);
    await reader.close();
    expect(await listed()).toContainEqual(voucher);
    const { body } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=1`);
    expect(body[0]).toMatchObject({ action: 'voucher.restored', subject: voucher.externalKey });
    expect((await seat.send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
  });

  it('comes back once; one that stands in the books stays there without a word', async () => {
    const { id } = await deletedVoucher();
    await restore(id);
    const lines = async () => (await seat.send<AuditEntry[]>('GET', `${m}/audit-log`)).body.length;
    const before = await lines();
    expect((await restore(id)).status).toBe(204);
    expect(await lines()).toBe(before);
  });

  it('stays deleted when its key was booked again', async () => {
    const input = invoice();
    const voucher = await deletedVoucher(input);
    const { body: again } = await seat.send<VoucherOutcome>('POST', `${m}/vouchers?again=true`, input);
    const { status, body } = await restore(voucher.id);
    expect([status, body.error.code, body.error.message]).toEqual([
      409,
      'conflict',
      'Dieser Beleg ist inzwischen neu gebucht worden.',
    ]);
    const standing = (await listed()).filter(({ externalKey }) => externalKey === input.externalKey);
    expect(standing.map(({ id }) => id)).toEqual([again.voucher.id]);
  });

  it('keeps its person: one with vouchers, deleted ones among them, is not deleted', async () => {
    const voucher = await deletedVoucher(invoice({ personAccount: '10002' }));
    const { body: persons } = await seat.send<Person[]>('GET', `${m}/persons`);
    const person = persons.find(({ accountNumber }) => accountNumber === '10002')!;
    const { status, body } = await seat.send('DELETE', `${m}/persons/${person.id}`);
    expect([status, body.error.code]).toEqual([409, 'conflict']);
    expect(body.error.message).toContain('10002');
    expect((await restore(voucher.id)).status).toBe(204);
  });

  it.each([crypto.randomUUID(), 'no-id'])('that never was is not found: %s', async (id) => {
    expect((await restore(id)).status).toBe(404);
  });
});
