import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import { sumOf } from '../../money/cents.ts';
import { isVoided } from './document-row.ts';
import { isWaiting, type Entry, type EntryHint } from './entry.ts';

/** An entry that is the document itself, not its Storno or correction. */
type OwnEntry = Entry & { readonly row: DocumentRow };

function isOwn(entry: Entry): entry is OwnEntry {
  return entry.row !== undefined && (entry.kind === 'invoice' || entry.kind === 'creditNote');
}

function grouped(entries: readonly OwnEntry[], keyOf: (entry: OwnEntry) => string): Map<string, OwnEntry[]> {
  const groups = new Map<string, OwnEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Customer, day and amount: who books the same twice books this. */
function likeness({ kind, contactName, row }: OwnEntry): string {
  return [kind, row.contactId ?? contactName, row.date, row.totalCents].join('\0');
}

function invoiceOf(entry: OwnEntry): string | undefined {
  if (entry.kind !== 'creditNote') return undefined;
  return entry.document?.related.find(({ type }) => type === 'invoice')?.id;
}

/** What a careful bookkeeper looks at twice before it is booked, over all that is known of the list: hints, never a block (rules.md 32). */
export function withSecondLooks(entries: readonly Entry[]): readonly Entry[] {
  const own = entries.filter(isOwn);
  const byId = new Map(own.map((entry) => [entry.documentId, entry]));
  const byNumber = grouped(own, ({ number }) => number);
  const alike = grouped(own, likeness);
  const credits = grouped(own, (entry) => invoiceOf(entry) ?? '');

  const looksOf = (entry: OwnEntry): readonly EntryHint[] => {
    const hints: EntryHint[] = [];
    const others = (group: readonly OwnEntry[] = []) =>
      group.filter(({ documentId }) => documentId !== entry.documentId);
    if (others(byNumber.get(entry.number)).length > 0) hints.push({ code: 'number-twice' });
    const twin = others(alike.get(likeness(entry)))[0];
    if (twin !== undefined) hints.push({ code: 'looks-alike', number: twin.number });
    const invoice = byId.get(invoiceOf(entry) ?? '');
    if (invoice === undefined) return hints;
    if (isVoided(invoice.row)) hints.push({ code: 'credit-of-voided', number: invoice.number });
    const standing = (credits.get(invoice.documentId) ?? []).filter(({ row }) => !isVoided(row));
    const creditedCents = sumOf(standing.map(({ row }) => row.totalCents));
    if (creditedCents > invoice.row.totalCents) {
      hints.push({
        code: 'credit-above-invoice',
        number: invoice.number,
        creditedCents,
        invoiceCents: invoice.row.totalCents,
      });
    }
    return hints;
  };

  return entries.map((entry) => {
    if (!isWaiting(entry) || !isOwn(entry)) return entry;
    const hints = looksOf(entry);
    return hints.length === 0 ? entry : { ...entry, hints: [...entry.hints, ...hints] };
  });
}
