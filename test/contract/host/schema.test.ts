import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable, type PgColumn } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, OpenedDatabase } from '../../../host/server/database/open-database.ts';
import * as schema from '../../../host/server/database/schema.ts';
import { ownDatabase } from '../../support/database-image.ts';

/** By name; a column is one line: `version integer not null`. */
type Tables = Readonly<
  Record<string, { readonly columns: readonly string[]; readonly primaryKey: readonly string[] }>
>;

const tables = Object.values(schema).filter((value) => is(value, PgTable));

let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await ownDatabase();
});
afterAll(() => opened.close());

const line = (name: string, type: string, notNull: boolean, byDefault: string | null): string =>
  `${name} ${type}${notNull ? ' not null' : ''}${byDefault === null ? '' : ` default ${byDefault}`}`;

/** What the migrations have made, without the table of the migrations themselves. */
async function madeTables(database: Database): Promise<Tables> {
  const { rows } = await database.execute<{
    name: string;
    columns: string[];
    key: string[] | null;
  }>(sql`
    select relname as name,
      (select jsonb_agg(jsonb_build_array(attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)) order by attnum)
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped) as columns,
      (select jsonb_agg(attname order by array_position(conkey, attnum))
        from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
        where conrelid = pg_class.oid and contype = 'p') as key
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations'`);
  return Object.fromEntries(
    rows.map(({ name, columns, key }) => [
      name,
      {
        columns: (columns as unknown as [string, string, boolean, string | null][]).map((column) =>
          line(...column),
        ),
        primaryKey: key ?? [],
      },
    ]),
  );
}

/** What drizzle knows, in PostgreSQL's words. */
function declaredTables(): Tables {
  return Object.fromEntries(
    tables.map((table) => {
      const { name, columns, primaryKeys } = getTableConfig(table);
      const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
      return [
        name,
        {
          columns: columns.map((column) => declaredLine(name, column)),
          primaryKey: key.map((column) => column.name),
        },
      ];
    }),
  );
}

function declaredLine(table: string, column: PgColumn): string {
  const { name, notNull, default: value } = column;
  const type = column.getSQLType();
  if (type === 'bigserial') return line(name, 'bigint', notNull, `nextval('${table}_${name}_seq'::regclass)`);
  const json = JSON.stringify(value) as string | undefined;
  const byDefault =
    json === undefined
      ? null
      : typeof value === 'object'
        ? `'${json}'::jsonb`
        : typeof value === 'string'
          ? `'${value}'::${type}`
          : json;
  return line(name, type.replace(' (', '('), notNull, byDefault);
}

describe('the schema that drizzle knows', () => {
  it('is what the migrations make: tables, columns in order, types, nullability, defaults, primary keys', async () => {
    expect(declaredTables()).toEqual(await madeTables(opened.database));
  });

  it.each([
    'alter table persons add column nickname text',
    'alter table persons drop column city',
    'alter table persons alter column name drop not null',
    'alter table persons alter column version type bigint',
    'alter table mandanten alter column audit_sequence set default 1',
    'alter table accounts drop constraint accounts_pkey',
    'create table more (id integer)',
  ])('would not be any more after %s', async (statement) => {
    const made = opened.database.transaction(async (tx) => {
      await tx.execute(sql.raw(statement));
      throw Object.assign(new Error('taken back'), { tables: await madeTables(tx) });
    });
    await expect(made).rejects.toHaveProperty('tables');
    await expect(made).rejects.not.toHaveProperty('tables', declaredTables());
  });

  it('leaves indexes, references and checks to the migrations, where they stand once', () => {
    for (const table of tables) {
      const { indexes, foreignKeys, checks, uniqueConstraints } = getTableConfig(table);
      expect({ indexes, foreignKeys, checks, uniqueConstraints }).toEqual({
        indexes: [],
        foreignKeys: [],
        checks: [],
        uniqueConstraints: [],
      });
    }
  });
});
