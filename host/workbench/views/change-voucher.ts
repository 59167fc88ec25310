import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Books } from '../books.ts';
import { formatDate, formatMoney } from '../format.ts';
import { text } from '../l10n/text.ts';
import { confirm } from '../window/confirm.ts';
import { openExternal } from '../window/open-external.ts';
import { showMessage } from '../window/show-message.ts';
import { belongingVouchers } from './belonging-vouchers.ts';

/** Deletes a voucher from the lists, after a question that names what belongs to it. */
export async function deleteVoucher(books: Books, voucher: VoucherRecord): Promise<void> {
  const { id, number } = voucher;
  const { rows, status } = books.vouchers.state;
  // What belongs to it may be among those that did not come yet.
  if (status === 'pending') {
    void showMessage('info', text('voucher.deleteLater'));
    return;
  }
  const belonging = belongingVouchers(voucher, rows);
  const sure = await confirm({
    title: text('voucher.delete'),
    question: [
      text('voucher.deleteQuestion', { number }),
      ...(belonging.length === 0
        ? []
        : [text('voucher.deleteBelonging', { vouchers: belonging.map(named).join('; ') })]),
    ].join(' '),
    action: text('voucher.delete'),
  });
  if (sure) await orSay(() => books.session.admin.deleteVoucher(id));
}

export function restoreVoucher(books: Books, { id }: VoucherRecord): Promise<void> {
  return orSay(() => books.session.admin.restoreVoucher(id));
}

/** Opens the document in the program that it came from. */
export function openOrigin(url: string): void {
  void orSay(() => openExternal(url));
}

async function orSay(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    void showMessage('error', error instanceof Error ? error.message : String(error));
  }
}

const named = ({ kind, number, postingDate, grossCents }: VoucherRecord): string =>
  text('voucher.named', {
    kind: text(`kind.${kind}`),
    number,
    date: formatDate(postingDate),
    amount: formatMoney(grossCents),
  });
