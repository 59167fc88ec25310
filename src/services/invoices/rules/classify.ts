import type { Unreadable } from '../../lexoffice/sales-document.ts';
import { isChangedAfter, isCreatedAfter } from './boundary.ts';
import { classifyMarked } from './classify-marked.ts';
import { classifyNew } from './classify-new.ts';
import { classifyTransferred } from './classify-transferred.ts';
import { entryKey, unreadableFields } from './draft-entry.ts';
import type { Entry } from './entry.ts';
import type { Circumstances, Classified, KnownDocument } from './known-document.ts';

const NOTHING: Classified = { entries: [], missing: [] };

/** The entries of one document by rules.md 1–8. Pure: no clock, no I/O. None for a document that the boundary hides (rules.md 4). */
export function classify(known: KnownDocument, circumstances: Circumstances): Classified {
  const { row, state } = known;
  if (state.vouchers.length > 0) return classifyTransferred(known, circumstances);
  if (state.record?.marked !== undefined) return classifyMarked(known, state.record.marked, circumstances);
  const { lastFetchDate } = circumstances;
  const isFound =
    state.record?.takenByHand === true ||
    isCreatedAfter(row, lastFetchDate) ||
    isChangedAfter(row, lastFetchDate);
  return isFound ? classifyNew(known, circumstances) : NOTHING;
}

/** A row that does not parse: shown with what could be read of it, and in nobody's way (G18). */
export function classifyUnreadable({ id, number, problem }: Unreadable, position: number): Entry {
  return {
    key: id === undefined ? `row:${position}` : entryKey(id, 'unknown'),
    documentId: id ?? '',
    kind: 'unknown',
    class: 'leftOut',
    reason: 'unreadable',
    hints: unreadableFields(problem),
    number: number ?? '',
    contactName: '',
    grossCents: 0,
    detail: 'none',
    problems: [],
    differences: [],
    failure: 'unreadable',
  };
}
