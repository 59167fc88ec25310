import type { Entry, EntryKind } from './entry.ts';

/** Within one document: what is booked first stands first, a Storno after its invoice. */
const RANK: Readonly<Record<EntryKind, string>> = {
  invoice: '0',
  creditNote: '0',
  downPaymentInvoice: '0',
  unknown: '0',
  correction: '1',
  cancellation: '2',
};

/** `RE-9` before `RE-10`: runs of digits compare as numbers (C10). */
function naturally(number: string): string {
  return number.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** Sort keys are plain strings: a collator would cost a second for 10 000 rows. */
const sortKeys = new WeakMap<Entry, string>();

function sortKey(entry: Entry): string {
  let key = sortKeys.get(entry);
  if (key === undefined) {
    const { date = '9999', number, kind } = entry;
    key = [date, naturally(number), entry.documentId, RANK[kind], entry.class === 'transferred' ? 0 : 1].join(
      '\0',
    );
    sortKeys.set(entry, key);
  }
  return key;
}

/** Document order: date, number, then invoice before Storno. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
