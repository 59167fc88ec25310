import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Author } from '../host/server/author.ts';
import { bookedLine, toVoucher, type VoucherRow } from '../host/server/books/voucher-row.ts';
import { insertPersons } from '../host/server/books/person-change.ts';
import { EMPTY_FIELDS, type PersonRow } from '../host/server/books/person-row.ts';
import { seedFirstMandant } from '../host/server/books/mandanten.ts';
import { insertRows } from '../host/server/database/insert-rows.ts';
import { migrate } from '../host/server/database/migrate.ts';
import { openDatabase, type Database } from '../host/server/database/open-database.ts';
import { mandanten, state, voucherLines, vouchers } from '../host/server/database/schema.ts';
import { EventHub } from '../host/server/events/event-hub.ts';
import { appendAudit } from '../host/server/journal/audit-log.ts';
import { reportErrors } from '../host/server/journal/error-log.ts';

const PER_TRANSACTION = 1_000;
const PERSONS = 2_000;
const AUTHOR: Author = { user: 'bench', source: 'lexoffice' };
const LINE = {
  account: '8400',
  taxCase: 'domestic-19',
  rate: 19,
  netCents: 10_000,
  taxCents: 1_900,
  grossCents: 11_900,
};

/** Books through the server's own modules, many at a time: seals, chain and fingerprints are those of vouchers that were booked one by one. */
export async function fillBooks(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const opened = await openDatabase({ folder: join(folder, 'database'), seals: true });
  const { database } = opened;
  const now = (): Date => new Date();
  await migrate(database);
  await seedFirstMandant(
    { database, now, events: new EventHub() },
    { user: 'bench', source: 'host' },
    { name: 'Muster GmbH', chartOfAccounts: 'SKR03' },
  );
  const [mandant] = await database.select({ id: mandanten.id }).from(mandanten);
  if (mandant === undefined) throw new Error('there is no Mandant');
  const { id } = mandant;
  await database.transaction((tx) => insertPersons(tx, personsOf(id), AUTHOR));
  for (let start = 0; start < count; start += PER_TRANSACTION) {
    const rows = Array.from({ length: Math.min(PER_TRANSACTION, count - start) }, (_, offset) =>
      voucherRow(id, start + offset + 1),
    );
    await database.transaction((tx) => book(tx, id, rows));
  }
  const told = Array.from({ length: Math.floor(count / 10) }, (_, index) => ({
    code: 'line-sum-differs',
    severity: 'warning' as const,
    message: 'Die Summe der Zeilen weicht ab.',
    document: `RE-${String(index)}`,
    batchId: `run-${String(Math.floor(index / 500))}`,
  }));
  await reportErrors(database, id, now(), AUTHOR, told);
  await opened.close();
}

function personsOf(mandantId: string): PersonRow[] {
  return Array.from({ length: PERSONS }, (_, index) => ({
    ...EMPTY_FIELDS,
    id: randomUUID(),
    mandantId,
    version: 1,
    role: 'customer' as const,
    accountNumber: String(10_001 + index),
    externalKey: `lexoffice:organization:${String(index)}:customer`,
    name: `Kunde ${String(index)} GmbH`,
    userFields: {},
    deletedAt: null,
    updatedAt: new Date(),
  }));
}

function voucherRow(mandantId: string, sequence: number): VoucherRow {
  const date = new Date(Date.UTC(2020, 0, 1 + (sequence % 2_000))).toISOString().slice(0, 10);
  const person = sequence % PERSONS;
  const personName = `Kunde ${String(person)} GmbH`;
  return {
    id: randomUUID(),
    mandantId,
    sequence,
    externalKey: `lexoffice:organization:${randomUUID()}:invoice:0`,
    belegkreis: sequence % 10 === 0 ? 'suppliers' : 'customers',
    kind: 'invoice',
    number: `RE-${String(sequence)}`,
    relatedNumber: null,
    date,
    dueDate: date,
    serviceFrom: null,
    serviceTo: null,
    personAccount: String(10_001 + person),
    personName,
    personAddress: 'Musterweg 1, 10115 Berlin',
    text: personName,
    grossCents: LINE.grossCents,
    hints: null,
    origin: {
      source: 'lexoffice',
      documentId: randomUUID(),
      batchId: `run-${String(Math.floor(sequence / 500))}`,
    },
    bookedAt: new Date(),
    bookedBy: AUTHOR.user,
    deletedAt: null,
    missingAttachment: null,
    postingDate: date,
    countryCode: 'DE',
    vatId: null,
  };
}

async function book(tx: Database, mandantId: string, rows: readonly VoucherRow[]): Promise<void> {
  await insertRows(tx, vouchers, rows);
  await insertRows(
    tx,
    voucherLines,
    rows.map(({ id }) => ({ ...LINE, voucherId: id, position: 0 })),
  );
  const time = new Date();
  await insertRows(
    tx,
    state,
    rows.map(({ id, origin }) => ({
      mandantId,
      plugin: 'lexoffice',
      collection: 'documents',
      key: origin.documentId,
      value: { status: 'transferred', voucherId: id },
      version: 1,
      updatedAt: time,
    })),
  );
  const vouchersBooked = rows.map((row) => toVoucher(row, [LINE]));
  await appendAudit(tx, mandantId, time, AUTHOR, ...vouchersBooked.map(bookedLine));
  // The sequence is not drawn here: what is booked next goes on after it.
  await tx.execute(sql`select setval('vouchers_sequence_seq', ${rows.at(-1)?.sequence ?? 1})`);
}
