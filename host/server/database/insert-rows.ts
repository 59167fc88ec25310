import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './open-database.ts';

/**
 * Inserts many rows as one statement with one parameter, many times faster than a parameter per value. Columns that no row names get
 * their defaults. Rows that break a unique index are left out.
 * @returns the `id` of the rows that are in, where the table has one
 */
export async function insertRows<T extends PgTable>(
  tx: Database,
  table: T,
  rows: readonly (T['$inferInsert'] & object)[],
): Promise<ReadonlySet<string>> {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => rows.some((row) => key in row));
  const list = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        columns.map(([key, column]) => [column.name, (row as Record<string, unknown>)[key]]),
      ),
    ),
  );
  const { rows: inserted } = await tx.execute<{ row: { id?: string } }>(sql`
    insert into ${table} (${list})
    select ${list} from jsonb_populate_recordset(null::${table}, ${json}::jsonb)
    on conflict do nothing
    returning jsonb_build_object('id', to_jsonb(${table}) -> 'id') as row`);
  return new Set(inserted.map(({ row }) => String(row.id)));
}
