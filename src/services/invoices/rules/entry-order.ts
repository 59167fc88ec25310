import { naturally, sortedBy } from '../../text/natural-order.ts';
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

/** Lists are ordered anew with every detail; an entry's key stays. */
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
  return sortedBy(entries, sortKey);
}
