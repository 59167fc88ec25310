import { randomUUID } from 'node:crypto';
import { and, asc, eq, exists, gt, inArray, sql } from 'drizzle-orm';
import type { Person, PersonHistoryEntry } from '../../api/persons.ts';
import type { PageByNumber } from '../../wire/pages.ts';
import type { PersonEdit, PersonInput, PersonQuery, PersonRecord } from '../../wire/person-record.ts';
import type { Database } from '../database/open-database.ts';
import { persons, vouchers } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';
import { Refusal } from '../refusal.ts';
import { renumberRefusal } from './apply-person-changes.ts';
import { isUuid, requireMandant, type Books, type Seat } from './books.ts';
import { lowestFreeNumber } from './free-number.ts';
import { hasVouchers, insertPersons, numberAfter, storePerson } from './person-change.ts';
import { readHistory } from './person-history.ts';
import { EMPTY_FIELDS, toPerson, toPersonRecord, type PersonRow } from './person-row.ts';

/** All persons, deleted ones included, by number. */
export async function listPersons(
  books: Books,
  mandantId: string,
  query: PersonQuery,
): Promise<Page<Person>> {
  const { after, ids, limit, role } = query;
  const onAccount = books.database
    .select({ one: sql`1` })
    .from(vouchers)
    .where(and(eq(vouchers.mandantId, mandantId), eq(vouchers.personAccount, persons.accountNumber)));
  const rows = await books.database
    .select({ person: persons, booked: sql<boolean>`${exists(onAccount)}` })
    .from(persons)
    .where(
      and(
        eq(persons.mandantId, mandantId),
        role === undefined ? undefined : eq(persons.role, role),
        ids === undefined ? undefined : inArray(persons.id, ids),
        after === undefined ? undefined : gt(persons.accountNumber, after),
      ),
    )
    .orderBy(asc(persons.accountNumber))
    .limit(limit + 1);
  return pageOf(
    rows.map(({ person, booked }) => toPerson(person, booked)),
    query,
    ({ accountNumber }) => accountNumber,
  );
}

export async function readPerson(books: Books, mandantId: string, id: string): Promise<PersonRecord> {
  const row = await requirePerson(books.database, mandantId, id);
  return toPersonRecord(row, await hasVouchers(books.database, row));
}

export async function readPersonHistory(
  books: Books,
  mandantId: string,
  id: string,
  query: PageByNumber,
): Promise<Page<PersonHistoryEntry>> {
  const row = await requirePerson(books.database, mandantId, id);
  return readHistory(books.database, row.id, query);
}

/** A person that the user types in; without a number the next one after the highest ever given. */
export async function addPerson(books: Books, seat: Seat, input: PersonInput): Promise<PersonRecord> {
  const { role, accountNumber, paymentTerms, bank, revenueAccount, note, ...fields } = input;
  const mandant = await requireMandant(books.database, seat.mandantId);
  let highest = role === 'customer' ? mandant.highestCustomer : mandant.highestSupplier;
  for (;;) {
    const number =
      accountNumber ??
      numberAfter(role, highest) ??
      (await lowestFreeNumber(books.database, seat.mandantId, role));
    if (number === undefined) throw new Refusal('conflict', 'Der Nummernkreis ist aufgebraucht.');
    const [row] = await books.database.transaction((tx) =>
      insertPersons(
        tx,
        [
          {
            ...EMPTY_FIELDS,
            ...fields,
            id: randomUUID(),
            mandantId: seat.mandantId,
            version: 1,
            role,
            accountNumber: number,
            externalKey: null,
            userFields: withoutAbsent({ paymentTerms, bank, revenueAccount, note }),
            deletedAt: null,
            updatedAt: books.now(),
          },
        ],
        seat.author,
      ),
    );
    if (row !== undefined) {
      books.events.publish(seat.mandantId, 'persons', { ids: [row.id] });
      return toPersonRecord(row, false);
    }
    if (accountNumber !== undefined)
      throw new Refusal('conflict', `Die Fibu-Nummer ${number} ist schon vergeben.`);
    highest = Math.max(highest, Number(number)); // taken by the other role, or another seat was faster
  }
}

/** By the user: any field, payment terms, number; also brings a deleted person back. */
export async function editPerson(
  books: Books,
  seat: Seat,
  id: string,
  edit: PersonEdit,
): Promise<PersonRecord> {
  const { paymentTerms, bank, revenueAccount, note, accountNumber, deleted, version, ...fields } = edit;
  return change(books, seat, id, async (tx, row) => {
    if (version !== undefined && version !== row.version) {
      throw new Refusal('conflict', `${row.accountNumber} ${row.name} ist inzwischen geändert worden.`);
    }
    const refusal = await renumberRefusal(tx, row, { accountNumber });
    if (refusal !== undefined) throw new Refusal('conflict', refusal.message);
    return {
      ...fields,
      accountNumber: accountNumber ?? row.accountNumber,
      userFields: withoutAbsent({
        ...row.userFields,
        ...withoutUndefined({ paymentTerms, bank, revenueAccount, note }),
      }),
      ...(deleted === false ? { deletedAt: null } : {}),
    };
  });
}

/** By the user; the number stays taken (glossary.md, Fibu-Nummer). A person on whose account vouchers stand is part of the books. */
export async function deletePerson(books: Books, seat: Seat, id: string): Promise<void> {
  await change(
    books,
    seat,
    id,
    async (tx, row) => {
      if (row.deletedAt === null && (await hasVouchers(tx, row))) {
        const message = `Auf ${row.accountNumber} ${row.name} sind Belege gebucht: Die Person kann nicht gelöscht werden.`;
        throw new Refusal('conflict', message);
      }
      return { deletedAt: row.deletedAt ?? books.now() };
    },
    'person.deleted',
  );
}

async function change(
  books: Books,
  seat: Seat,
  id: string,
  plan: (tx: Database, row: PersonRow) => Promise<Partial<PersonRow>>,
  action = 'person.updated',
): Promise<PersonRecord> {
  const { stored, record } = await books.database.transaction(async (tx) => {
    const row = await requirePerson(tx, seat.mandantId, id, true);
    const stored = await storePerson(tx, row, await plan(tx, row), books.now(), seat.author, action);
    return { stored, record: toPersonRecord(stored ?? row, await hasVouchers(tx, stored ?? row)) };
  });
  if (stored !== undefined) books.events.publish(seat.mandantId, 'persons', { ids: [id] });
  return record;
}

async function requirePerson(tx: Database, mandantId: string, id: string, lock = false): Promise<PersonRow> {
  const query = tx
    .select()
    .from(persons)
    .where(and(eq(persons.id, id), eq(persons.mandantId, mandantId)));
  const [row] = isUuid(id) ? await (lock ? query.for('update') : query) : [];
  if (row === undefined) throw new Refusal('not-found', 'Diese Person gibt es nicht.');
  return row;
}

const withoutUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;

/** Without `undefined` and `null`: an emptied field is no longer there. */
const withoutAbsent = (value: object): PersonRow['userFields'] =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null));
