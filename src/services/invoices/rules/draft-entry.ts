import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import { negated } from '../../money/cents.ts';
import { problemFields } from '../../lexoffice/problem-fields.ts';
import type { DocumentEntryKind } from '../../registry/document-record.ts';
import { cleaned } from '../../text/clean-text.ts';
import type { Entry, EntryHint, EntryKind } from './entry.ts';
import type { KnownDocument } from './known-document.ts';

export function entryKey(documentId: string, kind: EntryKind): string {
  return `${documentId}:${kind}`;
}

/** Kind of the document's own entry. */
export function ownKind({ row }: KnownDocument): 'invoice' | 'creditNote' | 'downPaymentInvoice' | 'unknown' {
  return typeof row.type === 'string' ? row.type : 'unknown';
}

/** Kind of a document that can be booked. */
export function bookableKind(known: KnownDocument): Extract<DocumentEntryKind, 'invoice' | 'creditNote'> {
  return known.row.type === 'creditNote' ? 'creditNote' : 'invoice';
}

/** Names what could not be read (G18). */
export function unreadableFields(problem: string | undefined): readonly EntryHint[] {
  const fields = problemFields(problem ?? '');
  return fields.length === 0 ? [] : [{ code: 'unreadable-fields', fields }];
}

/** What every entry of a document has in common; the amount is the row's until the booking is known. */
export function draftEntry(
  known: KnownDocument,
  kind: EntryKind,
  options: { readonly date?: CalendarDate; readonly hints?: readonly EntryHint[] } = {},
): Omit<Entry, 'class'> {
  const { row } = known;
  const number = cleaned(row.number);
  const own = row.type === 'creditNote' ? negated(row.totalCents) : row.totalCents;
  const hints: EntryHint[] = [...(options.hints ?? [])];
  if (known.failure === 'unreadable') hints.push(...unreadableFields(known.problem));
  if (row.archived) hints.push({ code: 'archived' });
  return {
    key: entryKey(row.id, kind),
    documentId: row.id,
    kind,
    hints,
    row,
    number,
    ...(kind === 'cancellation' && { relatedNumber: number }),
    date: options.date ?? row.date,
    contactName: cleaned(row.contactName),
    grossCents: kind === 'cancellation' ? negated(own) : own,
    detail: 'none',
    problems: [],
    differences: [],
  };
}
