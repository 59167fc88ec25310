import { randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import type { Mandant } from '../../api/mandant.ts';
import type { MandantChange, MandantInput } from '../../wire/mandanten.ts';
import type { Author } from '../author.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten, vouchers } from '../database/schema.ts';
import { firstHash } from '../journal/audit-line.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { present } from '../present.ts';
import { Refusal } from '../refusal.ts';
import { requireMandant, type Books, type MandantRow, type Seat } from './books.ts';

/** "seed" as a number: of several servers that start on one empty database one adds the first Mandant. */
const SEED_LOCK = 0x73656564;

export const toMandant = ({ id, name, chartOfAccounts, closedUntil, fiscalYearStart }: MandantRow): Mandant =>
  present({ id, name, chartOfAccounts, closedUntil, fiscalYearStart });

export async function listMandanten(database: Database): Promise<Mandant[]> {
  const rows = await database.select().from(mandanten).orderBy(asc(mandanten.createdAt), asc(mandanten.id));
  return rows.map(toMandant);
}

export async function addMandant(books: Books, author: Author, input: MandantInput): Promise<Mandant> {
  const mandant = await books.database.transaction((tx) => insertMandant(tx, books.now(), author, input));
  books.events.publish(mandant.id, 'mandant', { ids: [mandant.id] });
  return mandant;
}

/** Gives an empty database its first Mandant. */
export async function seedFirstMandant(books: Books, author: Author, input: MandantInput): Promise<void> {
  await books.database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    const some = await tx.select({ id: mandanten.id }).from(mandanten).limit(1);
    if (some.length === 0) await insertMandant(tx, books.now(), author, input);
  });
}

async function insertMandant(
  tx: Database,
  time: Date,
  author: Author,
  input: MandantInput,
): Promise<Mandant> {
  const id = randomUUID();
  const [row] = await tx
    .insert(mandanten)
    .values({
      ...input,
      id,
      createdAt: time,
      highestCustomer: 0,
      highestSupplier: 0,
      auditHash: firstHash(id),
    })
    .returning();
  if (row === undefined) throw new Error('the Mandant was not stored');
  await appendAudit(tx, id, time, author, {
    action: 'mandant.created',
    subject: input.name,
    newValue: input,
  });
  return toMandant(row);
}

export async function changeMandant(books: Books, seat: Seat, change: MandantChange): Promise<Mandant> {
  const mandant = await books.database.transaction(async (tx) => {
    const before = await requireMandant(tx, seat.mandantId, true);
    const after = { ...before, ...change };
    if (after.chartOfAccounts !== before.chartOfAccounts && (await hasBookings(tx, before.id))) {
      throw new Refusal('conflict', 'Es sind schon Belege gebucht: der Kontenrahmen bleibt.');
    }
    const { name, chartOfAccounts, closedUntil, fiscalYearStart } = after;
    await tx
      .update(mandanten)
      .set({ name, chartOfAccounts, closedUntil, fiscalYearStart })
      .where(eq(mandanten.id, before.id));
    await appendAudit(tx, before.id, books.now(), seat.author, {
      action: closedUntil === before.closedUntil ? 'mandant.changed' : 'mandant.period-changed',
      subject: name,
      oldValue: toMandant(before),
      newValue: toMandant(after),
    });
    return toMandant(after);
  });
  books.events.publish(mandant.id, 'mandant', { ids: [mandant.id] });
  if (change.chartOfAccounts !== undefined) books.events.publish(mandant.id, 'accounts', { ids: [] });
  return mandant;
}

async function hasBookings(tx: Database, mandantId: string): Promise<boolean> {
  const found = await tx
    .select({ id: vouchers.id })
    .from(vouchers)
    .where(eq(vouchers.mandantId, mandantId))
    .limit(1);
  return found.length > 0;
}
