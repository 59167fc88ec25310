import type { Entry, EntryHint } from './entry.ts';

export type PersonRefusal = Extract<EntryHint, { code: 'person-refused' }>;

/** Why the contact of a blocked document has no Personenkonto, if the last sync refused it: it is said first, for it is what the user can change. */
export function refusalOf({ hints }: Pick<Entry, 'hints'>): PersonRefusal | undefined {
  return hints.find((hint) => hint.code === 'person-refused');
}
