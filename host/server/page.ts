import type { Context } from 'hono';
import { HEADERS } from '../wire/headers.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next one begins; absent on the last one. */
  readonly next?: string | number;
}

/** @param rows one more than `limit` where there are more; @param placeOf what the list is ordered by */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit }: { readonly limit: number },
  placeOf: (row: Row) => string | number,
): Page<Row> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), ...(last && { next: placeOf(last) }) };
}

export function answerPage(c: Context, { rows, next }: Page<unknown>): Response {
  return c.json(rows, 200, next === undefined ? {} : { [HEADERS.next]: encodeURIComponent(next) });
}
