import * as z from 'zod';
import { pageByText } from './pages.ts';

/** Without line breaks: they separate keys in a query. */
const cacheKey = z
  .string()
  .max(500)
  .regex(/^[^\n]+$/);

/** Query of GET P/cache: everything below a prefix, or these keys alone. */
export const cacheQuery = z.object({
  ...pageByText.shape,
  prefix: z.string().max(500).default(''),
  keys: z
    .string()
    .transform((keys) => keys.split('\n'))
    .pipe(z.array(cacheKey).max(50))
    .optional(),
});
export type CacheQuery = z.infer<typeof cacheQuery>;

/** Body of POST P/cache: last writer wins. */
export const cacheEntries = z.array(z.strictObject({ key: cacheKey, value: z.json() })).max(1_000);
export type CacheEntries = z.infer<typeof cacheEntries>;

/** Body of POST P/cache/removals. */
export const cacheKeys = z.array(cacheKey).max(20_000);
