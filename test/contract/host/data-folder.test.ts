import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectHost } from '../../../host/client/connect-host.ts';
import { collect } from '../../../host/client/pages.ts';
import { FolderInUse, lockFolder } from '../../../host/server/folder-lock.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

// Inside node_modules, so that the built host finds its libraries.
const built = resolve('node_modules', '.cache', `host-test-${String(process.pid)}`);
let folder: TemporaryFolder;
const running: (Host | ChildProcess)[] = [];

beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: built,
      emptyOutDir: true,
      rolldownOptions: { input: 'host/server/start-host.ts', output: { entryFileNames: 'host.mjs' } },
    },
  }),
);
afterAll(() => rm(built, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await temporaryFolder();
  await placeDatabase(folder.path);
});
afterEach(async () => {
  for (const one of running.splice(0)) {
    if ('stop' in one) await one.stop();
    else if (one.exitCode === null && one.signalCode === null && one.kill('SIGKILL')) await once(one, 'exit');
  }
  await folder.remove();
});

async function start(dataDir = folder.path): Promise<{ host: Host; seat: SeatClient; m: string }> {
  const host = await startHost({ plugins: ['.'], dataDir });
  running.push(host);
  const seat = new SeatClient(host);
  return { host, seat, m: await seat.mandant() };
}

/** A host in a process of its own. */
async function startChild(): Promise<{ child: ChildProcess; seat: SeatClient }> {
  const child = spawnHost();
  return { child, seat: await seatAt(child) };
}

/** Resolves when the host in the process answers. */
async function seatAt(child: ChildProcess): Promise<SeatClient> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return new SeatClient(JSON.parse(line.toString()) as Host);
}

