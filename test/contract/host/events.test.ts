import { beforeAll, describe, expect, it } from 'vitest';
import { ownMandant } from '../../support/own-mandant.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';
import { EventReader } from './event-reader.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
let m: string;
let p: string;

beforeAll(async () => {
  const own = await ownMandant();
  seat = new SeatClient(own.host);
  m = own.path;
  p = `${m}/plugins/lexoffice`;
});

describe('events', () => {
  it('tell every change to every seat, after it is committed', async () => {
    const readers = await Promise.all([1, 2].map(() => EventReader.open(seat, m)));
    const { body: outcomes } = await seat.send('POST', `${m}/persons/changes`, [
      customer('10001'),
      customer('10002'),
    ]);
    const ids = outcomes.map(({ person }: { person: { id: string } }) => person.id) as string[];
    const { body: booked } = await seat.send('POST', `${m}/vouchers`, invoice());
    const voucher = booked.voucher.id as string;
    await seat.send(
      'PUT',
      `${m}/vouchers/${voucher}/attachments?name=a&contentType=application/pdf&role=original`,
      new Uint8Array([1]),
    );
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 600 });
    await seat.send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: 'canary-token' });
    await seat.send('POST', `${p}/state/marks`, [{ key: 'a', value: 1 }]);
    await seat.send('PUT', `${m}/accounts`, { accounts: [] });
    await seat.send('POST', `${m}/error-log`, [{ code: 'x', severity: 'info', message: 'x' }]);
    await seat.send('PATCH', m, { name: 'Umbenannt' });
    await seat.send('DELETE', `${m}/vouchers/${voucher}`);
    const mandantId = m.split('/').at(-1)!;
    for (const reader of readers) {
      expect(await reader.take(10)).toEqual([
        ['persons', { ids }],
        ['vouchers', { ids: [voucher] }],
        ['attachments', { ids: [voucher] }],
        ['settings', { ids: ['lexoffice.gapMs'], plugin: 'lexoffice' }],
        ['settings', { ids: ['lexoffice.apiToken'], plugin: 'lexoffice' }],
        ['state', { ids: ['a'], plugin: 'lexoffice', collection: 'marks' }],
        ['accounts', { ids: [] }],
        ['log', { ids: [] }],
        ['mandant', { ids: [mandantId] }],
        ['vouchers', { ids: [voucher] }],
      ]);
      await reader.close();
    }
  });

  it('stay within their Mandant and are silent when nothing changes', async () => {
    const reader = await EventReader.open(seat, m);
    const { body: other } = await seat.send('POST', '/api/mandanten', {
      name: 'Andere',
      chartOfAccounts: 'SKR04',
    });
    await seat.send('POST', `/api/mandanten/${other.id}/persons/changes`, [customer('10001')]);
    await seat.send('POST', `${m}/persons/changes`, [customer('10001'), null]);
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 600 });
    await seat.send('POST', `${p}/state/marks`, [{ key: 'last', value: 1 }]);
    expect(await reader.take(1)).toEqual([
      ['state', { ids: ['last'], plugin: 'lexoffice', collection: 'marks' }],
    ]);
    await reader.close();
  });

  it('end when the host stops, quickly', async () => {
    const another = await startFreshHost({ plugins: [] });
    const place = await new SeatClient(another).mandant();
    const reader = await EventReader.open(another, place);
    const begin = performance.now();
    await Promise.all([another.stop(), another.stop()]);
    expect(performance.now() - begin).toBeLessThan(3_000);
    await expect(reader.take(1)).rejects.toThrow('end');
    await expect(fetch(another.url)).rejects.toThrow();
  });
});
