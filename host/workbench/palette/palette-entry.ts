import { matchesSearch } from '../../api/matches-search.ts';
import type { IconName } from '../icons.ts';

export const PALETTE_GROUPS = ['views', 'commands', 'persons', 'vouchers'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** Something that the palette finds and does. */
export interface PaletteEntry {
  readonly group: PaletteGroup;
  readonly icon: IconName;
  readonly label: string;
  readonly detail?: string;
  readonly shortcut?: string;
  run(): void;
}

export interface PaletteFinds {
  readonly group: PaletteGroup;
  readonly entries: readonly PaletteEntry[];
  /** How many more there are than are shown. */
  readonly more: number;
}

const MOST = 8;
/** Persons and vouchers stand in their own lists: unasked they would only be in the way. */
const RECORDS: readonly PaletteGroup[] = ['persons', 'vouchers'];

/** What a search finds, by group; what begins with it comes first. */
export function findEntries(entries: readonly PaletteEntry[], search: string): readonly PaletteFinds[] {
  const wanted = search.trim().toLocaleLowerCase('de');
  const begins = ({ label }: PaletteEntry): number =>
    label.toLocaleLowerCase('de').startsWith(wanted) ? 0 : 1;
  return PALETTE_GROUPS.flatMap((group) => {
    if (wanted === '' && RECORDS.includes(group)) return [];
    const found = entries
      .filter((entry) => entry.group === group && matchesSearch(wanted, entry.label, entry.detail))
      .sort((a, b) => begins(a) - begins(b));
    const shown = RECORDS.includes(group) ? found.slice(0, MOST) : found;
    return found.length === 0 ? [] : [{ group, entries: shown, more: found.length - shown.length }];
  });
}
