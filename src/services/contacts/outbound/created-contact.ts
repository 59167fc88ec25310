import type { PersonRole } from '../../../../host/api/persons.ts';
import type { Contact } from '../../lexoffice/contact.ts';
import type { NewContact } from '../../lexoffice/write-outcome.ts';
import type { Unreadable } from '../../lexoffice/sales-document.ts';
import { fullName } from '../person-fields.ts';
import { cleaned } from '../../text/clean-text.ts';
import { numberOf } from '../plan-contacts.ts';

/** What a creation is known by afterwards: contacts carry no mark of ours and no date (lexware-api.md 5.1). */
export interface CreationTraits {
  readonly role: PersonRole;
  readonly name: string;
  /** Supplement, street, postal code, city, country. */
  readonly address: readonly string[];
}

export function traitsOf({ role, name, address }: NewContact): CreationTraits {
  return {
    role,
    name: cleaned(name),
    address: addressTraits(address),
  };
}

/** Contacts that a creation with these traits may have made. */
export function contactsLike(
  { role, name, address }: CreationTraits,
  contacts: readonly (Contact | Unreadable)[],
): readonly Contact[] {
  return contacts.filter((contact): contact is Contact => {
    if ('unreadable' in contact || contact.name.kind !== 'company') return false;
    const found = addressTraits(contact.billing[0]);
    return (
      numberOf(contact, role) !== undefined &&
      cleaned(fullName(contact.name)) === name &&
      found.every((part, index) => part === address[index])
    );
  });
}

function addressTraits(address: Contact['billing'][number] | undefined): string[] {
  return [address?.supplement, address?.street, address?.postalCode, address?.city, address?.countryCode].map(
    (part) => cleaned(part ?? ''),
  );
}
