import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { Booking } from '../../booking/booking.ts';
import { fingerprintOf } from '../../registry/fingerprint.ts';
import { formatExternalKey } from '../../registry/external-key.ts';
import type { BookedFacts, DocumentEntryKind, MissingOriginal } from '../../registry/document-record.ts';
import { voucherHistory } from '../../registry/voucher-history.ts';
import { pairedDay } from '../rules/classify-new.ts';
import { isVoided } from '../rules/document-row.ts';
import { bookableKind } from '../rules/draft-entry.ts';
import type { Entry } from '../rules/entry.ts';
import type { KnownDocument } from '../rules/known-document.ts';
import { moved } from '../rules/posting-date.ts';

/** One voucher to write, and what the registry keeps when it is written. */
export interface BookingStep {
  readonly externalKey: string;
  readonly booking: Booking;
  /** Books a deleted key once more (rules.md 12). */
  readonly again: boolean;
  readonly facts: BookedFacts;
}

function originalOf({ document }: KnownDocument): MissingOriginal {
  if (document === undefined) return { file: 'any' };
  const isXml = document.electronicDocumentProfile?.toLowerCase() === 'xrechnung';
  return { file: isXml ? 'xml' : 'pdf', totalCents: document.totalGrossCents };
}

/**
 * The vouchers of one entry, in the order in which they are written; keys by rules.md 13. Every step may be repeated: its key decides whether
 * anything happens.
 */
export function bookingSteps(
  organizationId: string,
  entry: Entry,
  known: KnownDocument,
  day: CalendarDate | undefined,
  closedUntil: CalendarDate | undefined,
): readonly BookingStep[] {
  const { booking, reversal } = moved(entry, day, closedUntil);
  if (booking === undefined) return [];
  const { row, document, state } = known;
  const { booked, cancellation, reversal: takenBack } = voucherHistory(state.vouchers);
  const revision = booked?.revision ?? 0;
  const again = (kind: DocumentEntryKind) => state.record?.again?.includes(kind) ?? false;
  const step = (
    kind: Booking['kind'],
    of: number,
    what: Booking,
    facts: BookedFacts,
    isAgain = false,
  ): BookingStep => ({
    externalKey: formatExternalKey({ organizationId, documentId: row.id, kind, revision: of }),
    booking: what,
    again: isAgain,
    facts,
  });

  if (entry.kind === 'cancellation') {
    const stamped: MissingOriginal = { file: 'stamped' };
    const isAgain = cancellation?.deleted === true && again('cancellation');
    return [step('cancellation', revision, booking, { original: stamped }, isAgain)];
  }
  const kind = bookableKind(known);
  const facts: BookedFacts = {
    ...(document && { fingerprint: fingerprintOf(document), checkedUpdatedDate: document.updatedDate }),
    original: originalOf(known),
    // A pair that was voided before its transfer keeps its day, even when its Storno is booked later (rules.md 7).
    ...(isVoided(row) && { voidedSeen: pairedDay(known) }),
  };
  if (entry.kind !== 'correction' || booked === undefined) {
    // After its run was undone it is booked anew, as after the first half of a correction (rules.md 13).
    if (takenBack?.deleted === false) return [step(kind, revision + 1, booking, facts)];
    return [step(kind, revision, booking, facts, booked?.voucher.deleted === true && again(kind))];
  }
  return [
    ...(reversal ? [step('reversal', revision, reversal, {})] : []),
    step(kind, revision + 1, booking, facts),
  ];
}
