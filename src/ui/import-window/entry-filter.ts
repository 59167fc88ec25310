import { matchesSearch } from '../../../host/api/matches-search.ts';
import { ENTRY_KINDS, type Entry, type EntryKind, type Reason } from '../../services/invoices/rules/entry.ts';
import { formatCents } from '../format.ts';

export interface EntryFilter {
  readonly search: string;
  readonly kind: EntryKind | '';
  /** `none`: entries without a reason. */
  readonly reason: Reason | 'none' | '';
  /** One kind after the other instead of by date. */
  readonly grouped: boolean;
}

export const noFilter: EntryFilter = { search: '', kind: '', reason: '', grouped: false };

/** Every word of the search occurs in number, customer or amount. */
export function matches(entry: Entry, filter: EntryFilter): boolean {
  if (filter.kind !== '' && entry.kind !== filter.kind) return false;
  if (filter.reason !== '' && (entry.reason ?? 'none') !== filter.reason) return false;
  const { number, relatedNumber, contactName, grossCents } = entry;
  return matchesSearch(filter.search, number, relatedNumber, contactName, formatCents(grossCents));
}

/** Kind by kind, within a kind in the order of the list. */
export function groupedByKind(entries: readonly Entry[]): readonly Entry[] {
  return ENTRY_KINDS.flatMap((kind) => entries.filter((entry) => entry.kind === kind));
}
