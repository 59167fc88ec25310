import type { PersonFields } from '../../../host/api/persons.ts';
import type { Contact, ContactAddress, ContactName } from '../lexoffice/contact.ts';
import type { CountryClass } from '../lexoffice/profile.ts';
import type { ContactWarning } from './contact-plan.ts';
import { FIELD_LENGTH } from '../../../host/api/field-length.ts';
import { cleaned, codePoints, cutToLimit } from '../text/clean-text.ts';
import { vatIdOf } from '../text/vat-id.ts';

export type CountryClassOf = (countryCode: string | undefined) => CountryClass;

export interface ReadPerson {
  /** Name empty when nothing is left of it. */
  readonly fields: PersonFields;
  readonly warnings: readonly ContactWarning[];
}

/** What FIBUscan would hold of a contact (rules.md 18, 19). Payment terms are not in it (E24). */
export function personFieldsOf(contact: Contact, countryClass: CountryClassOf): ReadPerson {
  const changed = new Set<keyof PersonFields>();
  const clean = (
    field: keyof PersonFields,
    text: string | undefined,
    normalised = cleaned,
  ): string | undefined => {
    if (text === undefined) return undefined;
    const result = normalised(text);
    if (result !== text) changed.add(field);
    return result === '' ? undefined : result;
  };
  const full = clean('name', fullName(contact.name)) ?? '';
  const short = codePoints(full) > FIELD_LENGTH ? cutToLimit(full) : full;
  const email = clean('email', contact.emails[0]);
  const emailFits = email === undefined || codePoints(email) <= FIELD_LENGTH;
  const address = contact.billing[0] ?? contact.shipping[0];
  const countryCode = clean('countryCode', address?.countryCode);

  const fields: PersonFields = {
    name: short,
    ...(short !== full && { fullName: full }),
    contactPerson: clean('contactPerson', contact.contactPerson),
    addressSupplement: clean('addressSupplement', address?.supplement),
    street: clean('street', address?.street),
    postalCode: clean('postalCode', postalCodeOf(address)),
    city: clean('city', address?.city),
    countryCode,
    ...(emailFits && { email }),
    phone: clean('phone', contact.phones[0]),
    vatId: clean('vatId', contact.vatId, (text) => vatIdOf(cleaned(text))),
    taxNumber: clean('taxNumber', contact.taxNumber),
    archived: contact.archived,
  };

  const warnings: ContactWarning[] = [];
  if (short !== full) warnings.push({ code: 'name-shortened', full });
  if (!emailFits) warnings.push({ code: 'email-too-long' });
  if (!address) warnings.push({ code: 'no-address' });
  if (hasSeveralAddresses(contact)) warnings.push({ code: 'several-addresses' });
  if (countryCode !== undefined && countryClass(countryCode) === 'unknown') {
    warnings.push({ code: 'country-unknown', countryCode });
  }
  if (changed.size > 0) warnings.push({ code: 'text-normalised', fields: [...changed] });
  return { fields, warnings };
}

/** "Nachname, Vorname" for a private person (E16). */
export function fullName(name: ContactName): string {
  if (name.kind === 'company') return name.company;
  return [name.lastName, name.firstName].filter((part) => part !== undefined && part !== '').join(', ');
}

/** A German code that lost its leading zero somewhere gets it back (E22). */
function postalCodeOf(address: ContactAddress | undefined): string | undefined {
  const code = address?.postalCode;
  return address?.countryCode === 'DE' && code !== undefined && /^\d{1,4}$/.test(code)
    ? code.padStart(5, '0')
    : code;
}

function hasSeveralAddresses({ billing, shipping }: Contact): boolean {
  return billing.length > 1 || (billing.length === 0 && shipping.length > 1);
}
