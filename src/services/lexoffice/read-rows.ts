import type * as z from 'zod/mini';
import type { Unreadable } from './sales-document.ts';
import { numberText, problemOf } from './wire-values.ts';

/** Where a raw row keeps its number, so that a refused one can still be found by the user. */
export type NumberOf = (row: Readonly<Record<string, unknown>>) => unknown;

/** Row by row: a bad one becomes an Unreadable and never takes the others with it (G18). */
export function readRow<T>(row: unknown, schema: z.ZodMiniType<T>, numberOf: NumberOf): T | Unreadable {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const record = isRecord(row) ? row : {};
  const number = numberText.safeParse(numberOf(record)).data;
  return {
    unreadable: true,
    ...(typeof record.id === 'string' && record.id !== '' && { id: record.id }),
    ...(number !== undefined && number !== '' && { number }),
    problem: problemOf(parsed.error),
  };
}

export function isUnreadable(item: object): item is Unreadable {
  return 'unreadable' in item;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
