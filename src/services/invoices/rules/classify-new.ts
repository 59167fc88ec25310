import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import { berlinDay } from '../../calendar/berlin-calendar.ts';
import { isCreatedAfter } from './boundary.ts';
import { isVoided } from './document-row.ts';
import { bookableKind, draftEntry, ownKind } from './draft-entry.ts';
import type { EntryHint } from './entry.ts';
import { judge, together } from './judge.ts';
import type { Circumstances, Classified, KnownDocument } from './known-document.ts';
import { unlessNoted } from './left-out.ts';

const VOIDED: readonly EntryHint[] = [{ code: 'voided-before-transfer' }];
const BEFORE: readonly EntryHint[] = [{ code: 'created-before-cutoff' }];

/** Berlin day of the Storno: of updatedDate when it was first seen, for later payments and notes move it on (rules.md 7). */
export function voidedDay({ row, state }: KnownDocument): CalendarDate {
  return state.record?.voidedSeen ?? berlinDay(row.updatedDate);
}

/** Day of a Storno that comes with its invoice: the document's, or the day of voiding where that lies in a later month: until then the tax is owed (rules.md 7). */
export function pairedDay(known: KnownDocument): CalendarDate {
  const { date } = known.row;
  const voided = voidedDay(known);
  return monthOf(voided) > monthOf(date) ? voided : date;
}

function monthOf(day: CalendarDate): string {
  return day.slice(0, 7);
}

/** A document that is not in the books and not marked either. */
export function classifyNew(known: KnownDocument, circumstances: Circumstances): Classified {
  const kind = ownKind(known);
  if (kind === 'downPaymentInvoice' || kind === 'unknown') {
    const reason = unlessNoted(known, 'type');
    return { entries: [{ ...draftEntry(known, kind), class: 'leftOut', reason }], missing: [] };
  }
  const isBefore = !isCreatedAfter(known.row, circumstances.lastFetchDate);
  if (!isVoided(known.row)) {
    const hints = isBefore ? BEFORE : [];
    return judge(known, { kind, hints, isInQuestion: true }, circumstances);
  }
  if (isBefore) {
    // The invoice counts as booked elsewhere, so its Storno comes alone (rules.md 4).
    const hints: EntryHint[] = [...BEFORE, { code: 'original-booked-elsewhere' }];
    return judge(known, { kind: 'cancellation', date: voidedDay(known), hints }, circumstances);
  }
  return voidedPair(known, circumstances);
}

/** Voided and never transferred: both entries, together 0,00; the numbers stay without a gap (C2). */
export function voidedPair(known: KnownDocument, circumstances: Circumstances): Classified {
  const date = pairedDay(known);
  const hints: readonly EntryHint[] =
    date === known.row.date ? VOIDED : [...VOIDED, { code: 'voided-in-other-month', date }];
  return together(
    judge(known, { kind: bookableKind(known), hints: VOIDED }, circumstances),
    judge(known, { kind: 'cancellation', date, hints }, circumstances),
  );
}
