import * as z from 'zod/mini';
import type { Contact, ContactAddress, ContactName } from './contact.ts';
import { isRecord, numberOrNone, type RemainsOf } from './read-rows.ts';
import { flag, numberText, optionalList, optionalText, requiredText, wholeNumber } from './wire-values.ts';

const role = z.nullish(z.object({ number: z.nullish(numberText) }));
const texts = optionalList(z.string());

const address = z.pipe(
  z.object({
    supplement: optionalText,
    street: optionalText,
    zip: optionalText,
    city: optionalText,
    countryCode: optionalText,
  }),
  z.transform(({ zip, ...rest }): ContactAddress => ({ ...rest, postalCode: zip })),
);

const contactPerson = z.object({ firstName: optionalText, lastName: optionalText, primary: flag });

const company = z.object({
  name: optionalText,
  taxNumber: optionalText,
  vatRegistrationId: optionalText,
  contactPersons: optionalList(contactPerson),
});

const person = z.object({ firstName: optionalText, lastName: optionalText });

const wire = z.object({
  id: requiredText,
  organizationId: requiredText,
  version: wholeNumber,
  roles: z.nullish(z.object({ customer: role, vendor: role })),
  company: z.nullish(company),
  person: z.nullish(person),
  addresses: z.nullish(z.object({ billing: optionalList(address), shipping: optionalList(address) })),
  emailAddresses: z.nullish(z.object({ business: texts, office: texts, private: texts, other: texts })),
  phoneNumbers: z.nullish(
    z.object({ business: texts, office: texts, mobile: texts, private: texts, fax: texts, other: texts }),
  ),
  archived: flag,
});

type Wire = z.output<typeof wire>;

export const contactSchema: z.ZodMiniType<Contact> = z.pipe(
  wire,
  z.transform((contact, context): Contact => {
    const name = nameOf(contact);
    if (!name) {
      context.issues.push({ code: 'custom', message: 'name', input: undefined });
      return z.NEVER;
    }
    const emails = contact.emailAddresses;
    const phones = contact.phoneNumbers;
    return {
      id: contact.id,
      organizationId: contact.organizationId,
      version: contact.version,
      customerNumber: numberOfRole(contact.roles?.customer),
      supplierNumber: numberOfRole(contact.roles?.vendor),
      name,
      vatId: contact.company?.vatRegistrationId,
      taxNumber: contact.company?.taxNumber,
      contactPerson: mainContactPerson(contact),
      billing: contact.addresses?.billing ?? [],
      shipping: contact.addresses?.shipping ?? [],
      emails: filled(emails?.business, emails?.office, emails?.private, emails?.other),
      phones: filled(phones?.business, phones?.office, phones?.mobile, phones?.private, phones?.other),
      archived: contact.archived,
      ...(isCrowded(contact) && { crowded: true }),
    };
  }),
);

/** Whether any list of the contact holds more than one entry. */
function isCrowded({ company, addresses, emailAddresses, phoneNumbers }: Wire): boolean {
  const groups: (object | null | undefined)[] = [addresses, emailAddresses, phoneNumbers];
  const lists = groups.flatMap((group): unknown[] => Object.values(group ?? {}));
  return [company?.contactPersons, ...lists].some((list) => Array.isArray(list) && list.length > 1);
}

/** A role without a number is a role: `''`, so that it can be refused with its reason (E15). */
function numberOfRole(value: { number?: string | null } | null | undefined): string | undefined {
  return value ? (value.number ?? '') : undefined;
}

/** An empty name is no fault of the reading: the contact is refused for it by its own reason. */
function nameOf({ company, person }: Wire): ContactName | undefined {
  if (company) return { kind: 'company', company: company.name ?? '' };
  if (person) return { kind: 'person', firstName: person.firstName, lastName: person.lastName ?? '' };
  return undefined;
}

function mainContactPerson({ company }: Wire): string | undefined {
  const persons = company?.contactPersons ?? [];
  const main = persons.find((candidate) => candidate.primary) ?? persons[0];
  const name = [main?.firstName, main?.lastName].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
}

function filled(...lists: readonly (readonly string[] | undefined)[]): string[] {
  return lists.flatMap((list) => list ?? []).filter((text) => text.trim() !== '');
}

/** Of a row that the schema refused. */
export const contactRemains: RemainsOf = ({ roles }) => {
  if (!isRecord(roles)) return {};
  const numberIn = (role: unknown) => (isRecord(role) ? (numberOrNone(role.number).number ?? '') : undefined);
  const [customer, supplier] = [numberIn(roles.customer), numberIn(roles.vendor)];
  return {
    ...numberOrNone(customer ?? supplier),
    roles: { ...(customer !== undefined && { customer }), ...(supplier !== undefined && { supplier }) },
  };
};
