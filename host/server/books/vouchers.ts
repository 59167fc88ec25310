import { and, desc, eq, isNull, like } from 'drizzle-orm';
import type { VoucherFilter } from '../../api/vouchers.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Database } from '../database/open-database.ts';
import { vouchers } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { Refusal } from '../refusal.ts';
import { isUuid, type Books, type Seat } from './books.ts';
import { withLines, type VoucherRow } from './voucher-row.ts';

/** Newest first. */
export async function listVouchers(
  books: Books,
  mandantId: string,
  filter: VoucherFilter,
): Promise<VoucherRecord[]> {
  const { belegkreis, externalKeyPrefix, includeDeleted = false } = filter;
  const rows = await books.database
    .select()
    .from(vouchers)
    .where(
      and(
        eq(vouchers.mandantId, mandantId),
        belegkreis === undefined ? undefined : eq(vouchers.belegkreis, belegkreis),
        externalKeyPrefix === undefined
          ? undefined
          : like(vouchers.externalKey, `${externalKeyPrefix.replace(/[\\%_]/g, '\\$&')}%`),
        includeDeleted ? undefined : isNull(vouchers.deletedAt),
      ),
    )
    .orderBy(desc(vouchers.sequence));
  return withLines(books.database, rows);
}

/** By the user: out of the lists, kept for the Logbuch; the key can be booked again only on purpose. */
export async function deleteVoucher(books: Books, seat: Seat, id: string): Promise<void> {
  await mark(books, seat, id, (row) =>
    row.deletedAt === null
      ? { change: { deletedAt: books.now() }, action: 'voucher.deleted', newValue: undefined }
      : undefined,
  );
}

/** "Beleg fehlt" (rules.md 29). */
export async function markMissingAttachment(
  books: Books,
  seat: Seat,
  id: string,
  reason: string | undefined,
): Promise<void> {
  await mark(books, seat, id, (row) =>
    row.missingAttachment === (reason ?? null)
      ? undefined
      : {
          change: { missingAttachment: reason ?? null },
          action: reason === undefined ? 'voucher.attachment-mark-removed' : 'voucher.attachment-missing',
          newValue: reason,
        },
  );
}

async function mark(
  books: Books,
  seat: Seat,
  id: string,
  plan: (row: VoucherRow) => { change: Partial<VoucherRow>; action: string; newValue: unknown } | undefined,
): Promise<void> {
  const changed = await books.database.transaction(async (tx) => {
    const row = await requireVoucher(tx, seat.mandantId, id, true);
    const planned = plan(row);
    if (planned === undefined) return false;
    await tx.update(vouchers).set(planned.change).where(eq(vouchers.id, row.id));
    await appendAudit(tx, seat.mandantId, books.now(), seat.author, {
      action: planned.action,
      subject: row.externalKey,
      oldValue: { id: row.id, number: row.number, grossCents: row.grossCents },
      newValue: planned.newValue,
    });
    return true;
  });
  if (changed) books.events.publish(seat.mandantId, 'vouchers', { ids: [id] });
}

export async function requireVoucher(
  tx: Database,
  mandantId: string,
  id: string,
  lock = false,
): Promise<VoucherRow> {
  const query = tx
    .select()
    .from(vouchers)
    .where(and(eq(vouchers.id, id), eq(vouchers.mandantId, mandantId)));
  const [row] = isUuid(id) ? await (lock ? query.for('update') : query) : [];
  if (row === undefined) throw new Refusal('not-found', 'Diesen Beleg gibt es nicht.');
  return row;
}
