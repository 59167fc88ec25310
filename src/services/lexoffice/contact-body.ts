import { omit } from '../omit.ts';
import type { ContactContent } from './contact-content.schema.ts';
import type { NewContact } from './write-outcome.ts';
import { isRecord } from './read-rows.ts';

type Wire = Readonly<Record<string, unknown>>;

const EMAIL_LISTS = ['business', 'office', 'private', 'other'];
const PHONE_LISTS = ['business', 'office', 'mobile', 'private', 'other'];

/** Body of a POST. A person of FIBUscan has one name: what it holds is always a company there. */
export function newContactBody({ role, ...content }: NewContact): Wire {
  return {
    version: 0,
    roles: role === 'customer' ? { customer: {} } : { vendor: {} },
    ...changedParts({ company: {} }, content),
  };
}

/** Body of a PUT, which replaces the whole contact: what was stored, with the changes laid over it (lexware-api.md 1.6). */
export function changedContactBody(stored: Wire, version: number, changes: ContactContent): Wire {
  const writable = omit(stored, 'id', 'organizationId', 'archived');
  return { ...writable, ...changedParts(stored, changes), version };
}

/** The members of the wire that the content changes. */
function changedParts(stored: Wire, content: ContactContent): Wire {
  const { name, contactPerson, vatId, taxNumber, address, email, phone } = content;
  const ofCompany = {
    ...(name !== undefined && { name }),
    ...(vatId !== undefined && { vatRegistrationId: vatId }),
    ...(taxNumber !== undefined && { taxNumber }),
    ...(contactPerson !== undefined && { contactPersons: [personNamed(contactPerson, stored)] }),
  };
  return {
    ...(isRecord(stored.company) && { company: { ...stored.company, ...ofCompany } }),
    ...(address && { addresses: withAddress(stored.addresses, address) }),
    ...(email !== undefined && { emailAddresses: withEntry(stored.emailAddresses, EMAIL_LISTS, email) }),
    ...(phone !== undefined && { phoneNumbers: withEntry(stored.phoneNumbers, PHONE_LISTS, phone) }),
  };
}

/** The last word is the last name; salutation and the rest of a stored entry stay. */
function personNamed(name: string, { company }: Wire): Wire {
  const [stored] = isRecord(company) ? listOf(company, 'contactPersons') : [];
  const words = name.trim().split(/\s+/);
  const lastName = words.pop() ?? name;
  const rest = isRecord(stored) ? omit(stored, 'firstName') : { primary: true };
  return { ...rest, ...(words.length > 0 && { firstName: words.join(' ') }), lastName };
}

/** Into the list that the address was read from: billing, else shipping (E21). */
function withAddress(stored: unknown, address: NonNullable<ContactContent['address']>): Wire {
  const addresses = isRecord(stored) ? stored : {};
  const list =
    listOf(addresses, 'billing').length === 0 && listOf(addresses, 'shipping').length > 0
      ? 'shipping'
      : 'billing';
  const { postalCode, ...rest } = address;
  return { ...addresses, [list]: [{ ...rest, ...(postalCode !== undefined && { zip: postalCode }) }] };
}

/** Into the first list that holds something, the one that the entry was read from; else into the first of all (rules.md 19). */
function withEntry(stored: unknown, lists: readonly string[], entry: string): Wire {
  const groups = isRecord(stored) ? stored : {};
  const filled = lists.find((list) => listOf(groups, list).some((text) => String(text).trim() !== ''));
  return { ...groups, [filled ?? 'business']: [entry] };
}

function listOf(owner: Wire, key: string): readonly unknown[] {
  const list = owner[key];
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}
