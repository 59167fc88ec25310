import type * as z from 'zod/mini';
import type { Unreadable } from './sales-document.ts';
import { numberText, problemOf } from './wire-values.ts';

/** What of a raw row can be read although the whole cannot, so that the user still finds it. */
export type RemainsOf = (row: Readonly<Record<string, unknown>>) => Pick<Unreadable, 'number' | 'roles'>;

/** Row by row: a bad one becomes an Unreadable and never takes the others with it (G18). */
export function readRow<T>(row: unknown, schema: z.ZodMiniType<T>, remainsOf: RemainsOf): T | Unreadable {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const record = isRecord(row) ? row : {};
  return {
    unreadable: true,
    ...(typeof record.id === 'string' && record.id !== '' && { id: record.id }),
    ...remainsOf(record),
    problem: problemOf(parsed.error),
  };
}

/** Text of a number, however it is written; absent when it is none. */
export function numberOrNone(value: unknown): { readonly number?: string } {
  const number = numberText.safeParse(value).data;
  return number === undefined || number === '' ? {} : { number };
}

export function isUnreadable(item: object): item is Unreadable {
  return 'unreadable' in item;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
