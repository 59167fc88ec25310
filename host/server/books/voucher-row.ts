import { asc, inArray } from 'drizzle-orm';
import type { AuditInput } from '../../api/log.ts';
import type { StatedPayment, VoucherLine } from '../../api/vouchers.ts';
import type { CheckedVoucher, VoucherRecord } from '../../wire/vouchers.ts';
import type { Database } from '../database/open-database.ts';
import { voucherLines, voucherPayments, type vouchers } from '../database/schema.ts';
import { sha256 } from '../journal/audit-line.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { present, without } from '../present.ts';

export type VoucherRow = typeof vouchers.$inferSelect;

const VOUCHERS_PER_QUERY = 1_000;

/** Rows with their lines and what is known of their payment, in the order of the rows. */
export async function withLines(tx: Database, rows: readonly VoucherRow[]): Promise<VoucherRecord[]> {
  const lines = new Map<string, VoucherLine[]>();
  const payments = new Map<string, StatedPayment>();
  for (let start = 0; start < rows.length; start += VOUCHERS_PER_QUERY) {
    const ids = rows.slice(start, start + VOUCHERS_PER_QUERY).map(({ id }) => id);
    const found = await tx
      .select()
      .from(voucherLines)
      .where(inArray(voucherLines.voucherId, ids))
      .orderBy(asc(voucherLines.voucherId), asc(voucherLines.position));
    for (const row of found) {
      const list = lines.get(row.voucherId) ?? [];
      list.push(present(without(row, 'voucherId', 'position')));
      lines.set(row.voucherId, list);
    }
    for (const row of await tx.select().from(voucherPayments).where(inArray(voucherPayments.voucherId, ids)))
      payments.set(row.voucherId, present(without(row, 'voucherId')));
  }
  return rows.map((row) => {
    const payment = payments.get(row.id);
    return { ...toVoucher(row, lines.get(row.id) ?? []), ...(payment && { payment }) };
  });
}

export function toVoucher(row: VoucherRow, lines: readonly VoucherLine[]): VoucherRecord {
  return {
    ...present(without(row, 'mandantId', 'sequence', 'bookedAt', 'deletedAt')),
    postingDate: row.postingDate ?? row.date,
    lines,
    bookedAt: row.bookedAt.toISOString(),
    deleted: row.deletedAt !== null,
  };
}

/** A voucher as it is read back once it is booked. */
export const bookedVoucher = (
  input: CheckedVoucher,
  booked: Pick<VoucherRecord, 'id' | 'bookedAt' | 'bookedBy'>,
): VoucherRecord => ({
  ...input,
  ...booked,
  postingDate: input.postingDate ?? input.date,
  deleted: false,
});

/** Hash of what a booking states for ever: its line in the Logbuch seals the voucher with it. */
export function voucherFingerprint(voucher: VoucherRecord): string {
  const { postingDate, ...stated } = without(voucher, 'deleted', 'missingAttachment', 'payment');
  // As it is stored: vouchers from before there were posting dates were sealed without one.
  return sha256(canonicalJson(postingDate === voucher.date ? stated : { ...stated, postingDate }));
}

/** What the Logbuch says of a booking; the check of the books compares the fingerprint. */
export function bookedLine(voucher: VoucherRecord): AuditInput {
  return {
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
  };
}