function spawnHost(): ChildProcess {
  const script = `import { startHost } from ${JSON.stringify(pathToFileURL(join(built, 'host.mjs')).href)};
    const host = await startHost({ plugins: [], dataDir: ${JSON.stringify(folder.path)} });
    process.stdout.write(JSON.stringify(host));`;
  const child = spawn(process.execPath, ['--liftoff-only', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  return child;
}

describe('a data folder', () => {
  it('keeps everything over a restart', async () => {
    const first = await start();
    const { seat, m } = first;
    const p = `${m}/plugins/lexoffice`;
    await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
    const { body: booked } = await seat.send('POST', `${m}/vouchers`, invoice());
    await seat.send(
      'PUT',
      `${m}/vouchers/${booked.voucher.id}/attachments?name=a.pdf&contentType=application/pdf&role=original`,
      new Uint8Array([0, 255]),
    );
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.lastFetchDate': '2026-01-31' });
    await seat.send('POST', `${p}/state/marks`, [{ key: 'a', value: { n: 1 } }]);
    const paths = [
      m,
      `${m}/persons`,
      `${m}/vouchers`,
      `${m}/vouchers/${booked.voucher.id}/attachments`,
      `${p}/settings`,
      `${p}/state/marks`,
      `${m}/audit-log`,
    ];
    const read = (client: SeatClient): Promise<unknown[]> =>
      Promise.all(paths.map(async (path) => (await client.send<unknown>('GET', path)).body));
    const before = await read(seat);
    await first.host.stop();
    const second = await start();
    expect(await read(second.seat)).toEqual(before);
    expect((await second.seat.send('GET', `${m}/audit-log/check`)).body.intact).toBe(true);
  });

  it('is readable by its owner only', async () => {
    // The one database here that a host makes itself, as at a first start.
    const path = join(folder.path, 'new', 'deep');
    await start(path);
    expect(fs.statSync(path).mode & 0o077).toBe(0);
  });

  it('is closed to others also when it was there before and stood open', async () => {
    fs.chmodSync(folder.path, 0o755);
    fs.chmodSync(join(folder.path, 'database'), 0o755);
    fs.chmodSync(join(folder.path, 'database', 'PG_VERSION'), 0o644);
    await start();
    for (const name of ['.', 'database', 'database/PG_VERSION', 'database/base', 'secret.key'])
      expect(fs.statSync(join(folder.path, name)).mode & 0o077, name).toBe(0);
  });

  it('says what is damaged, and how to go back, when its database cannot be read', async () => {
    fs.writeFileSync(join(folder.path, 'database', 'global', 'pg_control'), 'x');
    const broken = startHost({ plugins: [], dataDir: folder.path });
    await expect(broken).rejects.toThrow(/^Die Datenbank in .* ist beschädigt .*npm run restore/);
  });

  it('speaks of the drive, not of a damage, when its database does not open on a full one: a backup put back would lose what is newer', async () => {
    fs.writeFileSync(join(folder.path, 'database', 'global', 'pg_control'), 'x');
    const full = startHost({
      plugins: [],
      dataDir: folder.path,
      freeBytes: () => Promise.resolve(1_000_000),
    });
    await expect(full).rejects.toMatchObject({
      code: 'ENOSPC',
      message: expect.stringContaining('kein Platz mehr') as string,
    });
  });

  it('takes nothing more when its drive is full, says so, and goes on reading', async () => {
    let free = 1_000_000;
    const host = await startHost({
      plugins: ['.'],
      dataDir: folder.path,
      freeBytes: () => Promise.resolve(free),
    });
    running.push(host);
    const seat = new SeatClient(host);
    const m = await seat.mandant();
    const add = () => seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
    expect(await add()).toMatchObject({
      status: 507,
      body: { error: { message: expect.stringContaining('kein Platz mehr') as string } },
    });
    expect((await seat.send('GET', `${m}/persons`)).body).toEqual([]);
    free = 10_000_000_000;
    expect((await add()).status).toBe(200);
  });

  it('belongs to one host: a second start names the address of the first', async () => {
    const { host } = await start();
    const second = startHost({ plugins: [], dataDir: folder.path });
    await expect(second).rejects.toThrow(FolderInUse);
    await expect(second).rejects.toThrow(host.url);
    await expect(second).rejects.toThrow(`Prozess ${String(process.pid)}`);
    expect((await new SeatClient(host).fetch('/api/host')).status).toBe(200);
    await host.stop();
    expect(fs.existsSync(join(folder.path, 'host.json'))).toBe(false);
    await start();
  });

  it('belongs to one process', async () => {
    const { child, seat } = await startChild();
    const second = startHost({ plugins: [], dataDir: folder.path });
    await expect(second).rejects.toThrow(seat.url);
    await expect(second).rejects.toThrow(`Prozess ${String(child.pid)}`);
  });

  it('is flushed to the disk before a booking is answered', async () => {
    const { seat, m } = await start();
    await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
    const flushes: number[] = [];
    const original = fs.fsyncSync;
    fs.fsyncSync = (fd) => {
      flushes.push(fd);
      original(fd);
    };
    const { syncBuiltinESMExports } = await import('node:module');
    syncBuiltinESMExports();
    try {
      expect((await seat.send('POST', `${m}/vouchers`, invoice())).status).toBe(201);
    } finally {
      fs.fsyncSync = original;
      syncBuiltinESMExports();
    }
    expect(flushes.length).toBeGreaterThan(0);
  });
});

describe('the lock of a data folder', () => {
  it('stays with a process that is stopped in the middle of its start', async () => {
    const child = spawnHost();
    await expect.poll(() => fs.existsSync(join(folder.path, 'host.json')), { interval: 1 }).toBe(true);
    child.kill('SIGSTOP');
    await expect(startHost({ plugins: [], dataDir: folder.path })).rejects.toThrow(
      `Prozess ${String(child.pid)}`,
    );
    child.kill('SIGCONT');
    expect((await (await seatAt(child)).fetch('/api/host')).status).toBe(200);
  });

  it('goes to one of many that start at once; the others say who has it', async () => {
    let last: Host | undefined;
    for (let group = 0; group < Number(process.env.CHAOS_STARTS ?? 1); group++) {
      await last?.stop();
      const starts = await Promise.allSettled(
        Array.from({ length: 3 }, () => startHost({ plugins: [], dataDir: folder.path })),
      );
      for (const one of starts) if (one.status === 'fulfilled') running.push((last = one.value));
      expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    }
  });

  it('is free at once after its process was killed, whatever its files and the clock say', async () => {
    const { child } = await startChild();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const tomorrow = new Date(Date.now() + 86_400_000);
    fs.utimesSync(join(folder.path, 'host.json'), tomorrow, tomorrow);
    await start();
  });

  it('is refused while another machine on the same drive shows that it runs, and taken over when it does not', async () => {
    const file = join(folder.path, 'host.json');
    fs.writeFileSync(file, JSON.stringify({ pid: 1, machine: 'elsewhere', url: 'http://elsewhere:1' }));
    const sign = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 20);
    await expect(lockFolder(folder.path, 100)).rejects.toThrow('elsewhere');
    clearInterval(sign);
    const lock = await lockFolder(folder.path, 100);
    await lock.release();
  });
});

describe('a host that is killed while it books', () => {
  it('loses no voucher that it had answered, and opens again (R1)', async () => {
    for (let round = 0; round < Number(process.env.CHAOS_KILLS ?? 2); round++) {
      const { child, seat } = await startChild();
      const m = await seat.mandant();
      await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
      const answered: string[] = [];
      let sending = true;
      const writers = Array.from({ length: 4 }, async () => {
        while (sending) {
          const input = invoice();
          const answer = await seat.send('POST', `${m}/vouchers`, input).catch(() => undefined);
          if (answer?.status === 201) answered.push(input.externalKey);
        }
      });
      while (answered.length < 30 + round * 17) await new Promise((wake) => setTimeout(wake, 5));
      child.kill('SIGKILL');
      await once(child, 'exit');
      sending = false;
      await Promise.all(writers);

      const again = await start();
      const client = await connectHost(again.host);
      const session = await client.openMandant((await client.listMandanten())[0]!.id);
      const stored = (await collect(session.admin.vouchers({}))).map(({ externalKey }) => externalKey);
      session.dispose();
      expect(stored).toEqual(expect.arrayContaining(answered));
      expect(new Set(stored).size).toBe(stored.length);
      // Every voucher is whole: its lines and its line in the Logbuch are there.
      expect((await again.seat.send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
      await again.host.stop();
    }
  });
});

describe('a folder copied without its key', () => {
  it('has the books but not the secrets', async () => {
    const first = await start();
    const p = `${first.m}/plugins/lexoffice`;
    await first.seat.send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: 'canary-token-in-a-copy' });
    await first.host.stop();
    const copy = join(folder.path, 'copy');
    await mkdir(copy);
    await cp(join(folder.path, 'database'), join(copy, 'database'), { recursive: true });
    const second = await start(copy);
    expect((await second.seat.send('GET', `${p}/settings`)).body.secrets).toEqual({
      'lexoffice.apiToken': false,
    });
    expect(
      (await readFile(join(copy, 'secret.key'))).equals(await readFile(join(folder.path, 'secret.key'))),
    ).toBe(false);
  });
});

it('takes the next port when the wanted one is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  try {
    const { port } = other.address() as AddressInfo;
    const host = await startHost({ plugins: [], dataDir: folder.path, port });
    running.push(host);
    expect(Number(new URL(host.url).port)).toBeGreaterThan(port);
  } finally {
    other.close();
  }
});
