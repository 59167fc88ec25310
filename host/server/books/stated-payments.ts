import { and, eq, inArray, sql } from 'drizzle-orm';
import type { StatedPayments } from '../../wire/vouchers.ts';
import { voucherPayments, vouchers } from '../database/schema.ts';
import type { Books, Seat } from './books.ts';

/** Keeps what the source of vouchers says of their payment: beside the booking, which never changes. */
export async function statePayments(books: Books, seat: Seat, payments: StatedPayments): Promise<void> {
  const stated = new Map(
    payments.map(({ voucherId, state, paidOn = null }) => [voucherId, { state, paidOn }]),
  );
  const changed = await books.database.transaction(async (tx) => {
    const own = await tx
      .select({ id: vouchers.id })
      .from(vouchers)
      .where(
        and(
          eq(vouchers.mandantId, seat.mandantId),
          inArray(vouchers.id, [...stated.keys()]),
          sql`${vouchers.origin} ->> 'source' = ${seat.author.source}`,
        ),
      );
    const rows = own.flatMap(({ id }) => {
      const payment = stated.get(id);
      return payment === undefined ? [] : [{ voucherId: id, ...payment }];
    });
    if (rows.length === 0) return [];
    await tx
      .insert(voucherPayments)
      .values(rows)
      .onConflictDoUpdate({
        target: voucherPayments.voucherId,
        set: { state: sql`excluded.state`, paidOn: sql`excluded.paid_on` },
      });
    return rows.map(({ voucherId }) => voucherId);
  });
  if (changed.length > 0) books.events.publish(seat.mandantId, 'vouchers', { ids: changed });
}
