import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightlyBackups } from '../../../host/server/backup/backup-files.ts';
import { keepNightlyBackups } from '../../../host/server/backup/nightly-backups.ts';
import { checkBackup } from '../../../host/server/backup/read-backup.ts';
import { restoreFolder } from '../../../host/server/backup/restore-folder.ts';
import { migrate } from '../../../host/server/database/migrate.ts';
import { openDatabase } from '../../../host/server/database/open-database.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { VirtualClock } from '../../unit/host-server/virtual-clock.ts';
import { fillBooks } from './full-books.ts';
import { SeatClient } from './seat-client.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

let folder: TemporaryFolder;
let host: Host;
let seat: SeatClient;
let m: string;
let before: readonly unknown[];

/** All that the interface tells of a Mandant. */
const everything = (client: SeatClient) =>
  Promise.all(
    [
      '',
      '/persons',
      '/vouchers?includeDeleted=true',
      '/accounts',
      '/audit-log',
      '/error-log',
      '/plugins/lexoffice/settings',
      '/plugins/lexoffice/state/documents',
    ].map(async (path) => (await client.send<unknown>('GET', m + path)).body),
  );

beforeAll(async () => {
  folder = await temporaryFolder();
  await placeDatabase(folder.path);
  host = await startHost({ plugins: ['.'], dataDir: folder.path });
  seat = new SeatClient(host);
  m = await fillBooks(host);
  before = await everything(seat);
});
afterAll(async () => {
  await host.stop();
  await folder.remove();
});

describe('a backup', () => {
  let file: string;

  it('is made while the server runs and somebody books, for its owner alone', async () => {
    const booking = seat.send('POST', `${m}/plugins/lexoffice/state/meanwhile`, [{ key: 'a', value: null }]);
    const { status, body } = await seat.send<{ file: string; rows: number }>('POST', '/api/host/backups');
    expect(status).toBe(201);
    await booking;
    ({ file } = body);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(body.rows).toBeGreaterThan(30);
    expect(readFileSync(join(folder.path, 'secret.key'))).toHaveLength(32);
    expect(await checkBackup(file)).toMatchObject({ mandanten: ['Muster & Söhne GmbH'] });
  });

  it('is refused when any byte of it changed or its end is missing, and changes nothing', async () => {
    const bytes = readFileSync(file);
    const broken = join(folder.path, 'broken.fibuscan');
    const target = join(folder.path, 'untouched');
    const places = Array.from({ length: 12 }, (_, index) => Math.floor(((index + 0.5) * bytes.length) / 12));
    for (const place of places) {
      writeFileSync(
        broken,
        bytes.map((byte, index) => (index === place ? byte ^ 1 : byte)),
      );
      await expect(checkBackup(broken), `byte ${String(place)}`).rejects.toThrow(
        /beschädigt|keine Sicherung/,
      );
    }
    writeFileSync(broken, bytes.subarray(0, bytes.length - 20));
    await mkdir(target);
    await expect(restoreFolder(target, broken, new Date())).rejects.toThrow('beschädigt');
    expect(existsSync(join(target, 'database'))).toBe(false);
    writeFileSync(broken, 'PK');
    await expect(checkBackup(broken)).rejects.toThrow('beschädigt');
    await expect(checkBackup(join(folder.path, 'none'))).rejects.toThrow('gibt es nicht');
  });

  it('brings everything back into another folder, where a host goes on with it', async () => {
    const target = join(folder.path, 'moved');
    const { header, verification, before: replaced } = await restoreFolder(target, file, new Date());
    expect(header.mandanten).toEqual(['Muster & Söhne GmbH']);
    expect(verification.problems).toEqual([]);
    expect(replaced).toBeUndefined();
    const again = await startHost({ plugins: ['.'], dataDir: target, log: () => undefined });
    try {
      const client = new SeatClient(again);
      const [, ...rest] = await everything(client);
      // Another key: the token is to be entered again, and that is said.
      const comparable = (parts: readonly unknown[]) =>
        parts.filter((_part, index) => index !== 4 && index !== 5); // the Fehlerprotokoll says so, the settings too
      expect(comparable(rest)).toEqual(comparable(before.slice(1)));
      const added = await client.send('POST', `${m}/persons`, { role: 'customer', name: 'N' });
      expect(added).toMatchObject({ status: 201, body: { accountNumber: '10003' } });
      expect((await client.send('POST', '/api/host/verification')).body).toMatchObject({ problems: [] });
      await expect(restoreFolder(target, file, new Date())).rejects.toThrow('FIBUscan läuft bereits');
    } finally {
      await again.stop();
    }
    const over = await restoreFolder(target, file, new Date());
    expect(existsSync(join(over.before!, 'PG_VERSION'))).toBe(true);
  });
});

