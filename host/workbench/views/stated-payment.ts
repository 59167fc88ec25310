import type { StatedPayment } from '../../api/vouchers.ts';
import { formatDate } from '../format.ts';
import { text } from '../l10n/text.ts';

/** "bezahlt am 12.11.2026": what Lexware Office says; empty while nobody has said anything. */
export function statedPayment(payment: StatedPayment | undefined): string {
  if (payment === undefined) return '';
  if (payment.paidOn !== undefined) return text('payment.paidOn', { date: formatDate(payment.paidOn) });
  return text(`payment.${payment.state}`);
}
