import { sql } from 'drizzle-orm';
import type { Database } from './open-database.ts';
import { MIGRATIONS } from './migrations.ts';
import { brokenSeals, sealAgain, sealedTables, type BrokenSeal } from './seals.ts';

/** "fibuscan" as a number: servers that start at the same moment on one PostgreSQL migrate one after the other. */
const MIGRATION_LOCK = 0x66696275;

const KNOWN = new Set(MIGRATIONS.map(({ id }) => id));
export const NEWEST_STEP = Math.max(...KNOWN);

/**
 * Brings the tables up to date in one transaction: one that is interrupted has done nothing, and the next start begins anew.
 * @param upTo the last step, for a backup of an older program
 * @throws Error when a newer version of the program has already changed them.
 */
export async function migrate(database: Database, upTo = NEWEST_STEP): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await tx.execute(
      sql`create table if not exists migrations (id integer primary key, name text not null, run_at timestamptz not null default now())`,
    );
    const pending = await pendingSteps(tx, upTo);
    if (pending.length === 0) return;
    const broken = await brokenSoFar(tx);
    for (const migration of pending) {
      // One by one: a prepared statement takes no more.
      for (const statement of migration.sql.split(/\n\s*\n/)) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into migrations (id, name) values (${migration.id}, ${migration.name})`);
    }
    if (await hasSeals(tx)) await sealAgain(tx, broken);
  });
}

/** The last step that has run; `undefined` for a database without tables of ours. @throws Error as `migrate` */
export async function lastStep(database: Database): Promise<number | undefined> {
  const { rows } = await database.execute<{ there: boolean }>(
    sql`select to_regclass('migrations') is not null as there`,
  );
  if (rows[0]?.there !== true) return undefined;
  await pendingSteps(database, NEWEST_STEP);
  const last = await database.execute<{ id: number | null }>(sql`select max(id) as id from migrations`);
  return last.rows[0]?.id ?? undefined;
}

async function pendingSteps(tx: Database, upTo: number): Promise<typeof MIGRATIONS> {
  const { rows } = await tx.execute<{ id: number }>(sql`select id from migrations`);
  const done = new Set(rows.map(({ id }) => id));
  const unknown = [...done].filter((id) => !KNOWN.has(id));
  if (unknown.length > 0) {
    throw new Error(
      `Die Datenbank stammt von einer neueren Programmversion (Schritt ${unknown.join(', ')}): bitte das Programm aktualisieren.`,
    );
  }
  return MIGRATIONS.filter(({ id }) => !done.has(id) && id <= upTo);
}

const hasSeals = async (tx: Database): Promise<boolean> =>
  (await tx.execute<{ there: boolean }>(sql`select to_regclass('seals') is not null as there`)).rows[0]
    ?.there === true;

async function brokenSoFar(tx: Database): Promise<readonly BrokenSeal[]> {
  if (!(await hasSeals(tx))) return [];
  const broken: BrokenSeal[] = [];
  for (const table of await sealedTables(tx)) broken.push(...(await brokenSeals(tx, table)));
  return broken;
}
