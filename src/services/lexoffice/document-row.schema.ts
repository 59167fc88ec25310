import * as z from 'zod/mini';
import { numberOrNone, type RemainsOf } from './read-rows.ts';
import type { DocumentRow, DocumentType } from './sales-document.ts';
import { amount, day, flag, instant, optionalDay, optionalText, requiredText } from './wire-values.ts';

const wireTypes: Readonly<Record<DocumentType, string>> = {
  invoice: 'invoice',
  creditNote: 'creditnote',
  downPaymentInvoice: 'downpaymentinvoice',
};

/** Any type and status is read (A14); whether it is wanted is decided elsewhere, with a reason. */
export const documentRowSchema: z.ZodMiniType<DocumentRow> = z.pipe(
  z.object({
    id: requiredText,
    voucherType: requiredText,
    voucherStatus: requiredText,
    voucherNumber: requiredText,
    voucherDate: day,
    dueDate: optionalDay,
    createdDate: instant,
    updatedDate: instant,
    contactId: optionalText,
    contactName: optionalText,
    totalAmount: amount,
    currency: requiredText,
    archived: flag,
  }),
  z.transform((row): DocumentRow => ({
    id: row.id,
    type: typeOf(row.voucherType),
    // Computed from the due date, no state of its own (A8).
    status: row.voucherStatus === 'overdue' ? 'open' : row.voucherStatus,
    number: row.voucherNumber,
    date: row.voucherDate,
    dueDate: row.dueDate,
    createdDate: row.createdDate,
    updatedDate: row.updatedDate,
    contactId: row.contactId,
    contactName: row.contactName ?? '',
    // Nobody has measured the sign of credit notes in the list; on the document it is positive.
    totalCents: row.voucherType === wireTypes.creditNote ? Math.abs(row.totalAmount) : row.totalAmount,
    currency: row.currency,
    archived: row.archived,
  })),
);

function typeOf(wire: string): DocumentRow['type'] {
  const known = (Object.keys(wireTypes) as DocumentType[]).find((type) => wireTypes[type] === wire);
  return known ?? { unknown: wire };
}

export const rowRemains: RemainsOf = ({ voucherNumber }) => numberOrNone(voucherNumber);
