import { sql } from 'drizzle-orm';
import type { Database } from './open-database.ts';

/**
 * The embedded database has no autovacuum. Without statistics it takes a table of 100 000 rows for an almost empty one and reads all of it: those that
 * have grown by a fifth since they were looked at last are looked at again.
 */
export async function refreshStatistics(database: Database): Promise<void> {
  const { rows } = await database.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
      and pg_relation_size(oid) / current_setting('block_size')::integer > 20 + 1.2 * relpages`);
  for (const { name } of rows) await database.execute(sql`vacuum analyze ${sql.identifier(name)}`);
}
