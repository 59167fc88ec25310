import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { DocumentRecord, RecordChange } from '../../registry/transfer-registry.ts';
import { isChangedAfter } from './boundary.ts';
import { voidedDay } from './classify-new.ts';
import { isVoided } from './document-row.ts';
import { isWaiting, type Entry } from './entry.ts';
import type { KnownDocument } from './known-document.ts';

/** Whether the document must be seen again although nothing about it changes (rules.md 3). */
export function isUnsettled(entries: readonly Entry[]): boolean {
  return entries.some(
    (entry) =>
      isWaiting(entry) ||
      entry.reason === 'created-before-cutoff' ||
      (entry.reason === 'unreadable' && entry.row !== undefined) ||
      entry.hints.some(({ code }) => code === 'being-checked'),
  );
}

/** Whether a Storno of this document would be dated by the day it was first seen voided (rules.md 4, 7). */
function datesByFirstSight({ state }: KnownDocument, entries: readonly Entry[]): boolean {
  const isInBooks = state.vouchers.length > 0 || state.record?.marked !== undefined;
  return (
    isInBooks ||
    entries.some(
      ({ reason, hints }) =>
        reason === 'created-before-cutoff' || hints.some(({ code }) => code === 'created-before-cutoff'),
    )
  );
}

/**
 * What a complete listing leaves behind for one document before the next one asks from the day after `dayBefore`; `undefined` when the record stays.
 * What a later listing finds by itself is not written: on ordinary days nothing is.
 */
export function memoryOf(
  known: KnownDocument,
  entries: readonly Entry[],
  dayBefore: CalendarDate,
): RecordChange | undefined {
  const { row, state } = known;
  const { type } = row;
  if (typeof type !== 'string' || state.unreadable === true) return undefined;
  const waiting = isUnsettled(entries) && !isChangedAfter(row, dayBefore);
  const seen = isVoided(row) && datesByFirstSight(known, entries) ? voidedDay(known) : undefined;
  const isKept = (record: DocumentRecord | undefined) =>
    (record?.waiting ?? false) === waiting && (seen === undefined || record?.voidedSeen !== undefined);
  if (isKept(state.record)) return undefined;
  return (record) =>
    isKept(record)
      ? record
      : { ...record, type, waiting, ...(seen && { voidedSeen: record?.voidedSeen ?? seen }) };
}
