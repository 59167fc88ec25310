import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../host/server/database/migrate.ts';
import { openDatabase, type OpenedDatabase } from '../../host/server/database/open-database.ts';
import { JobQueue } from '../../host/server/jobs/job-queue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Goes when the run ends. */
    readonly runFolder: string;
  }
}

const CACHE = resolve('node_modules/.cache/database-image');

/**
 * Puts a database that is made and migrated, and holds nothing, into a data folder: a host starts from it in a fifth of the time that PGlite
 * needs to make one. For the host it is an ordinary start on a folder that is there already.
 */
export async function placeDatabase(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await cp(await databaseImage(), join(dataDir, 'database'), { recursive: true });
}

/** Such a database for the caller alone; closing it takes it away. */
export async function ownDatabase(): Promise<OpenedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'fibuscan-database-'));
  await placeDatabase(folder);
  const opened = await openDatabase({ folder: join(folder, 'database') });
  const close = async (): Promise<void> => {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...opened, close };
}

/** As `globalSetup`: before the workers start, so that only one makes it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await databaseImage();
  const folder = await mkdtemp(join(tmpdir(), 'fibuscan-run-'));
  project.provide('runFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}

/** Made once per state of what makes it. */
async function databaseImage(): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const made = await readdir(CACHE);
  const name = await fingerprint();
  const image = join(CACHE, name);
  if (made.includes(name)) return image;
  const making = await mkdtemp(`${CACHE}-`);
  const opened = await openDatabase({ folder: making });
  await migrate(opened.database);
  // The tables of the queue are its own.
  const queue = new JobQueue(opened, undefined, () => undefined);
  await queue.holds(randomUUID());
  await queue.close();
  // Nothing is made from them, and they are two thirds of the files to copy.
  for (const name of ['template0', 'template1']) {
    await opened.pglite?.exec(`update pg_database set datistemplate = false where datname = '${name}'`);
    await opened.pglite?.exec(`drop database ${name}`);
  }
  await opened.close();
  // Lost a race: the other one is as good.
  await rename(making, image).catch(() => rm(making, { recursive: true, force: true }));
  for (const old of made) await rm(join(CACHE, old), { recursive: true, force: true });
  return image;
}

async function fingerprint(): Promise<string> {
  const folder = 'host/server/database';
  const sources = (await readdir(folder)).sort().map((name) => join(folder, name));
  const hash = createHash('sha256');
  for (const file of [
    ...sources,
    'host/server/jobs/job-queue.ts',
    'node_modules/@electric-sql/pglite/package.json',
    'node_modules/pg-boss/package.json',
  ])
    hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}