describe('books of an older program', () => {
  it('are backed up before they are brought up to date, and brought up to date by the next start when one was interrupted', async () => {
    const old = join(folder.path, 'old');
    await mkdir(old);
    const opened = await openDatabase({ folder: join(old, 'database') });
    await migrate(opened.database, 2);
    await opened.database.execute(
      sql`insert into mandanten values (gen_random_uuid(), 'Alt GmbH', 'SKR03', now(), 0, 0, 0, 'x')`,
    );
    const halfWay = opened.database.transaction(async (tx) => {
      await migrate(tx);
      throw new Error('power cut');
    });
    await expect(halfWay).rejects.toThrow('power cut');
    await opened.close();

    const again = await startHost({ plugins: [], dataDir: old, log: () => undefined });
    const names = (await new SeatClient(again).send<{ name: string }[]>('GET', '/api/mandanten')).body;
    await again.stop();
    expect(names.map(({ name }) => name)).toEqual(['Alt GmbH']);
    const [backup] = readdirSync(join(old, 'backups'));
    expect(backup).toMatch(/^vor-schritt-3-/);
    const header = await checkBackup(join(old, 'backups', backup!));
    expect(header).toMatchObject({ step: 2, mandanten: ['Alt GmbH'] });
  });
});

/** A look is over when the next one is planned. */
async function looked(clock: VirtualClock): Promise<void> {
  while (clock.pendingTimers === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('the nightly backup', () => {
  it('is made once a night, made up for after a night without power, and only so many stay', async () => {
    const nights = join(folder.path, 'nights');
    await placeDatabase(join(folder.path, 'nightly'));
    const own = await openDatabase({ folder: join(folder.path, 'nightly', 'database') });
    const clock = new VirtualClock();
    const begin = new Date(2026, 10, 27, 22, 0).getTime();
    const now = () => new Date(begin + clock.now());
    const failures: unknown[] = [];
    const end = keepNightlyBackups({
      ...{ database: own.database, folder: nights, keep: 2, now, clock },
      onFailure: (error) => Promise.resolve(void failures.push(error)),
    });
    const madeOn = async () => (await nightlyBackups(nights)).map(({ madeAt }) => madeAt.getDate());
    await looked(clock);
    expect(await madeOn()).toEqual([27]); // none was there: the night before is made up for
    for (const [hours, days] of [
      [4, [27]],
      [2, [28, 27]],
      [22, [28, 27]],
    ] as const) {
      for (let minutes = 0; minutes < hours * 60; minutes += 10) {
        await clock.advance(600_000);
        await looked(clock);
      }
      expect(await madeOn(), `after ${String(hours)} hours`).toEqual(days);
    }
    clock.oversleep(50 * 3_600_000);
    await clock.advance(0);
    await looked(clock);
    expect(await madeOn()).toEqual([1, 28]);
    await end();
    expect(failures).toEqual([]);
    await own.close();
  });

  it('tells once a night that it failed, and goes on trying', async () => {
    await placeDatabase(join(folder.path, 'failing'));
    const own = await openDatabase({ folder: join(folder.path, 'failing', 'database') });
    const backups = join(folder.path, 'failing', 'backups');
    writeFileSync(backups, 'a file is in the way');
    const clock = new VirtualClock();
    const failures: unknown[] = [];
    const end = keepNightlyBackups({
      ...{ database: own.database, folder: backups, keep: 2, clock },
      now: () => new Date(2026, 10, 27, 22, 0),
      onFailure: (error) => Promise.resolve(void failures.push(error)),
    });
    await looked(clock);
    await clock.advance(600_000);
    await looked(clock);
    rmSync(backups);
    await clock.advance(600_000);
    await looked(clock);
    expect(await nightlyBackups(backups)).toHaveLength(1);
    expect(failures).toHaveLength(1);
    await end();
    await own.close();
  });
});
