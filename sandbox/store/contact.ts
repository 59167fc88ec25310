export interface ContactPerson {
  salutation?: string;
  firstName?: string;
  lastName: string;
  primary: boolean;
  emailAddress?: string;
  phoneNumber?: string;
}

export interface ContactAddress {
  supplement?: string;
  street?: string;
  zip?: string;
  city?: string;
  countryCode?: string;
}

export interface ContactRecord {
  id: string;
  version: number;
  roles: { customer?: { number?: number }; vendor?: { number?: number } };
  company?: {
    name?: string;
    taxNumber?: string;
    vatRegistrationId?: string;
    allowTaxFreeInvoices?: boolean;
    contactPersons?: ContactPerson[];
  };
  person?: { salutation?: string; firstName?: string; lastName: string };
  addresses?: { billing?: ContactAddress[]; shipping?: ContactAddress[] };
  xRechnung?: { buyerReference?: string; vendorNumberAtCustomer?: string };
  emailAddresses?: Partial<Record<'business' | 'office' | 'private' | 'other', string[]>>;
  phoneNumbers?: Partial<Record<'business' | 'office' | 'mobile' | 'private' | 'fax' | 'other', string[]>>;
  note?: string;
  archived: boolean;
  /** Percent on the whole document, set in the web app; never on the wire. */
  defaultDiscountPercentage?: number;

  /** Real time from which the API finds a fresh contact, as of `performance.now()`; never on the wire. */
  visibleAt?: number;

  /** Ids of edge-cases.md; never on the wire. */
  tags: string[];
  wireTrap?: Record<string, unknown>;
}

/** As on documents: "Erika Beispiel". */
export function displayName(contact: ContactRecord): string {
  if (contact.person) return [contact.person.firstName, contact.person.lastName].filter(Boolean).join(' ');
  return contact.company?.name ?? '';
}

/** As in the voucher list and in the order of the contact list: "Beispiel, Erika". */
export function listName(contact: ContactRecord): string {
  if (contact.person) return [contact.person.lastName, contact.person.firstName].filter(Boolean).join(', ');
  return contact.company?.name ?? '';
}
