import type { VoucherOutcome } from '../../api/vouchers.ts';
import type { CheckedVoucher } from '../../wire/vouchers.ts';
import { Refusal } from '../refusal.ts';
import { bookChecked } from './book-group.ts';
import type { Books, Seat } from '../books/books.ts';

/** Books one voucher by itself. @param again books a deleted key once more. */
export async function createVoucher(
  books: Books,
  seat: Seat,
  input: CheckedVoucher,
  again: boolean,
): Promise<VoucherOutcome> {
  const [outcome] = await bookChecked(books, seat, [{ vouchers: [{ input, again }] }]);
  if (outcome?.kind === 'refused') throw new Refusal(outcome.code, outcome.message);
  const [voucher] = outcome?.vouchers ?? [];
  if (voucher === undefined) throw new Error('a booking of one voucher has no outcome');
  return voucher;
}
