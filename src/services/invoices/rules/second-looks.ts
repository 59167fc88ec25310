import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import { grouped } from '../../grouped.ts';
import { sumOf } from '../../money/cents.ts';
import { isVoided } from './document-row.ts';
import { isWaiting, type Entry, type EntryHint } from './entry.ts';

/** An entry that is the document itself, not its Storno or correction. */
type OwnEntry = Entry & { readonly row: DocumentRow };

function isOwn(entry: Entry): entry is OwnEntry {
  return entry.row !== undefined && (entry.kind === 'invoice' || entry.kind === 'creditNote');
}

/** Customer, day and amount: who books the same twice books this. */
function likeness({ kind, contactName, row }: OwnEntry): string {
  return [kind, row.contactId ?? contactName, row.date, row.totalCents].join('\0');
}

function invoiceOf(entry: OwnEntry): string | undefined {
  if (entry.kind !== 'creditNote') return undefined;
  return entry.document?.related.find(({ type }) => type === 'invoice')?.id;
}

/** By document id. */
type SecondLooks = ReadonlyMap<string, readonly EntryHint[]>;

/** What a careful bookkeeper looks at twice before it is booked, over all that is known of the list: hints, never a block (rules.md 32). */
export function secondLooks(entries: readonly Entry[]): SecondLooks {
  const own = entries.filter(isOwn);
  const byId = new Map(own.map((entry) => [entry.documentId, entry]));
  const byNumber = grouped(own, ({ number }) => number);
  const alike = grouped(own, likeness);
  const credits = grouped(
    own.filter(({ kind }) => kind === 'creditNote'),
    (entry) => invoiceOf(entry) ?? '',
  );

  const looksOf = (entry: OwnEntry): readonly EntryHint[] => {
    const hints: EntryHint[] = [];
    // The first other one is enough: thousands may be alike.
    const other = (group: readonly OwnEntry[] = []) =>
      group.find(({ documentId }) => documentId !== entry.documentId);
    if (other(byNumber.get(entry.number)) !== undefined) hints.push({ code: 'number-twice' });
    const twin = other(alike.get(likeness(entry)));
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

  return new Map(own.map((entry) => [entry.documentId, looksOf(entry)]));
}

/** The entries with the hints that are due: only what waits is still to be looked at. */
export function withSecondLooks(entries: readonly Entry[], looks: SecondLooks): readonly Entry[] {
  return entries.map((entry) => {
    const hints = isWaiting(entry) && isOwn(entry) ? (looks.get(entry.documentId) ?? []) : [];
    return hints.length === 0 ? entry : { ...entry, hints: [...entry.hints, ...hints] };
  });
}
