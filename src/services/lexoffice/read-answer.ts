import * as z from 'zod/mini';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import { BodyProblem, readJson } from './json-body.ts';
import { readRow } from './read-rows.ts';
import type { RemainsOf } from './read-rows.ts';
import type { Unreadable } from './sales-document.ts';
import type { Page } from './sweep-pages.ts';
import { problemOf, wholeNumber } from './wire-values.ts';

/** One record, whole or not at all. @throws BodyProblem */
export function readRecord<T>(answer: ConnectionResponse, schema: z.ZodMiniType<T>): T {
  const parsed = schema.safeParse(readJson(answer));
  // Not repeatable: the same record would be refused the same way.
  if (!parsed.success) throw new BodyProblem(problemOf(parsed.error), false);
  return parsed.data;
}

/** A bare array, row by row; rows that cannot be read are left out. @throws BodyProblem when it is no array. */
export function readList<T>(answer: ConnectionResponse, schema: z.ZodMiniType<T>): T[] {
  const json = readJson(answer);
  if (!Array.isArray(json)) throw new BodyProblem('not-a-list', false);
  return json.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

const page = z.object({
  content: z.array(z.unknown()),
  totalElements: wholeNumber,
  totalPages: z.nullish(wholeNumber),
  number: z.nullish(wholeNumber),
  size: z.nullish(wholeNumber),
  numberOfElements: z.nullish(wholeNumber),
  last: z.nullish(z.boolean()),
});

export interface RowReader<T> {
  readonly schema: z.ZodMiniType<T>;
  readonly remainsOf: RemainsOf;
  readonly changedAt?: (item: T) => number;
}

export interface PageAsked {
  /** Names the slice and the page: rows without a readable id are known by it. */
  readonly path: string;
  readonly page: number;
  readonly size: number;
}

/** One page of a list, row by row (G18). What the remote says it used stands in it, not what was asked. @throws BodyProblem when it is no page. */
export function readPage<T extends { readonly id: string }>(
  answer: ConnectionResponse,
  { schema, remainsOf, changedAt }: RowReader<T>,
  asked: PageAsked,
): Page<T | Unreadable> {
  const parsed = page.safeParse(readJson(answer));
  if (!parsed.success) throw new BodyProblem(problemOf(parsed.error), false);
  const { content, totalElements, totalPages, numberOfElements, last } = parsed.data;
  const number = parsed.data.number ?? asked.page;
  const size = parsed.data.size ?? asked.size;
  const pages = totalPages ?? Math.ceil(totalElements / Math.max(size, 1));
  const servedAt = Date.parse(answer.headers.date ?? '');
  return {
    rows: content.map((row, index) => {
      const item = readRow(row, schema, remainsOf);
      const readable = !('unreadable' in item);
      return {
        key: item.id ?? `row:${asked.path}:${index}`,
        item,
        ...(readable && changedAt && { changedAt: changedAt(item) }),
      };
    }),
    total: totalElements,
    number,
    size,
    last: last ?? number + 1 >= pages,
    whole: (numberOfElements ?? content.length) === content.length,
    ...(!Number.isNaN(servedAt) && { servedAt }),
  };
}
