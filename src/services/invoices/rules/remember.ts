import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { DocumentRecord, RecordChange } from '../../registry/document-record.ts';
import { isChangedAfter } from './boundary.ts';
import { voidedDay } from './classify-new.ts';
import { isVoided } from './document-row.ts';
import { ownKind } from './draft-entry.ts';
import type { Entry } from './entry.ts';
import type { KnownDocument } from './known-document.ts';

const OPEN: readonly string[] = ['being-checked', 'voucher-gone'];

/** Whether the document must be found again although nothing about it changes: all but the transferred and unchanged, the marked and the dismissed (rules.md 3). */
function isUnsettled(entries: readonly Entry[]): boolean {
  return entries.some((entry) =>
    entry.class === 'transferred'
      ? entry.hints.some(({ code }) => OPEN.includes(code))
      : entry.reason !== 'dismissed',
  );
}

/** Whether a Storno of this document may be dated by the day it was first seen voided (rules.md 4, 7). */
function datesByFirstSight({ state }: KnownDocument, entries: readonly Entry[]): boolean {
  const isInBooks = state.vouchers.length > 0 || state.record?.marked !== undefined;
  return (
    isInBooks ||
    entries.some(
      ({ kind, reason, hints }) =>
        kind === 'cancellation' ||
        reason === 'created-before-cutoff' ||
        hints.some(({ code }) => code === 'created-before-cutoff'),
    )
  );
}

/**
 * What a complete listing leaves behind for one document before the next one asks from the day after `dayBefore`; `undefined` when the record stays.
 * What a later listing finds by itself is not written: on ordinary days nothing is. Nor is it taken back before it is settled: by the time this is written,
 * another reader may have moved the watermark past the document.
 */
export function memoryOf(
  known: KnownDocument,
  entries: readonly Entry[],
  dayBefore: CalendarDate,
): RecordChange | undefined {
  const { row, state } = known;
  // Not to be written over; discover.ts finds it without.
  if (state.unreadable === true) return undefined;
  const waits = isUnsettled(entries);
  const isPassed = waits && !isChangedAfter(row, dayBefore);
  const seen = isVoided(row) && datesByFirstSight(known, entries) ? voidedDay(known) : undefined;
  const waitingOf = (record: DocumentRecord | undefined) => isPassed || (waits && record?.waiting === true);
  const isKept = (record: DocumentRecord | undefined) =>
    (record?.waiting ?? false) === waitingOf(record) &&
    (seen === undefined || record?.voidedSeen !== undefined);
  if (isKept(state.record)) return undefined;
  return (record) =>
    isKept(record)
      ? record
      : {
          ...record,
          type: ownKind(known),
          waiting: waitingOf(record),
          ...(seen && { voidedSeen: record?.voidedSeen ?? seen }),
        };
}
