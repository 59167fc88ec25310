import { sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import type { BackupTable } from './backup-format.ts';

interface Described extends BackupTable {
  readonly needs: readonly string[];
}

/** All tables with their columns, each after those that it refers to; caches, which are not logged either, are read anew. */
export async function backupTables(database: Database): Promise<readonly BackupTable[]> {
  const { rows } = await database.execute<{ table: string; columns: unknown; needs: unknown }>(sql`
    select c.relname as table,
      (select jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      (select coalesce(jsonb_agg(confrelid::regclass::text), '[]') from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
    from pg_class c where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = current_schema()::regnamespace order by c.relname`);
  const waiting = rows as readonly Described[];
  const ordered: Described[] = [];
  while (ordered.length < waiting.length) {
    const placed = new Set(ordered.map(({ table }) => table));
    const next = waiting.filter(
      ({ table, needs }) => !placed.has(table) && needs.every((needed) => placed.has(needed)),
    );
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...next);
  }
  return ordered.map(({ table, columns }) => ({ table, columns }));
}
