import type { Person } from '../../../../host/api/persons.ts';
import type { Contact } from '../../lexoffice/contact.ts';
import type { Unreadable } from '../../lexoffice/sales-document.ts';
import { contactIdOf } from '../person-key.ts';
import { contactsLike } from './created-contact.ts';
import type { SendIntent } from './send-intents.ts';

/** What the list of contacts says about a creation with an unknown outcome. */
export type Settlement =
  | { readonly kind: 'found'; readonly person: Person; readonly contactId: string }
  /** The person is linked already, or gone: there is nothing left to do. */
  | { readonly kind: 'over' }
  /** None or several: only the user can tell, nothing is repeated (B11). */
  | { readonly kind: 'unclear' };

interface Known {
  readonly organizationId: string;
  readonly persons: readonly Person[];
}

export function settlementOf(
  intent: SendIntent,
  contacts: readonly (Contact | Unreadable)[],
  known: Known,
): Settlement {
  const person = known.persons.find(({ id }) => id === intent.personId);
  if (!person || person.deleted || person.externalKey !== undefined) return { kind: 'over' };
  const [found, ...others] = possibleContacts(intent, contacts, known);
  return found && others.length === 0 ? { kind: 'found', person, contactId: found.id } : { kind: 'unclear' };
}

/** Contacts with the traits of the creation that were not there before and belong to nobody else. */
export function possibleContacts(
  { traits, before }: SendIntent,
  contacts: readonly (Contact | Unreadable)[],
  { organizationId, persons }: Known,
): readonly Contact[] {
  const taken = new Set(before);
  for (const { externalKey } of persons) {
    const contactId = externalKey && contactIdOf(externalKey, organizationId, traits.role);
    if (contactId) taken.add(contactId);
  }
  return contactsLike(traits, contacts).filter(({ id }) => !taken.has(id));
}
