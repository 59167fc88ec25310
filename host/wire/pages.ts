import * as z from 'zod';

/** Rows of a page: few enough that reading and writing them holds nobody else up (docs/bench.md). */
export const PAGE_ROWS = 250;
const limit = z.coerce.number().int().min(1).max(1_000).default(PAGE_ROWS);

/**
 * Query of a list that grows. `after` is what the page before named in its header `x-fibuscan-next`: the place of its last row in the order of the
 * list, so that a row that comes or goes meanwhile moves no other.
 */
export const pageByNumber = z.object({ after: z.coerce.number().int().min(0).optional(), limit });
export const pageByText = z.object({ after: z.string().max(600).optional(), limit });
export type PageByNumber = z.infer<typeof pageByNumber>;
export type PageByText = z.infer<typeof pageByText>;

/** Ids in a query, separated by commas: only these rows. */
export const wantedIds = z
  .string()
  .transform((ids) => ids.split(','))
  .pipe(z.array(z.uuid()).max(100))
  .optional();
