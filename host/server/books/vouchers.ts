import { and, desc, eq, inArray, isNull, like, lt } from 'drizzle-orm';
import type { VoucherQuery, VoucherRecord } from '../../wire/vouchers.ts';
import { isUniqueViolation } from '../database/database-error.ts';
import type { Database } from '../database/open-database.ts';
import { vouchers } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { pageOf, type Page } from '../page.ts';
import { Refusal } from '../refusal.ts';
import { isUuid, type Books, type Seat } from './books.ts';
import { readGrounds, standingProblem } from './check-voucher.ts';
import { periodProblem } from './closed-period.ts';
import { withLines, type VoucherRow } from './voucher-row.ts';

/** Newest first. */
export async function listVouchers(
  books: Books,
  mandantId: string,
  query: VoucherQuery,
): Promise<Page<VoucherRecord>> {
  const { after, belegkreis, externalKeyPrefix, ids, includeDeleted, limit } = query;
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
        ids === undefined ? undefined : inArray(vouchers.id, ids),
        includeDeleted ? undefined : isNull(vouchers.deletedAt),
        after === undefined ? undefined : lt(vouchers.sequence, after),
      ),
    )
    .orderBy(desc(vouchers.sequence))
    .limit(limit + 1);
  const page = pageOf(rows, query, ({ sequence }) => sequence);
  return { ...page, rows: await withLines(books.database, page.rows) };
}

/** By the user: out of the lists, kept for the Logbuch; the key can be booked again only on purpose. Refused in a closed period (rules.md 30). */
export async function deleteVoucher(books: Books, seat: Seat, id: string): Promise<void> {
  await mark(books, seat, id, async (tx, row) => {
    if (row.deletedAt !== null) return undefined;
    refuse(await periodProblem(tx, row.mandantId, row.postingDate ?? row.date));
    return { change: { deletedAt: books.now() }, action: 'voucher.deleted' };
  });
}

/** By the user: a deleted voucher stands in the books again, unless its key was booked anew meanwhile or it could not be booked today. */
export async function restoreVoucher(books: Books, seat: Seat, id: string): Promise<void> {
  try {
    await mark(books, seat, id, async (tx, row) => {
      if (row.deletedAt === null) return undefined;
      refuse(standingProblem(row, await readGrounds(tx, row.mandantId, [row])));
      return { change: { deletedAt: null }, action: 'voucher.restored' };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Refusal('conflict', 'Dieser Beleg ist inzwischen neu gebucht worden.');
  }
}

/** "Beleg fehlt" (rules.md 29). */
export async function markMissingAttachment(
  books: Books,
  seat: Seat,
  id: string,
  reason: string | undefined,
): Promise<void> {
  await mark(books, seat, id, (_tx, row) =>
    Promise.resolve(
      row.missingAttachment === (reason ?? null)
        ? undefined
        : {
            change: { missingAttachment: reason ?? null },
            action: reason === undefined ? 'voucher.attachment-mark-removed' : 'voucher.attachment-missing',
            newValue: reason,
          },
    ),
  );
}

interface Mark {
  readonly change: Partial<VoucherRow>;
  readonly action: string;
  readonly newValue?: unknown;
}

async function mark(
  books: Books,
  seat: Seat,
  id: string,
  plan: (tx: Database, row: VoucherRow) => Promise<Mark | undefined>,
): Promise<void> {
  const changed = await books.database.transaction(async (tx) => {
    const row = await requireVoucher(tx, seat.mandantId, id, true);
    const planned = await plan(tx, row);
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

function refuse(problem: string | undefined): void {
  if (problem !== undefined) throw new Refusal('invalid', problem);
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
