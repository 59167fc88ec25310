import type { ContactAddress, ContactPerson, ContactRecord } from '../store/contact.ts';
import type { Organization } from '../store/organization.ts';

export interface ContactSpec {
  /** Short name by which documents of the data set refer to the contact. */
  key: string;
  customer?: number;
  vendor?: number;
  company?: string;
  person?: { salutation?: string; firstName?: string; lastName: string };
  street?: string;
  zip?: string;
  city?: string;
  country?: string;
  supplement?: string;
  shipping?: ContactAddress;
  vatId?: string;
  taxNumber?: string;
  contactPersons?: ContactPerson[];
  email?: string;
  privateEmail?: string;
  officeEmail?: string;
  otherEmail?: string;
  phone?: string;
  mobile?: string;
  officePhone?: string;
  privatePhone?: string;
  otherPhone?: string;
  note?: string;
  archived?: boolean;
  xRechnung?: ContactRecord['xRechnung'];
  version?: number;
  tags?: string[];
  /** Cannot be on the wire of the live API: only in the data set `hostile`. */
  hostile?: boolean;
  wireTrap?: Record<string, unknown>;
}

function addressesOf(spec: ContactSpec): ContactRecord['addresses'] {
  const { supplement, street, zip, city, country = 'DE', shipping } = spec;
  if (street === undefined && city === undefined) return shipping && { shipping: [shipping] };
  const billing: ContactAddress = {
    ...(supplement !== undefined && { supplement }),
    ...(street !== undefined && { street }),
    ...(zip !== undefined && { zip }),
    ...(city !== undefined && { city }),
    countryCode: country,
  };
  return { billing: [billing], ...(shipping && { shipping: [shipping] }) };
}

export function buildContact(organization: Organization, spec: ContactSpec): ContactRecord {
  const addresses = addressesOf(spec);
  return {
    id: organization.newId('contact'),
    version: spec.version ?? 1,
    roles: {
      ...(spec.customer !== undefined && { customer: { number: spec.customer } }),
      ...(spec.vendor !== undefined && { vendor: { number: spec.vendor } }),
    },
    ...(spec.company !== undefined && {
      company: {
        name: spec.company,
        ...(spec.taxNumber !== undefined && { taxNumber: spec.taxNumber }),
        ...(spec.vatId !== undefined && { vatRegistrationId: spec.vatId }),
        ...(spec.contactPersons && { contactPersons: spec.contactPersons }),
      },
    }),
    ...(spec.person && { person: spec.person }),
    ...(addresses && { addresses }),
    ...(spec.xRechnung && { xRechnung: spec.xRechnung }),
    emailAddresses: {
      ...(spec.email !== undefined && { business: [spec.email] }),
      ...(spec.privateEmail !== undefined && { private: [spec.privateEmail] }),
      ...(spec.officeEmail !== undefined && { office: [spec.officeEmail] }),
      ...(spec.otherEmail !== undefined && { other: [spec.otherEmail] }),
    },
    phoneNumbers: {
      ...(spec.phone !== undefined && { business: [spec.phone] }),
      ...(spec.mobile !== undefined && { mobile: [spec.mobile] }),
      ...(spec.officePhone !== undefined && { office: [spec.officePhone] }),
      ...(spec.privatePhone !== undefined && { private: [spec.privatePhone] }),
      ...(spec.otherPhone !== undefined && { other: [spec.otherPhone] }),
    },
    ...(spec.note !== undefined && { note: spec.note }),
    archived: spec.archived ?? false,
    tags: spec.tags ?? [],
    ...(spec.wireTrap && { wireTrap: spec.wireTrap }),
  };
}

/** Stores all and returns them by key; numbers given out later continue after the highest of each range. */
export function addContacts(
  organization: Organization,
  specs: readonly ContactSpec[],
): Map<string, ContactRecord> {
  const byKey = new Map<string, ContactRecord>();
  for (const spec of specs) {
    const contact = buildContact(organization, spec);
    organization.putContact(contact, 'created');
    byKey.set(spec.key, contact);
  }
  const highest = (role: 'customer' | 'vendor', first: number): number =>
    Math.max(first, ...specs.map((spec) => spec[role] ?? 0).filter((number) => number < 100_000)) + 1;
  organization.continueNumber('customer', highest('customer', 10_000));
  organization.continueNumber('vendor', highest('vendor', 70_000));
  return byKey;
}
