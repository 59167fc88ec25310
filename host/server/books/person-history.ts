import { and, asc, eq, gt } from 'drizzle-orm';
import { PERSON_FIELDS, type PersonHistoryEntry } from '../../api/persons.ts';
import type { PageByNumber } from '../../wire/pages.ts';
import type { Author } from '../author.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Database } from '../database/open-database.ts';
import { personHistory } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';
import { present, without } from '../present.ts';
import type { PersonRow } from './person-row.ts';

export interface FieldChange {
  readonly field: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

type FieldValue = string | number | boolean | null | undefined | { readonly [part: string]: FieldValue };

/** The record as field → text, the form that the history compares and keeps. */
function historyFields(row: PersonRow): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const put = (field: string, value: FieldValue): void => {
    if (value === undefined || value === null) return;
    if (typeof value !== 'object') fields.set(field, String(value));
    else for (const [part, inner] of Object.entries(value)) put(`${field}.${part}`, inner);
  };
  put('accountNumber', row.accountNumber);
  put('externalKey', row.externalKey);
  for (const field of PERSON_FIELDS) put(field, row[field]);
  for (const [field, value] of Object.entries<FieldValue>(row.userFields)) put(field, value);
  if (row.deletedAt !== null) put('deleted', true);
  return fields;
}

/** What differs between two states of a record; `undefined` = it did not exist. */
export function fieldChanges(before: PersonRow | undefined, after: PersonRow): readonly FieldChange[] {
  const old = before === undefined ? new Map<string, string>() : historyFields(before);
  const now = historyFields(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, oldValue: old.get(field) ?? null, newValue: now.get(field) ?? null }))
    .filter(({ oldValue, newValue }) => oldValue !== newValue);
}

/** GoBD: a change of master data stays traceable. */
export async function keepHistory(
  tx: Database,
  time: Date,
  author: Author,
  changes: readonly { readonly personId: string; readonly fields: readonly FieldChange[] }[],
): Promise<void> {
  const rows = changes.flatMap(({ personId, fields }) =>
    fields.map((field) => ({ ...field, personId, time, user: author.user, origin: author.source })),
  );
  await insertRows(tx, personHistory, rows);
}

/** Oldest first. */
export async function readHistory(
  database: Database,
  personId: string,
  query: PageByNumber,
): Promise<Page<PersonHistoryEntry>> {
  const { after, limit } = query;
  const rows = await database
    .select()
    .from(personHistory)
    .where(
      and(
        eq(personHistory.personId, personId),
        after === undefined ? undefined : gt(personHistory.id, after),
      ),
    )
    .orderBy(asc(personHistory.id))
    .limit(limit + 1);
  const page = pageOf(rows, query, ({ id }) => id);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...present(without(row, 'id', 'personId')),
      time: row.time.toISOString(),
    })),
  };
}
