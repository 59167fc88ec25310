import { sql, type SQL } from 'drizzle-orm';
import { lastStep, migrate } from '../database/migrate.ts';
import type { Database } from '../database/open-database.ts';
import { UnusableBackup, type BackupHeader, type BackupTable } from './backup-format.ts';
import { backupTables } from './backup-tables.ts';
import { checkBackup, linesIn } from './read-backup.ts';

const BYTES_PER_STATEMENT = 1024 * 1024;

/**
 * Fills an empty database with a backup: tables as they were then, all rows, then the steps that came since.
 * @throws UnusableBackup when the file cannot be used, or the database holds something
 */
export async function restoreBackup(database: Database, file: string): Promise<BackupHeader> {
  const header = await checkBackup(file);
  if ((await lastStep(database)) !== undefined)
    throw new UnusableBackup(
      'Die Datenbank ist nicht leer: Eine Sicherung wird nur in eine leere eingespielt.',
    );
  await database.transaction(async (tx) => {
    await migrate(tx, header.step);
    await load(tx, file);
  });
  await migrate(database);
  return header;
}

async function load(tx: Database, file: string): Promise<void> {
  const own = await backupTables(tx);
  let table: BackupTable | undefined;
  let waiting: string[] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (table !== undefined && waiting.length > 0) await insert(tx, table, waiting);
    [waiting, bytes] = [[], 0];
  };
  const leave = async (): Promise<void> => {
    await write();
    if (table !== undefined) await finish(tx, table);
  };
  let first = true;
  for await (const line of linesIn(file)) {
    if (!line.startsWith('{')) {
      waiting.push(line);
      bytes += line.length;
      if (bytes > BYTES_PER_STATEMENT) await write();
    } else if (first) first = false;
    else {
      await leave();
      table = tableOf(own, JSON.parse(line) as Partial<BackupTable>, file);
      if (table !== undefined) await begin(tx, table);
    }
  }
}

/** As the database itself describes it, for types become part of statements; `undefined` at the end. */
function tableOf(
  own: readonly BackupTable[],
  said: Partial<BackupTable>,
  file: string,
): BackupTable | undefined {
  if (said.table === undefined) return undefined;
  const found = own.find(({ table }) => table === said.table);
  if (found === undefined || JSON.stringify(found.columns) !== JSON.stringify(said.columns))
    throw new UnusableBackup(`Die Sicherung ${file} enthält Tabellen, die dieses Programm nicht kennt.`);
  return found;
}

/** Triggers would seal anew, and refuse what belongs to another transaction: the rows come as they were, seals included. */
async function begin(tx: Database, { table }: BackupTable): Promise<void> {
  await tx.execute(sql`alter table ${sql.identifier(table)} disable trigger user`);
  await tx.execute(sql`delete from ${sql.identifier(table)}`); // of `migrations`
}

async function insert(tx: Database, { table, columns }: BackupTable, rows: readonly string[]): Promise<void> {
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = columns.map(({ type }, index): SQL =>
    type === 'bytea'
      ? sql`decode(r ->> ${sql.raw(String(index))}, 'base64')`
      : sql`(r ->> ${sql.raw(String(index))})::${sql.raw(type)}`,
  );
  await tx.execute(sql`
    insert into ${sql.identifier(table)} (${names})
    select ${sql.join(values, sql`, `)} from json_array_elements(${`[${rows.join(',')}]`}::json) r`);
}

async function finish(tx: Database, { table, columns }: BackupTable): Promise<void> {
  await tx.execute(sql`alter table ${sql.identifier(table)} enable trigger user`);
  for (const { name } of columns) {
    const { rows } = await tx.execute<{ sequence: string | null }>(
      sql`select pg_get_serial_sequence(${table}, ${name}) as sequence`,
    );
    const sequence = rows[0]?.sequence;
    if (sequence != null)
      await tx.execute(
        sql`select setval(${sequence}, coalesce(max(${sql.identifier(name)}), 0) + 1, false) from ${sql.identifier(table)}`,
      );
  }
}
