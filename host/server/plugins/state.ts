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
  const records = writes.map((write) => ({ ...write, collection: name.collection }));
  await books.database.transaction(async (tx) => {
    const unmet = unmetBy(await lockRecords(tx, name, records));
    const missed = records.find(unmet);
    if (missed !== undefined) throw outdated(missed.key);
    await storeRecords(tx, name, books.now(), records);
  });
  publishRecords(books, name, records);
}

/** Where a plugin keeps its records. */
type Place = Omit<CollectionName, 'collection'>;

export type RecordWrite = StateWrites[number] & { readonly collection: string };

/** Whether the version that a write expects is not the stored one. */
export const unmetBy =
  (versions: ReadonlyMap<string, number>) =>
  (write: RecordWrite): boolean =>
    write.expectedVersion !== undefined && (versions.get(nameOf(write)) ?? 0) !== write.expectedVersion;

/** Locks the records whose writes expect a version until the commit, and answers the stored versions. */
export async function lockRecords(
  tx: Database,
  { mandantId, plugin }: Place,
  writes: readonly RecordWrite[],
): Promise<ReadonlyMap<string, number>> {
  const expecting = writes.filter(({ expectedVersion }) => expectedVersion !== undefined);
  if (expecting.length === 0) return new Map();
  const rows = await tx
    .select({ collection: state.collection, key: state.key, version: state.version })
    .from(state)
    .where(and(eq(state.mandantId, mandantId), eq(state.plugin, plugin), among(expecting)))
    // In one order, so that two seats never wait for each other.
    .orderBy(asc(state.collection), asc(state.key))
    .for('update');
  return new Map(rows.map((row) => [nameOf(row), row.version]));
}

/** Writes records whose expected versions are met, each named once. @throws Refusal when another seat was faster after the check. */
export async function storeRecords(
  tx: Database,
  place: Place,
  time: Date,
  writes: readonly RecordWrite[],
): Promise<void> {
  const ordered = [...writes].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const stored = ordered.filter(({ value }) => value !== undefined);
  const deleted = ordered.filter(({ value }) => value === undefined);
  const created = stored.filter(({ expectedVersion }) => expectedVersion === 0);
  const missing = await insert(tx, place, time, created, sql`do nothing`);
  if (missing !== undefined) throw outdated(missing);
  await insert(
    tx,
    place,
    time,
    stored.filter(({ expectedVersion }) => expectedVersion !== 0),
    sql`do update set value = excluded.value, version = old.version + 1, updated_at = excluded.updated_at`,
  );
  if (deleted.length === 0) return;
  const { mandantId, plugin } = place;
  await tx.delete(state).where(and(eq(state.mandantId, mandantId), eq(state.plugin, plugin), among(deleted)));
}

/** Once they are committed. */
export function publishRecords(
  books: Books,
  { mandantId, plugin }: Place,
  writes: readonly RecordWrite[],
): void {
  for (const collection of new Set(writes.map((write) => write.collection))) {
    const ids = writes.flatMap((write) => (write.collection === collection ? [write.key] : []));
    books.events.publish(mandantId, 'state', { ids, plugin, collection });
  }
}

/** Inserts with one parameter for all records; answers the first key that is not in afterwards. */
async function insert(
  tx: Database,
  { mandantId, plugin }: Place,
  time: Date,
  writes: readonly RecordWrite[],
  onConflict: SQL,
): Promise<string | undefined> {
  if (writes.length === 0) return undefined;
  const json = JSON.stringify(writes.map(({ collection, key, value }) => ({ collection, key, value })));
  // PostgreSQL takes the JSON value null for its own; here it is a value like any other.
  const { rows } = await tx.execute<{ collection: string; key: string }>(sql`
    insert into state as old (mandant_id, plugin, collection, key, value, version, updated_at)
    select ${mandantId}::uuid, ${plugin}::text, collection, key, coalesce(value, 'null'), 1, ${time.toISOString()}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as written(collection text, key text, value jsonb)
    on conflict (mandant_id, plugin, collection, key) ${onConflict}
    returning collection, key`);
  const inserted = new Set(rows.map(nameOf));
  return writes.find((write) => !inserted.has(nameOf(write)))?.key;
}

const nameOf = ({ collection, key }: Pick<RecordWrite, 'collection' | 'key'>): string =>
  JSON.stringify([collection, key]);

const among = (writes: readonly RecordWrite[]): SQL => {
  const names = JSON.stringify(writes.map(({ collection, key }) => ({ collection, key })));
  return sql`(${state.collection}, ${state.key}) in (select collection, key from jsonb_to_recordset(${names}::jsonb) as named(collection text, key text))`;
};

/** A record is not in the version that was expected. */
export const outdated = (key: string): Refusal =>
  new Refusal('conflict', `${key} ist inzwischen an einem anderen Platz geändert worden.`);
