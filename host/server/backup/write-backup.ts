import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { asc, sql } from 'drizzle-orm';
import type { Backup } from '../../wire/backup.ts';
import { lastStep } from '../database/migrate.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten } from '../database/schema.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHeader,
  type BackupTable,
} from './backup-format.ts';
import { backupTables } from './backup-tables.ts';

const ROWS_PER_FETCH = 500;

/**
 * Writes all tables as of one moment into a file of the owner, whole or not at all. The key of the secrets is not in it.
 * @throws Error of the file system
 */
export async function writeBackup(database: Database, file: string, now: Date): Promise<Backup> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  try {
    const counted = await inSnapshot(database, async (tx) => {
      const written = { rows: 0 };
      await pipeline(
        Readable.from(sealedLines(linesOf(tx, now, written))),
        createGzip({ level: 6 }),
        createWriteStream(draft, { mode: 0o600, flush: true }),
      );
      return written;
    });
    await rename(draft, file);
    return { file, ...counted };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The lines with the end that makes a missing or changed one seen. */
async function* sealedLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const line of lines) {
    count++;
    hash.update(`${line}\n`);
    yield `${line}\n`;
  }
  const end: BackupEnd = { lines: count, sha256: hash.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}

async function* linesOf(tx: Database, now: Date, counted: { rows: number }): AsyncGenerator<string> {
  const step = await lastStep(tx);
  if (step === undefined) throw new Error('Hier ist noch nichts, was gesichert werden könnte.');
  const names = await tx.select({ name: mandanten.name }).from(mandanten).orderBy(asc(mandanten.createdAt));
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    step,
    createdAt: now.toISOString(),
    mandanten: names.map(({ name }) => name),
  };
  yield JSON.stringify(header);
  for (const table of await backupTables(tx)) {
    yield JSON.stringify(table);
    for await (const row of rowsOf(tx, table)) {
      counted.rows++;
      yield row;
    }
  }
}

async function* rowsOf(tx: Database, { table, columns }: BackupTable): AsyncGenerator<string> {
  const texts = columns.map(({ name, type }) => {
    const column = sql.identifier(name);
    return type === 'bytea' ? sql`encode(${column}, 'base64')` : sql`${column}::text`;
  });
  await tx.execute(
    sql`declare backup no scroll cursor for select json_build_array(${sql.join(texts, sql`, `)})::text as row from ${sql.identifier(table)}`,
  );
  // Files are large, and come one by one.
  const size = columns.some(({ type }) => type === 'bytea') ? 1 : ROWS_PER_FETCH;
  for (;;) {
    const { rows } = await tx.execute<{ row: string }>(sql.raw(`fetch ${String(size)} from backup`));
    for (const { row } of rows) yield row;
    if (rows.length < size) break;
  }
  await tx.execute(sql`close backup`);
}
