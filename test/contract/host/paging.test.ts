import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonOutcome } from '../../../host/api/persons.ts';
import { collect } from '../../../host/client/pages.ts';
import { HostHttp } from '../../../host/client/host-http.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
let http: HostHttp;
let m: string;
/** Of each list that grows: its address, and what gives it one more row. */
let lists: Readonly<Record<string, readonly [path: string, grow: (turn: number) => Promise<unknown>]>>;

beforeAll(async () => {
  const { host, path } = await ownMandant();
  seat = new SeatClient(host);
  http = new HostHttp(host.url, { authorization: host.authorization });
  m = path;
  const p = `${m}/plugins/lexoffice`;
  const { body } = await seat.send<PersonOutcome[]>('POST', `${m}/persons/changes`, [customer('10001')]);
  const { id } = (body[0] as { person: { id: string } }).person;
  const job = async () => {
    const { body: begun } = await seat.send<{ run: { id: string } }>('POST', `${p}/jobs/lexoffice.readList`, {
      input: {},
    });
    await seat.send('POST', `${m}/runs/${begun.run.id}/cancel`, {});
  };
  const line = { code: 'x', severity: 'info', message: 'x' };
  lists = {
    vouchers: [`${m}/vouchers`, () => seat.send('POST', `${m}/vouchers`, invoice())],
    persons: [
      `${m}/persons`,
      (turn) => seat.send('POST', `${m}/persons/changes`, [customer(String(20_000 + turn))]),
    ],
    history: [
      `${m}/persons/${id}/history`,
      (turn) => seat.send('PATCH', `${m}/persons/${id}`, { note: String(turn) }),
    ],
    errors: [`${m}/error-log`, () => seat.send('POST', `${m}/error-log`, [line])],
    audit: [`${m}/audit-log`, () => seat.send('POST', `${m}/vouchers`, invoice())],
    runs: [`${m}/runs`, job],
    state: [
      `${p}/state/marks`,
      (turn) => seat.send('POST', `${p}/state/marks`, [{ key: `ä ${String(10 + turn)}`, value: turn }]),
    ],
    cache: [
      `${p}/cache`,
      (turn) => seat.send('POST', `${p}/cache`, [{ key: `ä/${String(10 + turn)}`, value: turn }]),
    ],
  };
  for (const [, grow] of Object.values(lists)) for (let turn = 0; turn < 7; turn++) await grow(turn);
});

describe('lists that grow', () => {
  it('are answered page by page, each row once and in order, also while rows are added', async () => {
    for (const [name, [path, grow]] of Object.entries(lists)) {
      const { body: before } = await seat.send<unknown[]>('GET', path);
      const met: unknown[] = [];
      let [turn, pages] = [20, 0];
      for await (const page of http.pages<unknown>(path, { limit: 3 })) {
        expect(page.length, name).toBeLessThanOrEqual(3);
        met.push(...page);
        if (pages++ === 0) await grow(turn++);
      }
      expect(pages, name).toBe(Math.ceil(met.length / 3));
      expect(
        met.filter((row) => before.some((known) => JSON.stringify(known) === JSON.stringify(row))),
        name,
      ).toEqual(before);
      expect(await http.list(path, { limit: 2 }), name).toEqual((await seat.send('GET', path)).body);
    }
  });

  it('answer a page of a bounded size, whoever asks for more', async () => {
    for (const [path] of Object.values(lists)) {
      expect((await seat.send('GET', `${path}?limit=1001`)).status).toBe(422);
      expect((await seat.send('GET', `${path}?limit=0`)).status).toBe(422);
    }
    expect((await seat.send('GET', `${m}/vouchers?after=RE-1`)).status).toBe(422);
  });

  it('filter before they page', async () => {
    await seat.send('POST', `${m}/vouchers`, invoice({ externalKey: 'wanted:1' }));
    await seat.send('POST', `${m}/vouchers`, invoice());
    await seat.send('POST', `${m}/vouchers`, invoice({ externalKey: 'wanted:2' }));
    const found = await collect(
      http.pages<{ externalKey: string }>(`${m}/vouchers`, { limit: 1, externalKeyPrefix: 'wanted:' }),
    );
    expect(found.map(({ externalKey }) => externalKey)).toEqual(['wanted:2', 'wanted:1']);
  });

  it('tell of named rows alone', async () => {
    for (const name of ['vouchers', 'persons', 'runs']) {
      const [path] = lists[name]!;
      const { body } = await seat.send<{ id: string }[]>('GET', path);
      const ids = [body[3]!.id, body[1]!.id];
      const named = await seat.send<{ id: string }[]>('GET', `${path}?ids=${ids.join(',')}`);
      expect(named.body.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    }
    expect((await seat.send('GET', `${m}/vouchers?ids=x`)).status).toBe(422);
  });

  it('are counted by the database', async () => {
    const [{ body: vouchers }, { body: persons }] = await Promise.all([
      seat.send<unknown[]>('GET', `${m}/vouchers`),
      seat.send<unknown[]>('GET', `${m}/persons`),
    ]);
    await seat.send('POST', `${m}/error-log`, [{ code: 'x', severity: 'error', message: 'x' }]);
    expect((await seat.send('GET', `${m}/counts`)).body).toEqual({
      customers: vouchers.length,
      suppliers: 0,
      cash: 0,
      bank: 0,
      persons: persons.length,
      log: 1,
    });
  });
});
