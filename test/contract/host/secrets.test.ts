import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../host/server/database/open-database.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { FakeRemote } from './fake-remote.ts';
import { SeatClient } from './seat-client.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

const CANARY = 'canary-1f3e7b70-4a9d-token';
const SECOND = 'canary-96c0d1e2-77aa-other';

const remote = new FakeRemote();
const seen: string[] = [];
let folder: TemporaryFolder;
let host: Host;
let seat: SeatClient;
let m: string;
let p: string;

/** Everything that a browser gets to see is kept for the search. */
async function send(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const answer = await seat.send(method, path, body, headers);
  seen.push(`${method} ${path}\n${[...answer.headers].join('\n')}\n${JSON.stringify(answer.body)}`);
  return answer;
}
const start = () =>
  startHost({
    plugins: ['.'],
    dataDir: folder.path,
    connections: { lexoffice: remote.url },
    log: (line) => seen.push(line),
  });

beforeAll(async () => {
  await remote.start();
  folder = await temporaryFolder();
  await placeDatabase(folder.path);
  host = await start();
  seat = new SeatClient(host);
  m = await seat.mandant();
  p = `${m}/plugins/lexoffice`;
});
afterAll(async () => {
  await host.stop();
  await Promise.all([remote.stop(), folder.remove()]);
});

it('tells that a secret is stored, replaced and removed, with a fingerprint', async () => {
  const put = (value: unknown) => send('PUT', `${p}/secrets/lexoffice.apiToken`, { value });
  expect((await put(`  ${CANARY}\n`)).status).toBe(204);
  expect((await put(SECOND)).status).toBe(204);
  expect((await send('DELETE', `${p}/secrets/lexoffice.apiToken`)).status).toBe(204);
  expect((await send('DELETE', `${p}/secrets/lexoffice.apiToken`)).status).toBe(204);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': false });
  expect((await put(CANARY)).status).toBe(204);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': true });

  const { body } = await send('GET', `${m}/audit-log?limit=4`);
  const lines = [...(body as AuditEntry[])].reverse();
  expect(lines.map(({ action }) => action)).toEqual([
    'secret.stored',
    'secret.replaced',
    'secret.removed',
    'secret.stored',
  ]);
  expect(lines[0]?.newValue).toEqual(lines[3]?.newValue);
  expect(lines[1]?.newValue).not.toEqual(lines[0]?.newValue);
  expect(lines[1]?.oldValue).toEqual(lines[0]?.newValue);
});

it('refuses what cannot be a token without repeating it', async () => {
  for (const value of [`${CANARY} x`, `${CANARY}ü`, `${CANARY}\r\nX: y`, '', 5, null]) {
    const answer = await send('PUT', `${p}/secrets/lexoffice.apiToken`, { value });
    expect(answer.status).toBe(422);
  }
  for (const key of ['lexoffice.gapMs', 'lexoffice.other', '__proto__', 'toString']) {
    expect((await send('PUT', `${p}/secrets/${key}`, { value: CANARY })).status).toBe(404);
  }
});

it('has no way to read one', async () => {
  expect((await send('GET', `${p}/secrets/lexoffice.apiToken`)).status).toBe(404);
  expect((await send('GET', `${p}/state/secrets`)).body).toEqual([]);
});

