import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import { connectHost } from '../../../host/client/connect-host.ts';
import { collect } from '../../../host/client/pages.ts';
import { restoreFolder } from '../../../host/server/backup/restore-folder.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import declared from '../../../plugin.manifest.json';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { bookedAt, isChoosable, listedAt, makeReady, officeSeat } from '../../support/office-seat.ts';
import { SeatClient } from '../host/seat-client.ts';
import { registryProblems } from '../../../scripts/registry-problems.ts';
import { registriesOf } from '../../../scripts/registries.ts';

let sandbox: Sandbox;
let host: Host;
let dataDir: string;

const start = () =>
  startHost({ plugins: ['.'], dataDir, connections: { lexoffice: sandbox.url }, log: () => undefined });

async function openSeat() {
  const client = await connectHost({ url: host.url, authorization: host.authorization });
  const [mandant] = await client.listMandanten();
  const session = await client.openMandant(mandant!.id);
  return { session, container: officeSeat(session, checkManifest(declared).manifest!) };
}
const booked = async (seat: Awaited<ReturnType<typeof openSeat>>) =>
  (await collect(seat.session.admin.vouchers({ includeDeleted: true })))
    .map(({ externalKey }) => externalKey)
    .sort();

beforeAll(async () => {
  sandbox = await startSandbox({ dataSet: 'demo', ratePerSecond: Infinity });
  dataDir = join(inject('runFolder'), crypto.randomUUID());
  await placeDatabase(dataDir);
  host = await start();
});
afterAll(async () => {
  await host.stop();
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('imports what is missing after the backup of yesterday was put back, and doubles nothing (R2, R6)', async () => {
  const today = await openSeat();
  await makeReady(today.session, today.container, sandbox.token);
  const first = await listedAt(today.container);
  const half = new Set(
    first.entries
      .filter(isChoosable)
      .map(({ key }) => key)
      .filter((_key, index) => index % 2 === 0),
  );
  await bookedAt(today.container, first, (entry) => half.has(entry.key));
  const yesterday = await booked(today);
  const asker = new SeatClient(host);
  const { body: backup } = await asker.send<{ file: string }>('POST', '/api/host/backups');
  const rest = await listedAt(today.container);
  expect(rest.status).toBe('ready');
  expect((await bookedAt(today.container, rest)).identity.imported).toBeGreaterThan(10);
  const all = await booked(today);
  expect(all.length).toBeGreaterThan(yesterday.length);
  today.session.dispose();
  await host.stop();

  expect((await restoreFolder(dataDir, backup.file, new Date())).verification.problems).toEqual([]);
  host = await start();
  const again = await openSeat();
  expect(await booked(again)).toEqual(yesterday);
  const run = await bookedAt(again.container, await listedAt(again.container));
  expect(run.balanced).toBe(true);
  expect(await booked(again)).toEqual(all);
  expect((await bookedAt(again.container, await listedAt(again.container))).identity.imported).toBe(0);
  const client = new SeatClient(host);
  expect((await client.send('POST', '/api/host/verification')).body).toMatchObject({ problems: [] });
  const registries = await registriesOf(
    async (method, path) => (await client.send<unknown>(method, path)).body,
  );
  expect(registries[0]!.records.length).toBeGreaterThan(10);
  expect(registries.flatMap(registryProblems)).toEqual([]);
  again.session.dispose();
});

it('tells where registry and books do not say the same', () => {
  const [a, b] = ['org:doc-a', 'org:doc-b'];
  const texts = registryProblems({
    mandant: 'M',
    records: [
      { key: a, value: { type: 'invoice', fingerprint: FINGERPRINT } },
      { key: 'org:doc-c', value: { type: 42 } },
    ],
    externalKeys: [`lexoffice:${b}:invoice:0`, 'other:key'],
  }).map(({ text }) => text);
  expect(texts).toEqual([
    expect.stringMatching(/org:doc-a ist als übertragen gemerkt, steht aber nicht in den Büchern/),
    expect.stringMatching(/org:doc-c ist nicht zu lesen/),
    expect.stringMatching(/org:doc-b steht in den Büchern, der Merkposten dazu fehlt/),
  ]);
});

const FINGERPRINT = {
  number: 'RE-1',
  date: '2026-11-01',
  taxType: 'net',
  taxAmounts: [],
  totalNetCents: 0,
  totalTaxCents: 0,
  totalCents: 0,
  deductions: [],
  informational: { name: 'A', address: '' },
};
