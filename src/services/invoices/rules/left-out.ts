import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import { sameRelevantFields } from '../../registry/fingerprint-comparison.ts';
import { fingerprintOf } from '../../registry/fingerprint.ts';
import { sameVersion } from '../../registry/instants.ts';
import type { DocumentEntryKind } from '../../registry/document-record.ts';
import { isCreatedAfter } from './boundary.ts';
import { bookableKind } from './draft-entry.ts';
import type { LeftOutReason } from './entry.ts';
import type { Circumstances, KnownDocument } from './known-document.ts';

/** Statuses that are asked for; `overdue` reads as `open` (rules.md 1). */
const STATUSES: readonly string[] = ['open', 'paid', 'paidoff', 'voided', 'transferred', 'sepadebit'];

export function hasKnownStatus({ row }: KnownDocument): boolean {
  return STATUSES.includes(row.status);
}

export function isReadable({ failure }: KnownDocument): boolean {
  return failure !== 'unreadable';
}

/** A document that is in the books, here or elsewhere, or that the user took by hand, is no matter of the boundary any more. */
function isBeyondBoundary({ state: { record, vouchers } }: KnownDocument): boolean {
  return record?.takenByHand === true || record?.marked !== undefined || vouchers.length > 0;
}

/** "Verworfen" holds for what was dismissed: a further change of a transferred document is offered again (B5). */
function isDismissed(known: KnownDocument, kind: DocumentEntryKind): boolean {
  const { row, document, state } = known;
  const { dismissed, dismissedChange } = state.record ?? {};
  if (dismissed === undefined) return false;
  if (kind === 'correction') {
    if (document === undefined || dismissedChange === undefined) {
      return sameVersion(dismissed.correction, row.updatedDate);
    }
    return sameRelevantFields(dismissedChange, fingerprintOf(document));
  }
  // A document that was never booked has no Storno without it: both are dismissed, or none.
  const isBooked = state.vouchers.length > 0 || state.record?.marked !== undefined;
  return dismissed[kind] !== undefined || (!isBooked && dismissed[bookableKind(known)] !== undefined);
}

/** "Zur Kenntnis genommen": what cannot be imported stays away until it changes in Lexware Office (rules.md 5). */
export function unlessNoted({ row, state }: KnownDocument, reason: LeftOutReason): LeftOutReason {
  return sameVersion(state.record?.noted, row.updatedDate) ? 'dismissed' : reason;
}

/** Why an entry stays out, the first reason in the order of rules.md; `undefined` when it does not. */
export function leftOutReason(
  known: KnownDocument,
  kind: DocumentEntryKind,
  { lastFetchDate }: Circumstances,
): LeftOutReason | undefined {
  const reason = reasonOf(known, kind, lastFetchDate);
  return reason && unlessNoted(known, reason);
}

function reasonOf(
  known: KnownDocument,
  kind: DocumentEntryKind,
  lastFetchDate: CalendarDate,
): LeftOutReason | undefined {
  const { row, document } = known;
  if (row.type !== 'invoice' && row.type !== 'creditNote') return 'type';
  // Between the list and its details it became a draft again (C7).
  if (row.status === 'draft') return 'being-edited';
  if (!hasKnownStatus(known)) return 'status';
  if (row.currency !== 'EUR' || (document !== undefined && document.currency !== 'EUR')) return 'currency';
  if (!isReadable(known)) return 'unreadable';
  if (!isBeyondBoundary(known) && !isCreatedAfter(row, lastFetchDate)) return 'created-before-cutoff';
  return isDismissed(known, kind) ? 'dismissed' : undefined;
}