it('LX-03: belongs to one Mandant: another one neither knows nor sends it', async () => {
  const { body } = await send('POST', '/api/mandanten', { name: 'Andere', chartOfAccounts: 'SKR03' });
  const other = `/api/mandanten/${body.id}/plugins/lexoffice`;
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': true });
  expect((await send('GET', `${other}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': false });
  const refused = await send('GET', `${other}/connections/lexoffice/remote/v1/x`);
  expect(refused.headers.get('x-connection-failure')).toBe('no-secret');
  expect(remote.received).toEqual([]);
});

it('sends it to the remote, through every kind of failure', async () => {
  const path = `${p}/connections/lexoffice/remote/v1/x`;
  expect((await send('GET', path)).status).toBe(200);
  expect(remote.received[0]!.headers.authorization).toBe(`Bearer ${CANARY}`);
  remote.behaviour = (_request, response) => response.socket?.destroy();
  await send('GET', path);
  remote.behaviour = () => undefined;
  await send('GET', path, undefined, { 'x-timeout-ms': '50' });
  remote.behaviour = (request, response) =>
    response.writeHead(500, { 'x-echo': request.headers.authorization }).end(request.headers.authorization);
  await send('GET', path);
  remote.behaviour = (_request, response) =>
    response.writeHead(302, { location: `https://evil.example/?t=${CANARY}` }).end();
  await send('GET', path);
  remote.behaviour = (_request, response) =>
    response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
  expect((await send('GET', path)).status).toBe(401);
  await send('POST', path, {});
});

it('takes it out of what is logged', async () => {
  await send('POST', `${m}/error-log`, [
    {
      code: 'x',
      severity: 'error',
      message: `Bearer ${CANARY} refused`,
      details: { [CANARY]: `a${CANARY}b` },
    },
  ]);
  await send('POST', `${m}/audit-log?source=lexoffice`, {
    action: 'entry.dismissed',
    subject: CANARY,
    newValue: { deep: [`x ${CANARY}`] },
  });
  const { body: lines } = await send('GET', `${m}/audit-log`);
  expect(lines[0]).toMatchObject({ subject: '•••', newValue: { deep: ['x •••'] } });
  const { body } = await send('GET', `${m}/error-log`);
  expect(body[0]).toMatchObject({ message: 'Bearer ••• refused', details: { '•••': 'a•••b' } });
});

it('survives a restart', async () => {
  await host.stop();
  host = await start();
  seat = new SeatClient(host);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': true });
  remote.reset();
  await send('GET', `${p}/connections/lexoffice/remote/v1/again`);
  expect(remote.received[0]!.headers.authorization).toBe(`Bearer ${CANARY}`);
});

it('S1: stands in no answer, no log, no row, no file and no object of the host', async () => {
  for (const path of ['/api/host', `${m}/audit-log`, `${m}/error-log`, `${p}/settings`, `${m}/persons`])
    await send('GET', path);
  seen.push(inspect(host, { depth: null, showHidden: true }));
  await host.stop();

  const opened = await openDatabase({ folder: join(folder.path, 'database') });
  const tables = await opened.database.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  for (const { name } of tables.rows) {
    seen.push(
      JSON.stringify(
        (await opened.database.execute(sql`select t::text from ${sql.identifier(name)} t`)).rows,
      ),
    );
  }
  await opened.close();
  const files = await readdir(folder.path, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    seen.push((await readFile(join(file.parentPath, file.name))).toString('latin1'));
  }
  const all = seen.join('\n');
  expect(all.length).toBeGreaterThan(1_000_000); // the search has something to search
  for (const canary of [CANARY, SECOND]) {
    for (const form of [
      canary,
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary).toString('base64').slice(0, 20),
    ]) {
      expect(all.includes(form)).toBe(false);
    }
  }
});

it('counts as absent when the key file is another one', async () => {
  const { rm } = await import('node:fs/promises');
  await rm(join(folder.path, 'secret.key'));
  const told = seen.length;
  host = await start();
  seat = new SeatClient(host);
  // Said where the program was started, and to the user; the books are as they were.
  expect(seen.slice(told).join()).toContain(
    'API-Token unter Optionen / Allgemein / Schnittstellen neu eintragen',
  );
  expect((await send('GET', `${m}/error-log`)).body[0]).toMatchObject({
    code: 'secret-unreadable',
    source: 'host',
  });
  expect((await send('GET', `${m}/audit-log/check`)).body.intact).toBe(true);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': false });
  const refused = await send('GET', `${p}/connections/lexoffice/remote/v1/x`);
  expect(refused.headers.get('x-connection-failure')).toBe('no-secret');
  expect((await send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: SECOND })).status).toBe(204);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': true });
});

it('counts as absent when its bytes were damaged, and keeps nothing else from working', async () => {
  await host.stop();
  const opened = await openDatabase({ folder: join(folder.path, 'database') });
  await opened.database.execute(sql`update secrets set sealed = 'x'::bytea`);
  await opened.close();
  host = await start();
  seat = new SeatClient(host);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': false });
  const refused = await send('GET', `${p}/connections/lexoffice/remote/v1/x`);
  expect(refused.headers.get('x-connection-failure')).toBe('no-secret');
  const entry = { code: 'x', severity: 'error', message: 'y' };
  expect((await send('POST', `${m}/error-log`, [entry])).status).toBe(204);
  expect((await send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: CANARY })).status).toBe(204);
  expect((await send('GET', `${p}/settings`)).body.secrets).toEqual({ 'lexoffice.apiToken': true });
});
