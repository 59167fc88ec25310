import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm';
import type { RecordOwner, StateRecord } from '../../api/state.ts';
import type { PageByText } from '../../wire/pages.ts';
import type { StateWrites } from '../../wire/state.ts';
import type { Books } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten, state } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';
import { Refusal } from '../refusal.ts';

/** A named set of records of a plugin in a Mandant. */
export interface CollectionName {
  readonly mandantId: string;
  readonly plugin: string;
  readonly collection: string;
}

const inCollection = ({ mandantId, plugin, collection }: CollectionName) =>
  and(eq(state.mandantId, mandantId), eq(state.plugin, plugin), eq(state.collection, collection));

const toRecord = ({ key, value, version, updatedAt }: typeof state.$inferSelect): StateRecord<unknown> => ({
  key,
  value,
  version,
  updatedAt: updatedAt.toISOString(),
});

export async function listState(
  books: Books,
  name: CollectionName,
  query: PageByText,
): Promise<Page<StateRecord<unknown>>> {
  const { after, limit } = query;
  const rows = await books.database
    .select()
    .from(state)
    .where(and(inCollection(name), after === undefined ? undefined : gt(state.key, after)))
    .orderBy(asc(state.key))
    .limit(limit + 1);
  return pageOf(rows.map(toRecord), query, ({ key }) => key);
}

export async function readState(
  books: Books,
  name: CollectionName,
  key: string,
): Promise<StateRecord<unknown>> {
  const [row] = await books.database
    .select()
    .from(state)
    .where(and(inCollection(name), eq(state.key, key)));
  if (row === undefined) throw new Refusal('not-found', 'Diesen Eintrag gibt es nicht.');
  return toRecord(row);
}

/** Mandanten in which a plugin has a record under a key, the oldest record first. */
export async function mandantenWith(
  books: Books,
  { plugin, collection }: CollectionName,
  key: string,
): Promise<RecordOwner[]> {
  return books.database
    .select({ id: mandanten.id, name: mandanten.name })
    .from(state)
    .innerJoin(mandanten, eq(mandanten.id, state.mandantId))
    .where(and(eq(state.plugin, plugin), eq(state.collection, collection), eq(state.key, key)))
    .orderBy(asc(state.updatedAt), asc(mandanten.id));
}

/** All or none, in one transaction. A deleted record begins at version 1 again. */
export async function writeState(books: Books, name: CollectionName, writes: StateWrites): Promise<void> {
  if (writes.length === 0) return;
  // In the order of the keys, so that two seats never wait for each other.
  const ordered = [...writes].sort((left, right) => (left.key < right.key ? -1 : 1));
  const [stored, deleted] = [
    ordered.filter(({ value }) => value !== undefined),
    ordered.filter(({ value }) => value === undefined),
  ];
  await books.database.transaction(async (tx) => {
    await checkVersions(tx, name, ordered);
    const created = stored.filter(({ expectedVersion }) => expectedVersion === 0);
    const missing = await insert(tx, name, books.now(), created, sql`do nothing`);
    if (missing !== undefined) throw conflict(missing); // another seat was faster after the check
    const others = stored.filter(({ expectedVersion }) => expectedVersion !== 0);
    await insert(
      tx,
      name,
      books.now(),
      others,
      sql`do update set value = excluded.value, version = old.version + 1, updated_at = excluded.updated_at`,
    );
    if (deleted.length > 0) await tx.delete(state).where(and(inCollection(name), among(deleted)));
  });
  const { mandantId, plugin, collection } = name;
  books.events.publish(mandantId, 'state', { ids: writes.map(({ key }) => key), plugin, collection });
}

/** Compare-and-set: locks the records and compares. */
async function checkVersions(tx: Database, name: CollectionName, writes: StateWrites): Promise<void> {
  const expecting = writes.filter(({ expectedVersion }) => expectedVersion !== undefined);
  if (expecting.length === 0) return;
  const rows = await tx
    .select({ key: state.key, version: state.version })
    .from(state)
    .where(and(inCollection(name), among(expecting)))
    .orderBy(asc(state.key))
    .for('update');
  const versions = new Map(rows.map(({ key, version }) => [key, version]));
  const unmet = expecting.find(({ key, expectedVersion }) => (versions.get(key) ?? 0) !== expectedVersion);
  if (unmet !== undefined) throw conflict(unmet.key);
}

/** Inserts with one parameter for all records; answers the first key that is not in afterwards. */
async function insert(
  tx: Database,
  { mandantId, plugin, collection }: CollectionName,
  time: Date,
  writes: StateWrites,
  onConflict: SQL,
): Promise<string | undefined> {
  if (writes.length === 0) return undefined;
  const json = JSON.stringify(writes.map(({ key, value }) => ({ key, value })));
  // PostgreSQL takes the JSON value null for its own; here it is a value like any other.
  const { rows } = await tx.execute<{ key: string }>(sql`
    insert into state as old (mandant_id, plugin, collection, key, value, version, updated_at)
    select ${mandantId}::uuid, ${plugin}::text, ${collection}::text, key, coalesce(value, 'null'), 1, ${time.toISOString()}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as written(key text, value jsonb)
    on conflict (mandant_id, plugin, collection, key) ${onConflict}
    returning key`);
  const keys = new Set(rows.map(({ key }) => key));
  return writes.find(({ key }) => !keys.has(key))?.key;
}

const among = (writes: StateWrites): SQL =>
  sql`${state.key} in (select jsonb_array_elements_text(${JSON.stringify(writes.map(({ key }) => key))}::jsonb))`;

const conflict = (key: string): Refusal =>
  new Refusal('conflict', `${key} ist inzwischen an einem anderen Platz geändert worden.`);
