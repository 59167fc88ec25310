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
export function voidedDay({ row, state }: KnownDocument): string {
  return state.record?.voidedSeen ?? berlinDay(row.updatedDate);
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

/** Voided and never transferred: both entries with the document's own date, together 0,00; the numbers stay without a gap (C2). */
export function voidedPair(known: KnownDocument, circumstances: Circumstances): Classified {
  return together(
    judge(known, { kind: bookableKind(known), hints: VOIDED }, circumstances),
    judge(known, { kind: 'cancellation', date: known.row.date, hints: VOIDED }, circumstances),
  );
}
