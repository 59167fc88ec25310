import { isWaiting, type Entry } from '../../services/invoices/rules/entry.ts';

export type SectionId = 'leftOut' | 'downPayments' | 'beforeCutoff' | 'dismissed' | 'transferred';

/** The lines of the main list, and the folded sections below it in their order; empty sections are left away. */
export interface EntrySections {
  readonly waiting: readonly Entry[];
  readonly folded: readonly { readonly id: SectionId; readonly entries: readonly Entry[] }[];
}

function sectionOf(entry: Entry): SectionId {
  if (entry.class === 'transferred') return 'transferred';
  if (entry.reason === 'created-before-cutoff') return 'beforeCutoff';
  if (entry.reason === 'dismissed') return 'dismissed';
  return entry.kind === 'downPaymentInvoice' ? 'downPayments' : 'leftOut';
}

const ORDER: readonly SectionId[] = ['leftOut', 'downPayments', 'beforeCutoff', 'dismissed', 'transferred'];

export function sectionsOf(entries: readonly Entry[]): EntrySections {
  const waiting: Entry[] = [];
  const folded = new Map<SectionId, Entry[]>();
  for (const entry of entries) {
    if (isWaiting(entry)) {
      waiting.push(entry);
      continue;
    }
    const id = sectionOf(entry);
    const section = folded.get(id);
    if (section) section.push(entry);
    else folded.set(id, [entry]);
  }
  return {
    waiting,
    folded: ORDER.flatMap((id) => {
      const found = folded.get(id);
      return found ? [{ id, entries: found }] : [];
    }),
  };
}
