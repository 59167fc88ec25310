import { randomUUID } from 'node:crypto';
import { and, eq, ne, or } from 'drizzle-orm';
import type { PersonOutcome } from '../../api/persons.ts';
import { personChange, type CheckedPersonChange } from '../../wire/person-changes.ts';
import { isUniqueViolation } from '../database/database-error.ts';
import type { Database } from '../database/open-database.ts';
import { persons } from '../database/schema.ts';
import { problemsOf } from '../http/problems-of.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { isUuid, type Books, type Seat } from './books.ts';
import { hasVouchers, insertPerson, storePerson } from './person-change.ts';
import { toPerson, type PersonRow } from './person-row.ts';

type Failure = Extract<PersonOutcome, { kind: 'failed' }>;
type Create = Extract<CheckedPersonChange, { kind: 'create' }>;
type Update = Extract<CheckedPersonChange, { kind: 'update' }>;

const failed = (code: Failure['code'], message: string): Failure => ({ kind: 'failed', code, message });

/** Applies the changes of a plugin one by one, each in its own transaction; a bad one fails alone. */
export async function applyPersonChanges(
  books: Books,
  seat: Seat,
  changes: readonly unknown[],
): Promise<PersonOutcome[]> {
  const outcomes: PersonOutcome[] = [];
  const changed: string[] = [];
  try {
    for (const change of changes) {
      const outcome = await applyOne(books, seat, change);
      outcomes.push(outcome);
      if (outcome.kind === 'created' || outcome.kind === 'updated') changed.push(outcome.person.id);
    }
  } finally {
    // Also when the database fails half-way: what is committed is told.
    if (changed.length > 0) books.events.publish(seat.mandantId, 'persons', { ids: changed });
  }
  return outcomes;
}

async function applyOne(books: Books, seat: Seat, input: unknown): Promise<PersonOutcome> {
  const checked = personChange.safeParse(input);
  if (!checked.success) return refused(books, seat, input, failed('invalid', problemsOf(checked.error)));
  const change = checked.data;
  try {
    const outcome = await books.database.transaction((tx) =>
      change.kind === 'create' ? create(tx, books, seat, change) : update(tx, books, seat, change),
    );
    return outcome.kind === 'failed' ? await refused(books, seat, change, outcome) : outcome;
  } catch (error) {
    // Another seat was faster between the check and the write: the unique index has decided.
    if (!isUniqueViolation(error)) throw error;
    return refused(
      books,
      seat,
      change,
      failed('number-taken', 'Die Fibu-Nummer ist gerade anderweitig vergeben worden.'),
    );
  }
}

async function create(tx: Database, books: Books, seat: Seat, change: Create): Promise<PersonOutcome> {
  const time = books.now();
  const inserted = await insertPerson(
    tx,
    {
      ...EMPTY_FIELDS,
      ...change.fields,
      id: randomUUID(),
      mandantId: seat.mandantId,
      version: 1,
      role: change.role,
      accountNumber: change.accountNumber,
      externalKey: change.externalKey,
      userFields: {},
      deletedAt: null,
      updatedAt: time,
    },
    seat.author,
  );
  if (inserted !== undefined) return { kind: 'created', person: toPerson(inserted, false) };

  const taken = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.mandantId, seat.mandantId),
        or(eq(persons.externalKey, change.externalKey), eq(persons.accountNumber, change.accountNumber)),
      ),
    )
    .for('update');
  const own = taken.find(({ externalKey }) => externalKey === change.externalKey);
  if (own?.deletedAt !== null && own !== undefined) {
    // The user deleted the person and its contact comes again: back with its own number (rules.md 16).
    const revived = await storePerson(
      tx,
      own,
      { ...change.fields, deletedAt: null },
      time,
      seat.author,
      'person.revived',
    );
    return { kind: 'created', person: toPerson(revived ?? own, await hasVouchers(tx, own)) };
  }
  if (own?.accountNumber === change.accountNumber) {
    return { kind: 'unchanged', person: toPerson(own, await hasVouchers(tx, own)) };
  }
  if (own !== undefined) {
    return failed(
      'version-conflict',
      `Der Kontakt ist inzwischen als ${own.accountNumber} ${own.name} angelegt.`,
    );
  }
  return numberTaken(change.accountNumber, taken[0]);
}

async function update(tx: Database, books: Books, seat: Seat, change: Update): Promise<PersonOutcome> {
  const [row] = isUuid(change.id)
    ? await tx
        .select()
        .from(persons)
        .where(and(eq(persons.id, change.id), eq(persons.mandantId, seat.mandantId)))
        .for('update')
    : [];
  if (row === undefined || row.deletedAt !== null) {
    return failed('not-found', 'Diese Person gibt es nicht oder nicht mehr.');
  }
  if (row.version !== change.version) {
    return failed('version-conflict', `${row.accountNumber} ${row.name} ist inzwischen geändert worden.`);
  }
  const refusal = await renumberRefusal(tx, row, change);
  if (refusal !== undefined) return refusal;
  const { accountNumber = row.accountNumber, externalKey = row.externalKey } = change;
  const stored = await storePerson(
    tx,
    row,
    { ...change.fields, accountNumber, externalKey },
    books.now(),
    seat.author,
    'person.updated',
  );
  const person = toPerson(stored ?? row, await hasVouchers(tx, stored ?? row));
  return { kind: stored === undefined ? 'unchanged' : 'updated', person };
}

/** Why a person cannot get this number or this link, if so. */
export async function renumberRefusal(
  tx: Database,
  row: PersonRow,
  wanted: { readonly accountNumber?: string | undefined; readonly externalKey?: string | undefined },
): Promise<Failure | undefined> {
  const { accountNumber = row.accountNumber, externalKey } = wanted;
  if (accountNumber !== row.accountNumber && (await hasVouchers(tx, row))) {
    return failed('has-vouchers', `Auf ${row.accountNumber} sind Belege gebucht: die Nummer bleibt.`);
  }
  const others = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.mandantId, row.mandantId),
        ne(persons.id, row.id),
        or(
          eq(persons.accountNumber, accountNumber),
          externalKey === undefined ? undefined : eq(persons.externalKey, externalKey),
        ),
      ),
    );
  const holder = others.find((other) => other.accountNumber === accountNumber);
  if (holder !== undefined) return numberTaken(accountNumber, holder);
  const [linked] = others;
  return linked && failed('invalid', `Der Kontakt gehört schon zu ${linked.accountNumber} ${linked.name}.`);
}

function numberTaken(accountNumber: string, holder: PersonRow | undefined): Failure {
  const who = holder === undefined ? '' : `: ${holder.name}${holder.deletedAt === null ? '' : ' (gelöscht)'}`;
  return failed('number-taken', `Die Fibu-Nummer ${accountNumber} ist schon vergeben${who}.`);
}

/** Every refusal leaves a line in the Logbuch (rules.md 28). */
async function refused(books: Books, seat: Seat, change: unknown, outcome: Failure): Promise<Failure> {
  await appendAudit(books.database, seat.mandantId, books.now(), seat.author, {
    action: 'person.refused',
    subject: `${outcome.code}: ${outcome.message}`.slice(0, 500),
    newValue: change,
  });
  return outcome;
}

export const EMPTY_FIELDS = {
  fullName: null,
  contactPerson: null,
  addressSupplement: null,
  street: null,
  postalCode: null,
  city: null,
  countryCode: null,
  email: null,
  phone: null,
  vatId: null,
  taxNumber: null,
  archived: null,
};
