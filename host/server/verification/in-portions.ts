import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';

/** The embedded database holds the event loop of the server for as long as a statement runs: about 40 ms for so many rows and their seals. */
const ROWS_PER_STATEMENT = 500;

/**
 * Visits a table a few blocks at a time, each in a transaction of its own: between two of them everybody else has a turn, at the database too.
 * Each row is seen once, unless it is written meanwhile: such a row may be seen twice or not at all.
 * @param ask asks for the rows (alias `r`) of the range, answers how many they were
 */
export async function inPortions(
  database: Database,
  table: string,
  ask: (tx: Database, range: SQL) => Promise<number>,
): Promise<void> {
  const { rows: sizes } = await database.execute<{ blocks: number }>(sql`
    select ceil(pg_relation_size(${table}::text::regclass)::float8 / current_setting('block_size')::int)::int as blocks`);
  const end = sizes[0]?.blocks ?? 0;
  for (let from = 0, blocks = 1; from < end;) {
    const to = from + blocks;
    // The last one is open: what is written meanwhile stands behind.
    const range = sql`r.ctid >= ${place(from)}::tid${to < end ? sql` and r.ctid < ${place(to)}::tid` : sql``}`;
    const rows = await database.transaction((tx) => ask(tx, range));
    from = to;
    blocks = Math.max(1, Math.min(2 * blocks, Math.floor((blocks * ROWS_PER_STATEMENT) / Math.max(1, rows))));
    await nextTurn();
  }
}

const place = (block: number): string => `(${String(block)},0)`;
