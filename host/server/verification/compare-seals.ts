import { sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { brokenSeals, type BrokenSeal } from '../database/seals.ts';
import { inPortions } from './in-portions.ts';

interface Compared {
  readonly rows: number;
  readonly broken: readonly BrokenSeal[];
}

/** Every row of a sealed table against its seal, a few at a time. A row and its seal are written in one transaction, so each statement sees both or neither. */
export async function compareSeals(database: Database, table: string): Promise<Compared> {
  const { rows: names } = await database.execute<{ row_key: string; sealed: string }>(
    sql`select row_key, sealed from sealed_tables() where name = ${table}`,
  );
  const [{ row_key: key, sealed }] = names as [(typeof names)[0]];
  const broken: BrokenSeal[] = [];
  await inPortions(database, table, async (tx, range) => {
    const { rows } = await tx.execute<{ rows: number; broken: readonly (readonly [string, boolean])[] }>(sql`
      select count(*)::int as rows,
        coalesce(json_agg(json_build_array(r.row_key, s.row_key is null)) filter (where r.seal is distinct from s.seal), '[]') as broken
      from (select ${sql.raw(key)} as row_key, (select ${sql.raw(sealed)}) as seal
        from ${sql.identifier(table)} r where ${range}) r
      left join seals s on s.table_name = ${table} and s.row_key = r.row_key`);
    for (const [rowKey, isAdded] of rows[0]?.broken ?? [])
      broken.push({ table, key: rowKey, problem: isAdded ? 'added' : 'changed' });
    return rows[0]?.rows ?? 0;
  });
  const { rows, seals } = await counted(database, table);
  const added = broken.filter(({ problem }) => problem === 'added').length;
  // As many as there should be, and each has its seal: none is missing. Otherwise all of them are asked in one statement which.
  return { rows, broken: rows - added === seals ? sorted(broken) : await brokenSeals(database, table) };
}

/** Of tables that there are not: by the names in the index, before any row is read. */
export async function foreignSeals(database: Database): Promise<readonly BrokenSeal[]> {
  const { rows } = await database.execute<{ name: string }>(sql`
    with recursive names as (
      select min(table_name) as name from seals
      union all select (select min(table_name) from seals where table_name > name) from names where name is not null
    ) select name from names where name is not null and name not in (select name from sealed_tables())`);
  return rows.length === 0 ? [] : brokenSeals(database, 'seals');
}

export async function countInPortions(database: Database, table: string): Promise<number> {
  let total = 0;
  await inPortions(database, table, async (tx, range) => {
    const { rows } = await tx.execute<{ rows: number }>(
      sql`select count(*)::int as rows from ${sql.identifier(table)} r where ${range}`,
    );
    total += rows[0]?.rows ?? 0;
    return rows[0]?.rows ?? 0;
  });
  return total;
}

/** Both in one moment. */
async function counted(
  database: Database,
  table: string,
): Promise<{ readonly rows: number; readonly seals: number }> {
  const { rows } = await database.execute<{ rows: number; seals: number }>(sql`
    select (select count(*)::int from ${sql.identifier(table)}) as rows,
      (select count(*)::int from seals where table_name = ${table}) as seals`);
  return rows[0] ?? { rows: 0, seals: 0 };
}

const sorted = (broken: readonly BrokenSeal[]): readonly BrokenSeal[] =>
  broken.toSorted((a, b) => (a.key < b.key ? -1 : 1));
