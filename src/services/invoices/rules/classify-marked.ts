import type { Mark } from '../../registry/document-record.ts';
import { voidedDay } from './classify-new.ts';
import { isVoided, saysTheSame } from './document-row.ts';
import { bookableKind, draftEntry } from './draft-entry.ts';
import type { Entry, EntryHint } from './entry.ts';
import { judge, together } from './judge.ts';
import type { Circumstances, Classified, KnownDocument } from './known-document.ts';

const ELSEWHERE: readonly EntryHint[] = [{ code: 'original-booked-elsewhere' }];

/** "Als übertragen gekennzeichnet": there are no lines here to reverse, so the document itself is booked, if the user wants (rules.md 12). */
export function classifyMarked(known: KnownDocument, mark: Mark, circumstances: Circumstances): Classified {
  const { row } = known;
  const own: Entry = {
    ...draftEntry(known, bookableKind(known), { hints: ELSEWHERE }),
    class: 'transferred',
  };
  const asMarked: Classified = { entries: [own], missing: [] };
  const offered = { offered: 'marked-transferred', hints: ELSEWHERE } as const;
  if (isVoided(row)) {
    if (mark.voided) return asMarked;
    return together(
      asMarked,
      judge(known, { kind: 'cancellation', date: voidedDay(known), ...offered }, circumstances),
    );
  }
  if (saysTheSame(row, { ...row, ...mark, contactId: mark.contactId })) return asMarked;
  return together(asMarked, judge(known, { kind: 'correction', ...offered }, circumstances));
}
