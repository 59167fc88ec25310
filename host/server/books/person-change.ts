import { and, eq, sql } from 'drizzle-orm';
import { PERSON_ACCOUNT_RANGES } from '../../api/persons.ts';
import type { Author } from '../author.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten, persons, vouchers } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { fieldChanges, keepHistory, type FieldChange } from './person-history.ts';
import type { PersonRow } from './person-row.ts';

/** Whether vouchers, deleted ones included, stand on the account: then the number is part of the books. */
export async function hasVouchers(
  tx: Database,
  row: Pick<PersonRow, 'mandantId' | 'accountNumber'>,
): Promise<boolean> {
  const found = await tx
    .select({ id: vouchers.id })
    .from(vouchers)
    .where(and(eq(vouchers.mandantId, row.mandantId), eq(vouchers.personAccount, row.accountNumber)))
    .limit(1);
  return found.length > 0;
}

/**
 * Inserts persons with their history and lines in the Logbuch. Unique indexes decide, so two seats can try at once: a row whose number or
 * external key is taken is left out of the answer.
 */
export async function insertPersons(
  tx: Database,
  rows: readonly PersonRow[],
  author: Author,
): Promise<readonly PersonRow[]> {
  const ids = await insertRows(tx, persons, rows);
  const inserted = rows.filter(({ id }) => ids.has(id));
  await record(
    tx,
    author,
    'person.created',
    inserted.map((after) => ({ before: undefined, after })),
  );
  return inserted;
}

/** Stores a change of a row that the caller has locked; answers the new row, or `undefined` when nothing differs. */
export async function storePerson(
  tx: Database,
  before: PersonRow,
  changed: Partial<PersonRow>,
  time: Date,
  author: Author,
  action: string,
): Promise<PersonRow | undefined> {
  const after: PersonRow = { ...before, ...changed };
  if (fieldChanges(before, after).length === 0) return undefined;
  const [stored] = await tx
    .update(persons)
    .set({ ...changed, version: before.version + 1, updatedAt: time })
    .where(eq(persons.id, before.id))
    .returning();
  if (stored === undefined) throw new Error('a locked person has vanished');
  await record(tx, author, action, [{ before, after: stored }]);
  return stored;
}

interface Change {
  readonly before: PersonRow | undefined;
  readonly after: PersonRow;
}

/** History, highest numbers and Logbuch of changes in one Mandant at one time. */
async function record(
  tx: Database,
  author: Author,
  action: string,
  changes: readonly Change[],
): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const { mandantId, updatedAt } = first.after;
  const described = changes.map(({ before, after }) => ({
    before,
    after,
    fields: fieldChanges(before, after),
  }));
  await keepHistory(
    tx,
    updatedAt,
    author,
    described.map(({ after, fields }) => ({ personId: after.id, fields })),
  );
  const given = changes.filter(({ before, after }) => before?.accountNumber !== after.accountNumber);
  await raiseMarks(
    tx,
    mandantId,
    given.map(({ after }) => after),
  );
  await appendAudit(
    tx,
    mandantId,
    updatedAt,
    author,
    ...described.map(({ before, after, fields }) => ({
      action,
      subject: `${after.accountNumber} ${after.name}`,
      ...(before === undefined ? {} : { oldValue: values(fields, 'oldValue') }),
      newValue: values(fields, 'newValue'),
    })),
  );
}

const values = (fields: readonly FieldChange[], side: 'oldValue' | 'newValue'): Record<string, string> =>
  Object.fromEntries(fields.flatMap((field) => (field[side] === null ? [] : [[field.field, field[side]]])));

/** Remembers the highest number ever given per role: the next one follows it (glossary.md, Fibu-Nummer). */
async function raiseMarks(tx: Database, mandantId: string, rows: readonly PersonRow[]): Promise<void> {
  const highest = (wanted: PersonRow['role']): number => {
    const [first, last] = PERSON_ACCOUNT_RANGES[wanted];
    const numbers = rows
      .filter(({ role }) => role === wanted)
      .map(({ accountNumber }) => Number(accountNumber));
    return Math.max(0, ...numbers.filter((number) => number >= first && number <= last));
  };
  const [customer, supplier] = [highest('customer'), highest('supplier')];
  if (customer === 0 && supplier === 0) return;
  await tx
    .update(mandanten)
    .set({
      highestCustomer: sql`greatest(${mandanten.highestCustomer}, ${customer})`,
      highestSupplier: sql`greatest(${mandanten.highestSupplier}, ${supplier})`,
    })
    .where(eq(mandanten.id, mandantId));
}

/** The number after the highest one ever given; automatic numbers stay in their range, `undefined` when it is used up (rules.md 15). */
export function numberAfter(role: PersonRow['role'], highest: number): string | undefined {
  const [first, last] = PERSON_ACCOUNT_RANGES[role];
  const next = Math.max(first, highest + 1);
  return next > last ? undefined : String(next);
}
