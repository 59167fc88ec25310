import * as z from 'zod';
import { pageByText } from './pages.ts';

/** Query of GET P/cache. */
export const cacheQuery = z.object({ ...pageByText.shape, prefix: z.string().max(500).default('') });
export type CacheQuery = z.infer<typeof cacheQuery>;

/** Body of POST P/cache: last writer wins. */
export const cacheEntries = z
  .array(z.strictObject({ key: z.string().min(1).max(500), value: z.json() }))
  .max(1_000);
export type CacheEntries = z.infer<typeof cacheEntries>;

/** Body of POST P/cache/removals. */
export const cacheKeys = z.array(z.string().min(1).max(500)).max(20_000);
