import 'reflect-metadata';
import { join } from 'node:path';
import type { Container } from 'inversify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import { connectHost } from '../../../host/client/connect-host.ts';
import { collect } from '../../../host/client/pages.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import declared from '../../../plugin.manifest.json';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import {
  bookedAt,
  listedAt,
  makeReady,
  officeSeat,
  ranAt,
  syncedAddress,
} from '../../support/office-seat.ts';
import { startPostgres, type OwnPostgres } from '../../support/own-postgres.ts';
import { SeatClient } from '../host/seat-client.ts';

interface Seat {
  readonly session: MandantSession;
  readonly container: Container;
}

/** An office: two servers on one PostgreSQL, a seat at each, no gap between requests. */
let sandbox: Sandbox;
let postgres: OwnPostgres;
let hosts: readonly Host[] = [];
let anna: Seat;
let bernd: Seat;

async function openSeat(host: Host): Promise<Seat> {
  const client = await connectHost({ url: host.url, authorization: host.authorization });
  const [mandant] = await client.listMandanten();
  const session = await client.openMandant(mandant!.id);
  return { session, container: officeSeat(session, checkManifest(declared).manifest!) };
}

beforeAll(async () => {
  sandbox = await startSandbox({ dataSet: 'demo', ratePerSecond: Infinity });
  postgres = await startPostgres();
  const start = () =>
    startHost({
      plugins: ['.'],
      databaseUrl: postgres.databaseUrl,
      dataDir: join(postgres.folder, 'key'),
      connections: { lexoffice: sandbox.url },
      log: () => undefined,
    });
  hosts = await Promise.all([start(), start()]);
  [anna, bernd] = (await Promise.all(hosts.map(openSeat))) as [Seat, Seat];
  await makeReady(anna.session, anna.container, sandbox.token);
});
afterAll(async () => {
  for (const seat of [anna, bernd]) seat.session.dispose();
  await Promise.all(hosts.map((host) => host.stop()));
  await Promise.all([sandbox.stop(), postgres.remove()]);
});

const keysAt = async ({ session }: Seat) =>
  (await collect(session.admin.vouchers({}))).map(({ externalKey }) => externalKey);

it('R3: both servers import the same list at once, and every document is booked once', async () => {
  const [annas, bernds] = await Promise.all([listedAt(anna.container), listedAt(bernd.container)]);
  const first = bookedAt(anna.container, annas);
  await expect.poll(async () => (await keysAt(bernd)).length, { interval: 5 }).toBeGreaterThan(0);
  /** How much was booked each time that the second was told to wait. */
  const overlap: number[] = [];
  let second: Awaited<ReturnType<typeof ranAt>> | undefined;
  const tried = async () => {
    const booked = (await keysAt(bernd)).length;
    second = await ranAt(bernd.container, bernds);
    if (second.status === 'busy') overlap.push(booked);
    return second.status;
  };
  await expect.poll(tried, { interval: 200 }).toBe('finished');
  const { identity } = await first;
  const keys = await keysAt(bernd);
  expect(new Set(keys).size).toBe(keys.length);
  expect(overlap.filter((booked) => booked > 0 && booked < keys.length).length).toBeGreaterThan(0);
  expect(keys.length).toBeGreaterThan(20);
  expect(identity).toMatchObject({ imported: keys.length, failed: 0 });
  if (second?.status !== 'finished') throw new Error(JSON.stringify(second));
  expect(second.result.identity).toMatchObject({ imported: 0, alreadyTransferred: keys.length, failed: 0 });
});

it('waits for a database that is restarted during an import, and goes on: nothing fails, nothing is doubled', async () => {
  const address = await syncedAddress(anna.container);
  const made = Array.from({ length: 200 }, () => sandbox.admin.createInvoice({ address }).id);
  const before = (await keysAt(anna)).length;
  const run = bookedAt(anna.container, await listedAt(anna.container));
  await expect.poll(async () => (await keysAt(anna)).length, { interval: 10 }).toBeGreaterThan(before + 3);
  await postgres.server.stop();
  const stillBooking = keysAt(bernd); // asked while nobody can answer
  await postgres.server.start();
  expect((await stillBooking).length).toBeLessThan(before + made.length);
  expect((await run).identity).toMatchObject({ imported: made.length, failed: 0 });
  const documents = (await collect(anna.session.admin.vouchers({}))).map(({ origin }) => origin.documentId);
  expect(documents.filter((id) => made.includes(id))).toHaveLength(made.length);
  const client = new SeatClient(hosts[1]!);
  expect((await client.send('GET', `${await client.mandant()}/audit-log/check`)).body).toMatchObject({
    intact: true,
  });
});
