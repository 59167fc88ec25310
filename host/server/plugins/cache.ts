import { and, asc, eq, gt, inArray, like, sql } from 'drizzle-orm';
import type { CacheEntry } from '../../api/cache.ts';
import type { CacheEntries, CacheQuery } from '../../wire/cache.ts';
import type { Books } from '../books/books.ts';
import { cache } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';

/** Per plugin and Mandant; details of some 10 000 documents. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface CacheName {
  readonly mandantId: string;
  readonly plugin: string;
}

const within = ({ mandantId, plugin }: CacheName) =>
  and(eq(cache.mandantId, mandantId), eq(cache.plugin, plugin));

/** By key. */
export async function listCache(
  { database }: Books,
  name: CacheName,
  query: CacheQuery,
): Promise<Page<CacheEntry>> {
  const { after, keys, limit, prefix } = query;
  const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await database
    .select({ key: cache.key, value: cache.value })
    .from(cache)
    .where(
      and(
        within(name),
        keys === undefined ? like(cache.key, pattern) : inArray(cache.key, keys),
        after === undefined ? undefined : gt(cache.key, after),
      ),
    )
    .orderBy(asc(cache.key))
    .limit(limit + 1);
  return pageOf(rows, query, ({ key }) => key);
}

/** Last writer wins; what was written first goes when there is too much. */
export async function putCache(books: Books, name: CacheName, entries: CacheEntries): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ key, value }) => ({
    ...name,
    key,
    value,
    sizeBytes: Buffer.byteLength(JSON.stringify(value)),
    writtenAt: books.now(),
  }));
  await books.database
    .insert(cache)
    .values(rows)
    .onConflictDoUpdate({
      target: [cache.mandantId, cache.plugin, cache.key],
      set: {
        value: sql`excluded.value`,
        sizeBytes: sql`excluded.size_bytes`,
        writtenAt: sql`excluded.written_at`,
      },
    });
  await books.database.execute(sql`
    delete from ${cache} where (mandant_id, plugin, key) in (
      select mandant_id, plugin, key from (
        select mandant_id, plugin, key, sum(size_bytes) over (order by written_at desc, key) as total
        from ${cache} where mandant_id = ${name.mandantId} and plugin = ${name.plugin}) as newest
      where total > ${MOST_BYTES})`);
}

export async function removeFromCache(
  { database }: Books,
  name: CacheName,
  keys: readonly string[],
): Promise<void> {
  if (keys.length > 0) await database.delete(cache).where(and(within(name), inArray(cache.key, [...keys])));
}
