import { randomUUID } from 'node:crypto';
import { and, eq, ne, or } from 'drizzle-orm';
import type { PersonOutcome } from '../../api/persons.ts';
import { personChange, type CheckedPersonChange } from '../../wire/person-changes.ts';
import { isUniqueViolation } from '../database/database-error.ts';
import type { Database } from '../database/open-database.ts';
import { persons } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { problemsOf } from '../problems-of.ts';
import { isUuid, type Books, type Seat } from './books.ts';
import { hasVouchers, insertPersons, storePerson } from './person-change.ts';
import { EMPTY_FIELDS, toPerson, type PersonRow } from './person-row.ts';

type Failure = Extract<PersonOutcome, { kind: 'failed' }>;
type Create = Extract<CheckedPersonChange, { kind: 'create' }>;
type Update = Extract<CheckedPersonChange, { kind: 'update' }>;

const failed = (code: Failure['code'], message: string): Failure => ({ kind: 'failed', code, message });

/** Creations that share a transaction: one by one, thousands would take minutes. */
const GROUP = 200;

/** Applies the changes of a plugin in their order; a bad one fails alone, and what has been applied stays. */
export async function applyPersonChanges(
  books: Books,
  seat: Seat,
  changes: readonly unknown[],
): Promise<PersonOutcome[]> {
  const outcomes: PersonOutcome[] = [];
  try {
    for (let index = 0; index < changes.length; index = outcomes.length) {
      const creations = creationsFrom(changes, index);
      const created = creations.length > 1 ? await createGroup(books, seat, creations) : [];
      for (const [offset, change] of changes.slice(index, index + Math.max(1, creations.length)).entries()) {
        outcomes.push(created[offset] ?? (await applyOne(books, seat, change)));
      }
    }
  } finally {
    // Also when the database fails half-way: what is committed is told.
    const ids = outcomes.flatMap((outcome) =>
      outcome.kind === 'created' || outcome.kind === 'updated' ? [outcome.person.id] : [],
    );
    if (ids.length > 0) books.events.publish(seat.mandantId, 'persons', { ids });
  }
  return outcomes;
}

/** The well-formed creations that stand together at `start`. */
function creationsFrom(changes: readonly unknown[], start: number): Create[] {
  const creations: Create[] = [];
  for (const change of changes.slice(start, start + GROUP)) {
    const checked = personChange.safeParse(change);
    if (!checked.success || checked.data.kind !== 'create') break;
    creations.push(checked.data);
  }
  return creations;
}

/** Outcomes by place; empty where a creation has to be looked at by itself, e.g. because its number is taken. */
async function createGroup(
  books: Books,
  seat: Seat,
  creations: readonly Create[],
): Promise<readonly (PersonOutcome | undefined)[]> {
  const rows = creations.map((creation) => newPerson(books, seat, creation));
  const inserted = await books.database.transaction((tx) => insertPersons(tx, rows, seat.author));
  const ids = new Set(inserted.map(({ id }) => id));
  return rows.map((row) => (ids.has(row.id) ? { kind: 'created', person: toPerson(row, false) } : undefined));
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
    const message = 'Die Fibu-Nummer ist gerade anderweitig vergeben worden.';
    return refused(books, seat, change, failed('number-taken', message));
  }
}

const newPerson = (books: Books, { mandantId }: Seat, change: Create): PersonRow => ({
  ...EMPTY_FIELDS,
  ...change.fields,
  id: randomUUID(),
  mandantId,
  version: 1,
  role: change.role,
  accountNumber: change.accountNumber,
  externalKey: change.externalKey,
  userFields: {},
  deletedAt: null,
  updatedAt: books.now(),
});

async function create(tx: Database, books: Books, seat: Seat, change: Create): Promise<PersonOutcome> {
  const [inserted] = await insertPersons(tx, [newPerson(books, seat, change)], seat.author);
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
  if (own === undefined) return numberTaken(change.accountNumber, taken[0]);
  if (own.deletedAt !== null) {
    // The user deleted the person and its contact comes again: back with its own number (rules.md 16).
    const revival = { ...change.fields, deletedAt: null };
    const revived = await storePerson(tx, own, revival, books.now(), seat.author, 'person.revived');
    return { kind: 'created', person: toPerson(revived ?? own, await hasVouchers(tx, own)) };
  }
  return own.accountNumber === change.accountNumber
    ? { kind: 'unchanged', person: toPerson(own, await hasVouchers(tx, own)) }
    : failed('version-conflict', `Der Kontakt ist inzwischen als ${own.accountNumber} ${own.name} angelegt.`);
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
  wanted: { readonly accountNumber?: string; readonly externalKey?: string },
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
  const line = {
    action: 'person.refused',
    subject: `${outcome.code}: ${outcome.message}`.slice(0, 500),
    newValue: change,
  };
  await books.database.transaction((tx) => appendAudit(tx, seat.mandantId, books.now(), seat.author, line));
  return outcome;
}
