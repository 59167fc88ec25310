import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { VoucherOutcome } from '../../api/vouchers.ts';
import type { CheckedVoucher } from '../../wire/vouchers.ts';
import type { Database } from '../database/open-database.ts';
import { voucherLines, vouchers } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { Refusal } from '../refusal.ts';
import type { Books, Seat } from './books.ts';
import { voucherProblem } from './check-voucher.ts';
import { toVoucher, voucherFingerprint, withLines } from './voucher-row.ts';

/**
 * Books a voucher with its lines and its line in the Logbuch in one transaction, once per external key (rules.md 13, 28).
 * @param again books a deleted key once more.
 */
export async function createVoucher(
  books: Books,
  seat: Seat,
  input: CheckedVoucher,
  again: boolean,
): Promise<VoucherOutcome> {
  const outcome = await books.database.transaction(async (tx) => {
    // Seats with the same key take turns; the unique index would decide too, but only by an error.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${seat.mandantId} ${input.externalKey}`}, 0))`,
    );
    const stored = await findByKey(tx, seat.mandantId, input.externalKey);
    if (stored !== undefined && !(stored.voucher.deleted && again)) return stored;
    const problem = await voucherProblem(tx, seat.mandantId, input);
    return problem ?? ({ kind: 'created', voucher: await insert(tx, books, seat, input) } as const);
  });
  if (typeof outcome === 'string') {
    const line = {
      action: 'voucher.refused',
      subject: input.externalKey,
      newValue: { number: input.number, reason: outcome },
    };
    await books.database.transaction((tx) => appendAudit(tx, seat.mandantId, books.now(), seat.author, line));
    throw new Refusal('invalid', outcome);
  }
  if (outcome.kind === 'created')
    books.events.publish(seat.mandantId, 'vouchers', { ids: [outcome.voucher.id] });
  return outcome;
}

/** The voucher that stands under the key: the one in the books, else the last one deleted. */
async function findByKey(
  tx: Database,
  mandantId: string,
  externalKey: string,
): Promise<VoucherOutcome | undefined> {
  const rows = await tx
    .select()
    .from(vouchers)
    .where(and(eq(vouchers.mandantId, mandantId), eq(vouchers.externalKey, externalKey)))
    .orderBy(sql`${vouchers.deletedAt} is null desc`, desc(vouchers.sequence))
    .limit(1);
  const [voucher] = await withLines(tx, rows);
  return voucher && { kind: voucher.deleted ? 'deleted' : 'exists', voucher };
}

async function insert(tx: Database, books: Books, seat: Seat, { lines, ...input }: CheckedVoucher) {
  const bookedAt = books.now();
  const [row] = await tx
    .insert(vouchers)
    .values({ ...input, id: randomUUID(), mandantId: seat.mandantId, bookedAt, bookedBy: seat.author.user })
    .returning();
  if (row === undefined) throw new Error('the voucher was not stored');
  if (lines.length > 0) {
    await tx
      .insert(voucherLines)
      .values(lines.map((line, position) => ({ ...line, voucherId: row.id, position })));
  }
  const voucher = toVoucher(row, lines);
  await appendAudit(tx, seat.mandantId, bookedAt, seat.author, {
    action: 'voucher.booked',
    subject: voucher.externalKey,
    newValue: {
      id: voucher.id,
      number: voucher.number,
      personAccount: voucher.personAccount,
      grossCents: voucher.grossCents,
      postingDate: voucher.postingDate,
      batchId: voucher.origin.batchId,
      fingerprint: voucherFingerprint(voucher),
    },
  });
  return voucher;
}
