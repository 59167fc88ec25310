import type { StatedPayment } from '../../../../host/api/vouchers.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';

/** `paidoff` is a credit note that was paid out or set off. */
export const isPaid = ({ status }: Pick<DocumentRow, 'status'>): boolean =>
  status === 'paid' || status === 'paidoff';

/** `undefined` for what says nothing of a payment: a draft again, a status of tomorrow. */
export function paymentState(row: Pick<DocumentRow, 'status'>): StatedPayment['state'] | undefined {
  if (isPaid(row)) return 'paid';
  if (row.status === 'voided') return 'voided';
  return ['open', 'transferred', 'sepadebit'].includes(row.status) ? 'open' : undefined;
}
