import { sql } from 'drizzle-orm';
import type { Database } from './open-database.ts';
import { MIGRATIONS } from './migrations.ts';

/** "fibuscan" as a number: servers that start at the same moment on one PostgreSQL migrate one after the other. */
const MIGRATION_LOCK = 0x66696275;

/** Brings the tables up to date in one transaction. @throws Error when a newer version of the program has already changed them. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await tx.execute(
      sql`create table if not exists migrations (id integer primary key, name text not null, run_at timestamptz not null default now())`,
    );
    const { rows } = await tx.execute<{ id: number }>(sql`select id from migrations`);
    const done = new Set(rows.map(({ id }) => id));
    const known = new Set(MIGRATIONS.map(({ id }) => id));
    const unknown = [...done].filter((id) => !known.has(id));
    if (unknown.length > 0) {
      throw new Error(
        `Die Datenbank stammt von einer neueren Programmversion (Schritt ${unknown.join(', ')}). Bitte das Programm aktualisieren.`,
      );
    }
    for (const migration of MIGRATIONS) {
      if (done.has(migration.id)) continue;
      // One by one: a prepared statement takes no more.
      for (const statement of migration.sql.split(/\n\s*\n/)) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into migrations (id, name) values (${migration.id}, ${migration.name})`);
    }
  });
}
