import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LockHolder, StateRecord } from '../../../host/api/state.ts';
import { HostHttp } from '../../../host/client/host-http.ts';
import { collect } from '../../../host/client/pages.ts';
import type { Host } from '../../../host/server/start-host.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import type { SettingsAnswer } from '../../../host/wire/settings.ts';
import { computingTime } from '../../support/computing-time.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';
import { SeatClient } from './seat-client.ts';

let now = new Date('2026-11-23T10:00:00Z');
let host: Host;
let seat: SeatClient;
let m: string;
let p: string;

beforeAll(async () => {
  host = await startFreshHost({ plugins: ['.'], user: 'Frau Muster', clock: () => now });
  seat = new SeatClient(host);
  m = await seat.mandant();
  p = `${m}/plugins/lexoffice`;
});
afterAll(() => host.stop());

const settings = async () => (await seat.send<SettingsAnswer>('GET', `${p}/settings`)).body;
const patch = (change: object) => seat.send('PATCH', `${p}/settings`, change);
const lastAudit = async () => (await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=1`)).body[0]!;

describe('settings', () => {
  it('hold what was stored, not the defaults, and tell which secrets there are', async () => {
    expect(await settings()).toEqual({ values: {}, secrets: { 'lexoffice.apiToken': false } });
    expect((await patch({ 'lexoffice.lastFetchDate': '2026-01-31', 'lexoffice.gapMs': 600 })).status).toBe(
      204,
    );
    expect((await settings()).values).toEqual({
      'lexoffice.lastFetchDate': '2026-01-31',
      'lexoffice.gapMs': 600,
    });
    await patch({ 'lexoffice.gapMs': null });
    expect((await settings()).values).toEqual({ 'lexoffice.lastFetchDate': '2026-01-31' });
  });

  it('keep a text of digits a text (E4)', async () => {
    await patch({ 'lexoffice.collectiveAccount': '10000' });
    expect((await settings()).values['lexoffice.collectiveAccount']).toBe('10000');
    await patch({ 'lexoffice.collectiveAccount': null });
  });

  it('leave a line with old and new value, and none when nothing changes', async () => {
    await patch({ 'lexoffice.lastFetchDate': '2026-02-28' });
    const line = await lastAudit();
    expect(line).toMatchObject({
      action: 'setting.changed',
      subject: 'lexoffice.lastFetchDate',
      oldValue: '2026-01-31',
      newValue: '2026-02-28',
      user: 'Frau Muster',
      seat: seat.seat,
    });
    await patch({ 'lexoffice.lastFetchDate': '2026-02-28' });
    expect((await lastAudit()).sequence).toBe(line.sequence);
  });

  it.each<Record<string, unknown>>([
    { 'lexoffice.lastFetchDate': '2026-02-30' },
    { 'lexoffice.lastFetchDate': 5 },
    { 'lexoffice.gapMs': 5_001 },
    { 'lexoffice.gapMs': -1 },
    { 'lexoffice.gapMs': 1.5 },
    { 'lexoffice.gapMs': '600' },
    { 'lexoffice.collectiveAccount': '123' },
    { 'lexoffice.collectiveAccount': '70000' },
    { 'lexoffice.downPaymentsBookedOn': 'elsewhere' },
    { 'lexoffice.overwriteMasterData': 'true' },
    { 'lexoffice.apiToken': 'a-token-in-the-wrong-place' },
    { 'lexoffice.apiToken': null },
    { 'lexoffice.checkConnection': true },
    { 'lexoffice.unknown': 1 },
    { toString: 'x' },
    { 'lexoffice.gapMs': 700, 'lexoffice.lastFetchDate': 'never' },
  ])('refuse %j whole', async (change) => {
    const before = await settings();
    const answer = await patch(change);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).not.toContain('a-token');
    expect(await settings()).toEqual(before);
  });
});

describe('state', () => {
  const write = (collection: string, ...writes: object[]) =>
    seat.send('POST', `${p}/state/${collection}`, writes);
  const list = (collection: string) =>
    collect(
      new HostHttp(host.url, { authorization: host.authorization }).pages<StateRecord<unknown>>(
        `${p}/state/${collection}`,
      ),
    );

  it('keeps texts that look like other JSON as they are', async () => {
    const values = ['69000', 'true', 'null', '{}', '"quoted"'];
    await seat.send(
      'POST',
      `${p}/state/texts`,
      values.map((value) => ({ key: value, value })),
    );
    const stored = (await seat.send<StateRecord<string>[]>('GET', `${p}/state/texts`)).body;
    expect(stored.map(({ value }) => value).sort()).toEqual([...values].sort());
  });

  it('keeps JSON of every kind, grows its version, deletes without a value', async () => {
    const value = { text: 'ü "x" \\ 𝄞', list: [1, 2.5, -0.1, 1e21], nothing: null, yes: true };
    await write('kinds', { key: 'a/b ü', value }, { key: 'null', value: null }, { key: 'text', value: 'x' });
    expect(
      (await list('kinds')).map(({ key, value: stored, version }) => ({ key, stored, version })),
    ).toEqual([
      { key: 'a/b ü', stored: value, version: 1 },
      { key: 'null', stored: null, version: 1 },
      { key: 'text', stored: 'x', version: 1 },
    ]);
    await write('kinds', { key: 'text', value: 'y' }, { key: 'null' });
    const record = await seat.send('GET', `${p}/state/kinds/${encodeURIComponent('text')}`);
    expect(record.body).toMatchObject({ key: 'text', value: 'y', version: 2, updatedAt: now.toISOString() });
    expect((await seat.send('GET', `${p}/state/kinds/null`)).status).toBe(404);
    expect((await seat.send('GET', `${p}/state/kinds/${encodeURIComponent('a/b ü')}`)).body.value).toEqual(
      value,
    );
  });

  it('writes all or none when an expected version is not met', async () => {
    await write('cas', { key: 'a', value: 1 });
    for (const writes of [
      [
        { key: 'b', value: 1 },
        { key: 'a', value: 2, expectedVersion: 0 },
      ],
      [
        { key: 'b', value: 1 },
        { key: 'a', value: 2, expectedVersion: 2 },
      ],
      [
        { key: 'b', value: 1 },
        { key: 'c', value: 1, expectedVersion: 1 },
      ],
      [
        { key: 'b', value: 1 },
        { key: 'a', expectedVersion: 5 },
      ],
    ]) {
      const answer = await write('cas', ...writes);
      expect([answer.status, answer.body.error.code]).toEqual([409, 'conflict']);
    }
    expect(await list('cas')).toMatchObject([{ key: 'a', value: 1, version: 1 }]);
    expect(
      (
        await write(
          'cas',
          { key: 'a', value: 2, expectedVersion: 1 },
          { key: 'b', value: 1, expectedVersion: 0 },
        )
      ).status,
    ).toBe(204);
    expect((await write('cas', { key: 'a', expectedVersion: 2 })).status).toBe(204);
    expect(await list('cas')).toMatchObject([{ key: 'b' }]);
  });

  it('lets one of many compare-and-set writes win, new records included', async () => {
    for (const expectedVersion of [0, 1]) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, value) => write('race', { key: 'a', value, expectedVersion })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(409)]);
    }
    expect(await list('race')).toMatchObject([{ version: 2 }]);
  });

  it('refuses what the database cannot hold and a key twice', async () => {
    expect((await write('bad', { key: 'a', value: 'x\0' })).status).toBe(422);
    expect((await write('bad', { key: 'a', value: { '\ud800': 1 } })).status).toBe(422);
    expect((await write('bad', { key: '', value: 1 })).status).toBe(422);
    expect((await write('bad', { key: 'a', value: 1 }, { key: 'a', value: 2 })).status).toBe(422);
    expect(await list('bad')).toEqual([]);
  });

  it('keeps Mandanten apart', async () => {
    await write('apart', { key: 'a', value: 1 });
    const { body } = await seat.send('POST', '/api/mandanten', { name: 'Andere', chartOfAccounts: 'SKR04' });
    expect((await seat.send('GET', `/api/mandanten/${body.id}/plugins/lexoffice/state/apart`)).body).toEqual(
      [],
    );
  });

  it('takes 10 000 records at once', async () => {
    const writes = Array.from({ length: 10_000 }, (_, index) => ({
      key: `k${String(index)}`,
      value: { index },
    }));
    const took = await computingTime(async () => {
      expect((await write('many', ...writes)).status).toBe(204);
      expect((await write('many', ...writes)).status).toBe(204);
      expect(await list('many')).toHaveLength(10_000);
    });
    expect(took).toBeLessThan(20_000);
  });
});

describe('locks', () => {
  const acquire = (name: string, description = 'Import', ttlMs = 30_000) =>
    seat.send('POST', `${p}/locks/${name}`, { description, ttlMs });
  const advance = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));

  it('have one holder, whom the others see', async () => {
    const first = await acquire('import');
    expect(first.status).toBe(201);
    expect(first.body.expiresAt).toBe(new Date(now.getTime() + 30_000).toISOString());
    const second = await acquire('import', 'second');
    expect(second.status).toBe(409);
    expect(second.body.holder satisfies LockHolder).toEqual({
      user: 'Frau Muster',
      description: 'Import',
      since: now.toISOString(),
      expiresAt: first.body.expiresAt,
    });
    expect((await acquire('another')).status).toBe(201);
    await seat.send('DELETE', `${p}/locks/import/${first.body.token}`);
    expect((await acquire('import')).status).toBe(201);
  });

  it('live as long as they are renewed and are lost when they expire', async () => {
    const { body } = await acquire('renewed');
    const renew = () => seat.send('PUT', `${p}/locks/renewed/${body.token}`, { ttlMs: 30_000 });
    advance(29_999);
    expect((await renew()).status).toBe(200);
    advance(29_999);
    expect((await acquire('renewed')).status).toBe(409);
    advance(1);
    expect((await renew()).status).toBe(404);
    const taken = await acquire('renewed', 'taken over');
    expect(taken.status).toBe(201);
    // The first holder can neither renew nor release what is no longer its own.
    expect((await renew()).status).toBe(404);
    await seat.send('DELETE', `${p}/locks/renewed/${body.token}`);
    expect((await acquire('renewed')).status).toBe(409);
    expect((await seat.send('PUT', `${p}/locks/renewed/nonsense`, { ttlMs: 30_000 })).status).toBe(404);
  });

  it('are taken over by exactly one of many after they expired', async () => {
    await acquire('race');
    advance(30_000);
    const attempts = await Promise.all(Array.from({ length: 20 }, () => acquire('race')));
    expect(attempts.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});
