import { pick } from '../http/pick.ts';
import type { ContactRecord } from '../store/contact.ts';

export const COMPANY = ['name', 'taxNumber', 'vatRegistrationId', 'allowTaxFreeInvoices'] as const;
export const CONTACT_PERSON = [
  'salutation',
  'firstName',
  'lastName',
  'primary',
  'emailAddress',
  'phoneNumber',
] as const;
export const PERSON = ['salutation', 'firstName', 'lastName'] as const;
export const ADDRESS = ['supplement', 'street', 'zip', 'city', 'countryCode'] as const;
export const X_RECHNUNG = ['buyerReference', 'vendorNumberAtCustomer'] as const;
export const EMAIL_GROUPS = ['business', 'office', 'private', 'other'] as const;
export const PHONE_GROUPS = ['business', 'office', 'mobile', 'private', 'fax', 'other'] as const;

type Members = Pick<
  ContactRecord,
  'company' | 'person' | 'addresses' | 'xRechnung' | 'emailAddresses' | 'phoneNumbers' | 'note'
>;

const listOf = (sent: unknown, name: string): unknown[] | undefined => {
  const list = pick(sent, [name])?.[name];
  return Array.isArray(list) ? (list as unknown[]) : undefined;
};

function companyOf(sent: unknown): Record<string, unknown> | undefined {
  const company = pick(sent, COMPANY);
  if (!company) return undefined;
  const contactPersons = listOf(sent, 'contactPersons')?.map((person) => ({
    primary: false,
    ...pick(person, CONTACT_PERSON),
  }));
  return { allowTaxFreeInvoices: false, ...company, ...(contactPersons && { contactPersons }) };
}

function addressesOf(sent: unknown): Record<string, unknown> | undefined {
  const lists = ['billing', 'shipping']
    .map((kind) => [kind, listOf(sent, kind)?.map((address) => pick(address, ADDRESS))] as const)
    .filter(([, list]) => list !== undefined);
  return lists.length === 0 ? undefined : Object.fromEntries(lists);
}

/** What a sent contact says, as far as the API knows it. Call after `contactIssues` found nothing: the casts rest on it. */
export function contactMembers(body: Record<string, unknown>): Members {
  const { note } = body;
  const members = {
    company: companyOf(body['company']),
    person: pick(body['person'], PERSON),
    addresses: addressesOf(body['addresses']),
    xRechnung: pick(body['xRechnung'], X_RECHNUNG),
    emailAddresses: pick(body['emailAddresses'], EMAIL_GROUPS),
    phoneNumbers: pick(body['phoneNumbers'], PHONE_GROUPS),
    note: typeof note === 'string' && note !== '' ? note : undefined,
  };
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));
}
