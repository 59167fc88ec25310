import type { Entry, EntryHint } from './entry.ts';

export type PersonRefusal = Extract<EntryHint, { code: 'person-refused' }>;

/** Why the contact of a blocked document has no Personenkonto, if the last sync refused it: it is said first, for it is what the user can change. */
export function refusalOf({ hints }: Partial<Pick<Entry, 'hints'>>): PersonRefusal | undefined {
  return hints?.find((hint) => hint.code === 'person-refused');
}

/** The code whose advice helps: syncing again is of no use to a contact that a sync has refused. */
export function wayOutOf(code: string, entry: Partial<Pick<Entry, 'hints'>>): string {
  return (code === 'person-missing' && refusalOf(entry)?.problem) || code;
}
