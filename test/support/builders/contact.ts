import type { Person, PersonRole } from '../../../host/api/persons.ts';
import { personKey } from '../../../src/services/contacts/person-key.ts';
import type { Contact, ContactName } from '../../../src/services/lexoffice/contact.ts';

export const ORGANIZATION = 'c0ffee00-0001-4000-8000-000000000001';

/** A customer 10421 in Germany with one address and nothing to complain about. */
export function contact(fields: Partial<Contact> = {}): Contact {
  return {
    id: 'c1',
    organizationId: ORGANIZATION,
    version: 1,
    customerNumber: '10421',
    name: company('Nordlicht Solar & Söhne KG'),
    billing: [{ street: 'Deichweg 7', postalCode: '25980', city: 'Musterhafen', countryCode: 'DE' }],
    shipping: [],
    emails: [],
    phones: [],
    archived: false,
    ...fields,
  };
}

export function company(name: string): ContactName {
  return { kind: 'company', company: name };
}

/** The person that a sync has made of `contact()`. */
export function person(fields: Partial<Person> = {}): Person {
  const role: PersonRole = fields.role ?? 'customer';
  return {
    id: 'p1',
    version: 1,
    role,
    accountNumber: '10421',
    externalKey: personKey(ORGANIZATION, 'c1', role),
    hasVouchers: false,
    deleted: false,
    updatedAt: '2026-11-20T09:00:00Z',
    name: 'Nordlicht Solar & Söhne KG',
    street: 'Deichweg 7',
    postalCode: '25980',
    city: 'Musterhafen',
    countryCode: 'DE',
    archived: false,
    ...fields,
  };
}
