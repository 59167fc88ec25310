import { sql } from 'drizzle-orm';
import type { Database } from './open-database.ts';

/** A row that is not as the program wrote it. */
export interface BrokenSeal {
  readonly table: string;
  /** Its primary key as JSON, e.g. `["5f…", 0]`. */
  readonly key: string;
  readonly problem: 'changed' | 'added' | 'missing';
}

/** All tables whose rows are sealed. */
export async function sealedTables(database: Database): Promise<readonly string[]> {
  const { rows } = await database.execute<{ name: string }>(sql`select name from sealed_tables()`);
  return rows.map(({ name }) => name);
}

/** @param table also `seals`: seals of tables that there are not */
export async function brokenSeals(database: Database, table: string): Promise<readonly BrokenSeal[]> {
  const { rows } = await database.execute<{ row_key: string; problem: BrokenSeal['problem'] }>(
    sql`select table_name, row_key, problem from broken_seals(${table}) order by row_key`,
  );
  return rows.map(({ row_key: key, problem }) => ({ table, key, problem }));
}

/**
 * After steps that changed tables: seals what they made, and everything anew, for a new column is part of every row. What was broken before them is
 * not made whole.
 */
export async function sealAgain(tx: Database, broken: readonly BrokenSeal[]): Promise<void> {
  await tx.execute(sql`select seal_tables()`);
  const kept = JSON.stringify(broken.map(({ table, key }) => [table, key]));
  await tx.execute(sql`select seal_rows(${kept}::jsonb)`);
}
