import type { DocumentRow } from '../../lexoffice/sales-document.ts';

/** `paidoff` is a credit note that was paid out or set off. */
export const isPaid = ({ status }: Pick<DocumentRow, 'status'>): boolean =>
  status === 'paid' || status === 'paidoff';
