import { and, eq, sql } from 'drizzle-orm';
import type { Author } from '../author.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten, persons, vouchers } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { fieldChanges, keepHistory } from './person-history.ts';
import type { PersonRow } from './person-row.ts';

/** Usual number ranges of a chart with four-digit Sachkonten; automatic numbers stay inside (rules.md 15). */
const RANGES = { customer: [10_000, 69_999], supplier: [70_000, 99_999] } as const;

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
 * Inserts a person with its history and line in the Logbuch. `undefined` when the number or the external key is taken: unique indexes
 * decide, so two seats can try at once.
 */
export async function insertPerson(
  tx: Database,
  row: PersonRow,
  author: Author,
): Promise<PersonRow | undefined> {
  const [inserted] = await tx.insert(persons).values(row).onConflictDoNothing().returning();
  if (inserted === undefined) return undefined;
  await record(tx, undefined, inserted, author, 'person.created');
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
  await record(tx, before, stored, author, action);
  return stored;
}

async function record(
  tx: Database,
  before: PersonRow | undefined,
  after: PersonRow,
  author: Author,
  action: string,
): Promise<void> {
  const changes = fieldChanges(before, after);
  await keepHistory(tx, after.id, after.updatedAt, author, changes);
  if (before?.accountNumber !== after.accountNumber) await raiseMark(tx, after);
  const values = (side: 'oldValue' | 'newValue'): Record<string, string> =>
    Object.fromEntries(
      changes.flatMap((change) => (change[side] === null ? [] : [[change.field, change[side]]])),
    );
  await appendAudit(tx, after.mandantId, after.updatedAt, author, {
    action,
    subject: `${after.accountNumber} ${after.name}`,
    ...(before === undefined ? {} : { oldValue: values('oldValue') }),
    newValue: values('newValue'),
  });
}

/** Remembers the highest number ever given: the next one follows it (Fibu-Nummer, fibuscan.md 3). */
async function raiseMark(tx: Database, { mandantId, role, accountNumber }: PersonRow): Promise<void> {
  const number = Number(accountNumber);
  const [first, last] = RANGES[role];
  if (number < first || number > last) return;
  const column = role === 'customer' ? mandanten.highestCustomer : mandanten.highestSupplier;
  await tx
    .update(mandanten)
    .set({ [role === 'customer' ? 'highestCustomer' : 'highestSupplier']: number })
    .where(and(eq(mandanten.id, mandantId), sql`${column} < ${number}`));
}

/** The number after the highest one ever given, `undefined` when the range is used up. */
export function numberAfter(role: PersonRow['role'], highest: number): string | undefined {
  const [first, last] = RANGES[role];
  const next = Math.max(first, highest + 1);
  return next > last ? undefined : String(next);
}
