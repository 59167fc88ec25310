import type { Entry, EntryHint } from '../../services/invoices/rules/entry.ts';

export type PersonRefusal = Extract<EntryHint, { code: 'person-refused' }>;

/** Why the contact of a blocked document has no Personenkonto, if the last sync refused it: it is said first, for it is what the user can change. */
export function refusalOf({ hints }: Entry): PersonRefusal | undefined {
  return hints.find((hint) => hint.code === 'person-refused');
}
