import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { StateRecord } from '../../api/state.ts';
import type { StateWrites } from '../../wire/state.ts';
import type { Books } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { state } from '../database/schema.ts';
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

export async function listState(books: Books, name: CollectionName): Promise<StateRecord<unknown>[]> {
  const rows = await books.database.select().from(state).where(inCollection(name)).orderBy(asc(state.key));
  return rows.map(toRecord);
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

/** All or none, in one transaction. A deleted record begins at version 1 again. */
export async function writeState(books: Books, name: CollectionName, writes: StateWrites): Promise<void> {
  if (writes.length === 0) return;
  const updatedAt = books.now();
  await books.database.transaction(async (tx) => {
    // In the order of the keys, so that two seats never wait for each other.
    const ordered = [...writes].sort((left, right) => (left.key < right.key ? -1 : 1));
    await checkVersions(tx, name, ordered);
    for (const { key, value, expectedVersion } of ordered) {
      const here = and(inCollection(name), eq(state.key, key));
      if (value === undefined) {
        await tx.delete(state).where(here);
        continue;
      }
      // As text: drizzle would take the JSON value null for SQL's.
      const json = sql`${JSON.stringify(value)}::jsonb`;
      const insert = tx.insert(state).values({ ...name, key, value: json, version: 1, updatedAt });
      const target = [state.mandantId, state.plugin, state.collection, state.key];
      if (expectedVersion === 0) {
        const created = await insert.onConflictDoNothing().returning({ key: state.key });
        if (created.length === 0) throw conflict(key); // another seat was faster after the check
      } else {
        await insert.onConflictDoUpdate({
          target,
          set: { value: json, version: sql`${state.version} + 1`, updatedAt },
        });
      }
    }
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
    .where(
      and(
        inCollection(name),
        inArray(
          state.key,
          expecting.map(({ key }) => key),
        ),
      ),
    )
    .orderBy(asc(state.key))
    .for('update');
  const versions = new Map(rows.map(({ key, version }) => [key, version]));
  for (const { key, expectedVersion } of expecting) {
    if ((versions.get(key) ?? 0) !== expectedVersion) throw conflict(key);
  }
}

const conflict = (key: string): Refusal =>
  new Refusal('conflict', `${key} ist inzwischen an einem anderen Platz geändert worden.`);
