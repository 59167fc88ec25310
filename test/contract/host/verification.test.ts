import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { startHost } from '../../../host/server/start-host.ts';
import { verifyBooks } from '../../../host/server/verification/verify-books.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { takenBack } from '../../support/taken-back.ts';
import { fillBooks } from './full-books.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** The smallest change that a column of the type can have. */
const CHANGED: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `overlay(${column} placing chr(ascii(${column}) + 1) from 1 for 1)`,
  uuid: (column) =>
    `overlay(${column}::text placing case when ${column}::text like '0%' then '1' else '0' end from 1 for 1)::uuid`,
  int4: (column) => `${column} + 1`,
  int8: (column) => `${column} + 1`,
  float8: (column) => `${column} + 0.5`,
  bool: (column) => `not ${column}`,
  date: (column) => `${column} + 1`,
  timestamptz: (column) => `${column} + interval '1 millisecond'`,
  jsonb: (column) => `jsonb_build_array(${column})`,
  bytea: (column) => `set_byte(${column}, 0, (get_byte(${column}, 0) + 1) % 256)`,
};

let folder: TemporaryFolder;
let opened: OpenedDatabase;
let columns: readonly Column[] = [];
const run = (statement: string) => opened.database.execute(sql.raw(statement));

/** Changes rows behind the triggers, looks, and takes it back. */
const verifiedAfter = (...statements: readonly string[]) =>
  takenBack(opened.database, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(sql.raw(statement));
    return (await verifyBooks(tx)).problems;
  });

beforeAll(async () => {
  folder = await temporaryFolder();
  await placeDatabase(folder.path);
  const host = await startHost({ plugins: ['.'], dataDir: folder.path });
  await fillBooks(host);
  await host.stop();
  const own = await openDatabase({ folder: join(folder.path, 'database'), seals: true });
  await own.database.execute(sql`insert into pace values ('key', now())`); // of PostgreSQL only
  await own.database.execute(sql`
    insert into job_runs (id, mandant_id, plugin, job, state, user_name, origin, created_at, started_at, finished_at, continues_at, read_at, queue_id, progress, counts, attention, error)
    select gen_random_uuid(), id, 'lexoffice', 'import', 'failed', 'a', 'user', now(), now(), now(), now(), now(), gen_random_uuid(), '{}', '{}', true, '{}' from mandanten`);
  await own.database.execute(sql`insert into host_settings values ('mail-server', '{}')`);
  await own.database.execute(sql`insert into host_secrets values ('mail-password', 'key', '\\x00')`);
  await own.database.execute(sql`insert into mail_recipients select id, '[]', 'always' from mandanten`);
  await own.database.execute(sql`insert into job_run_contents select id, 'result', '{}' from job_runs`);
  await own.close();
  opened = await openDatabase({ folder: join(folder.path, 'database') });
  const { rows } = await opened.database.execute<{ table: string; column: string; type: string }>(sql`
    select c.table_name as table, c.column_name as column, c.udt_name as type from information_schema.columns c
    where c.table_schema = 'public' and c.table_name <> 'cache' order by 1, 2`);
  columns = rows;
  // What only a careful writer is held back by, not a broken disk.
  const checks = await opened.database.execute<{ statement: string }>(sql`
    select format('alter table %I drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`);
  for (const { statement } of checks.rows) await run(statement);
});
afterAll(async () => {
  await opened.close();
  await folder.remove();
});

describe('the check of all books', () => {
  it('has nothing to say of books that only the program wrote, and looks at every table', async () => {
    const { checked, problems, logs } = await verifyBooks(opened.database);
    expect(problems).toEqual([]);
    expect(checked.map(({ table }) => table).sort()).toEqual(
      [...new Set(columns.map(({ table }) => table))].sort(),
    );
    expect(checked.filter(({ rows }) => rows === 0)).toEqual([]);
    expect(logs[0]).toMatchObject({
      mandant: 'Muster & Söhne GmbH',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('finds the smallest change of every column of every table, and names the table (S9)', async () => {
    const missed: string[] = [];
    for (const { table, column, type } of columns) {
      const change = CHANGED[type];
      if (change === undefined) throw new Error(`no change for ${type}`);
      const one = `ctid = (select max(ctid) from ${table} where "${column}" is not null)`;
      const { rows } = await opened.database.execute(sql.raw(`select 1 from ${table} where ${one}`));
      if (rows.length === 0) {
        missed.push(`${table}.${column}: nothing in it`);
        continue;
      }
      const problems = await verifiedAfter(
        `update ${table} set "${column}" = ${change(`"${column}"`)} where ${one}`,
      );
      if (!problems.some((problem) => problem.table === table || table === 'seals'))
        missed.push(`${table}.${column}`);
    }
    expect(missed).toEqual([]);
  });

  it('finds a row that vanished, and one that appeared, in every table', async () => {
    const missed: string[] = [];
    for (const table of new Set(columns.map(({ table }) => table))) {
      const gone = await verifiedAfter(`delete from ${table} where ctid = (select max(ctid) from ${table})`);
      if (gone.length === 0) missed.push(`${table}: gone`);
    }
    for (const [table, row] of [
      ['settings', `insert into settings select mandant_id, plugin, 'forged', value from settings limit 1`],
      [
        'state',
        `insert into state select mandant_id, plugin, collection, 'forged', value, version, updated_at from state limit 1`,
      ],
    ] as const)
      if (!(await verifiedAfter(row)).some((problem) => problem.table === table))
        missed.push(`${table}: forged`);
    expect(missed).toEqual([]);
  });

  it('names person, voucher and file in words', async () => {
    const texts = (
      await verifiedAfter(
        `update persons set city = 'X' where account_number = '10001'`,
        `update voucher_lines set account = '8300' where position = 0`,
        `update attachments set name = 'b.pdf'`,
      )
    ).map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringMatching(/^Person 10001 Neu & Co \(persons .*verändert/));
    expect(texts).toContainEqual(expect.stringMatching(/^Belegzeile von RE-\d+ \(voucher_lines .*verändert/));
    expect(texts).toContainEqual(expect.stringMatching(/^Datei b\.pdf \(attachments .*verändert/));
  });

  it('sees what was written past the program although nothing was switched off', async () => {
    const problems = await takenBack(opened.database, async (tx) => {
      await tx.execute(sql`update persons set name = 'Jemand' where account_number = '10001'`);
      return (await verifyBooks(tx)).problems;
    });
    expect(problems).toMatchObject([{ table: 'persons' }]);
  });

  it('names every table whose file a byte was changed in, and goes on with the others', async () => {
    await run('vacuum full');
    await run('checkpoint');
    const { rows } = await opened.database.execute<{ table: string; path: string }>(
      sql`select relname as table, pg_relation_filepath(oid) as path from pg_class where relname in ('persons', 'vouchers', 'voucher_lines', 'state', 'audit_log')`,
    );
    await opened.close();
    for (const { path } of rows) {
      const file = join(folder.path, 'database', path);
      const bytes = readFileSync(file);
      bytes[bytes.length - 3]! ^= 1; // in the newest row: pages fill from their end
      writeFileSync(file, bytes);
    }
    opened = await openDatabase({ folder: join(folder.path, 'database') });
    const { problems, checked } = await verifyBooks(opened.database);
    for (const { table } of rows) expect(problems.map((problem) => problem.table)).toContain(table);
    expect(checked.map(({ table }) => table)).toContain('settings');
  });
});
