import type { DocumentRow, SalesDocument } from '../../lexoffice/sales-document.ts';
import { sameVersion, secondOf } from '../../registry/instants.ts';

/** The row that the list would show of a document that was read singly. */
export function rowOf(document: SalesDocument, contactName = document.address.name): DocumentRow {
  return {
    id: document.id,
    type: document.type,
    status: document.status,
    number: document.number,
    date: document.date,
    dueDate: document.dueDate,
    createdDate: document.createdDate,
    updatedDate: document.updatedDate,
    contactId: document.contactId,
    contactName,
    totalCents: document.totalGrossCents,
    currency: document.currency,
    archived: document.archived,
  };
}

/** A document read after its row may be newer: then its own values count, and the row is only older news. */
export function newerRow(row: DocumentRow, document: SalesDocument): DocumentRow {
  if (secondOf(document.updatedDate) <= secondOf(row.updatedDate)) return row;
  return rowOf(document, row.contactName);
}

export function isVersionOf(document: SalesDocument, row: DocumentRow): boolean {
  return sameVersion(document.updatedDate, row.updatedDate);
}

export function isVoided(row: DocumentRow): boolean {
  return row.status === 'voided';
}

/** What the list says of a document, apart from its payment: whether it is still the one that the user saw. */
export function saysTheSame(a: DocumentRow, b: DocumentRow): boolean {
  return (
    a.number === b.number &&
    a.date === b.date &&
    a.contactId === b.contactId &&
    a.totalCents === b.totalCents &&
    isVoided(a) === isVoided(b)
  );
}
