import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { AuditInput } from '../../api/log.ts';
import type { BookingOutcome, VoucherOutcome } from '../../api/vouchers.ts';
import type { CheckedBooking, CheckedVoucher, VoucherRecord } from '../../wire/vouchers.ts';
import { insertRows } from '../database/insert-rows.ts';
import { oneOf } from '../database/one-of.ts';
import type { Database } from '../database/open-database.ts';
import { voucherLines, vouchers } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { lockRecords, outdated, storeRecords, unmetBy } from '../plugins/state.ts';
import { without } from '../present.ts';
import { Refusal } from '../refusal.ts';
import type { Books, Seat } from '../books/books.ts';
import { readGrounds, voucherProblem, type Grounds } from '../books/check-voucher.ts';
import { bookedLine, bookedVoucher, withLines } from '../books/voucher-row.ts';

/**
 * Books vouchers with their lines, their lines in the Logbuch and the plugin's records in one transaction, once per external key (rules.md 13, 28).
 * All is locked and checked before anything is written, so one that breaks a rule leaves the others alone, and as many statements serve one as a
 * hundred. No two bookings name the same voucher or record.
 * @throws what the database refuses against all expectation; then nothing was written
 */
export function bookTogether(
  books: Books,
  seat: Seat,
  bookings: readonly CheckedBooking[],
): Promise<readonly BookingOutcome[]> {
  const { mandantId, author } = seat;
  const place = { mandantId, plugin: author.source };
  const all = bookings.flatMap((booking) => booking.vouchers);
  const records = bookings.flatMap((booking) => booking.records ?? []);
  return books.database.transaction(async (tx) => {
    const stored = await storedByKey(
      tx,
      mandantId,
      all.map(({ input }) => input.externalKey),
    );
    const isOpen = ({ input, again }: (typeof all)[number]): boolean => {
      const known = stored.get(input.externalKey);
      return known === undefined || (known.voucher.deleted && again === true);
    };
    const open = all.filter(isOpen).map(({ input }) => input);
    // Answers to what was asked before: nothing to lock, nothing to write.
    if (open.length === 0) return bookings.map((booking) => answered(booking, stored));
    const isUnmet = unmetBy(await lockRecords(tx, place, records));
    const grounds = await readGrounds(tx, mandantId, open);
    const bookedAt = books.now();
    const booked = { bookedAt: bookedAt.toISOString(), bookedBy: author.user };

    const judged = bookings.map((booking): Judged => {
      const created = booking.vouchers.filter(isOpen).map(({ input }) => input);
      const refusal = refusalOf(created, grounds);
      if (refusal !== undefined) return { ...refusal, created: [], records: [] };
      const missed = created.length > 0 ? booking.records?.find(isUnmet) : undefined;
      if (missed !== undefined) {
        const { message } = outdated(missed.key);
        return { outcome: { kind: 'refused', code: 'conflict', message }, created: [], records: [] };
      }
      const fresh = new Map(
        created.map((input) => [input.externalKey, bookedVoucher(input, { ...booked, id: randomUUID() })]),
      );
      return {
        outcome: answered(booking, stored, fresh),
        created: [...fresh.values()],
        records: created.length > 0 ? (booking.records ?? []) : [],
      };
    });
    await insert(
      tx,
      mandantId,
      bookedAt,
      judged.flatMap(({ created }) => created),
    );
    await storeRecords(
      tx,
      place,
      bookedAt,
      judged.flatMap((one) => one.records),
    );
    await appendAudit(tx, mandantId, bookedAt, author, ...judged.flatMap(auditLines));
    return judged.map(({ outcome }) => outcome);
  });
}

interface Judged {
  readonly outcome: BookingOutcome;
  readonly created: readonly VoucherRecord[];
  readonly records: NonNullable<CheckedBooking['records']>;
  /** For the Logbuch: what broke a rule of the books. */
  readonly refused?: AuditInput;
}

/** What stands under the keys: the voucher in the books, else the last one deleted. Who books the same keys waits until the commit. */
async function storedByKey(
  tx: Database,
  mandantId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, VoucherOutcome>> {
  const names = JSON.stringify(keys.map((key) => `${mandantId} ${key}`));
  // The unique index would decide too, but only by an error. In one order, so that two groups never wait for each other.
  await tx.execute(sql`
    select pg_advisory_xact_lock(turn) from (
      select distinct hashtextextended(name, 0) as turn from jsonb_array_elements_text(${names}::jsonb) as name order by turn offset 0
    ) turns`);
  const rows = await tx
    .select()
    .from(vouchers)
    .where(and(eq(vouchers.mandantId, mandantId), oneOf(vouchers.externalKey, keys)))
    .orderBy(sql`${vouchers.deletedAt} is null`, asc(vouchers.sequence));
  const found = await withLines(tx, rows);
  return new Map(
    found.map((voucher) => [voucher.externalKey, { kind: voucher.deleted ? 'deleted' : 'exists', voucher }]),
  );
}

function answered(
  { vouchers: wanted }: CheckedBooking,
  stored: ReadonlyMap<string, VoucherOutcome>,
  fresh: ReadonlyMap<string, VoucherRecord> = new Map(),
): BookingOutcome {
  return {
    kind: 'booked',
    vouchers: wanted.flatMap(({ input: { externalKey } }) => {
      const created = fresh.get(externalKey);
      return created ? { kind: 'created' as const, voucher: created } : (stored.get(externalKey) ?? []);
    }),
  };
}

function refusalOf(
  created: readonly CheckedVoucher[],
  grounds: Grounds,
): Required<Pick<Judged, 'outcome' | 'refused'>> | undefined {
  for (const input of created) {
    const message = voucherProblem(input, grounds);
    if (message === undefined) continue;
    const newValue = { number: input.number, reason: message };
    return {
      outcome: { kind: 'refused', code: 'invalid', message },
      refused: { action: 'voucher.refused', subject: input.externalKey, newValue },
    };
  }
  return undefined;
}

async function insert(
  tx: Database,
  mandantId: string,
  bookedAt: Date,
  created: readonly VoucherRecord[],
): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map((voucher) => ({
    ...without(voucher, 'lines', 'deleted'),
    mandantId,
    bookedAt,
    postingDate: voucher.postingDate === voucher.date ? null : voucher.postingDate,
  }));
  const inserted = await insertRows(tx, vouchers, rows);
  if (inserted.size < created.length)
    throw new Refusal('conflict', 'Dieser Beleg ist inzwischen an einem anderen Platz gebucht worden.');
  const lines = created.flatMap((voucher) =>
    voucher.lines.map((line, position) => ({ ...line, voucherId: voucher.id, position })),
  );
  if (lines.length > 0) await insertRows(tx, voucherLines, lines);
}

function auditLines({ created, refused }: Judged): AuditInput[] {
  if (refused !== undefined) return [refused];
  return created.map(bookedLine);
}
