import { ADDRESS_FIELDS, type PersonFields } from '../../../../host/api/persons.ts';
import type { ContactContent } from '../../lexoffice/contact-content.schema.ts';
import type { Contact } from '../../lexoffice/contact.ts';
import type { FieldChange } from '../contact-plan.ts';
import { personFieldsOf } from '../person-fields.ts';
import { cleaned, cutToLimit } from '../../text/clean-text.ts';

const OF_COMPANY = ['contactPerson', 'vatId', 'taxNumber'] as const;
const OF_ALL = ['email', 'phone'] as const;

type TextField = Exclude<keyof PersonFields, 'archived'>;

/** Everything that a person has to say, as a new contact. */
export function contentOf(person: PersonFields): ContactContent & { readonly name: string } {
  const hasAddress = ADDRESS_FIELDS.some(
    (field) => field !== 'countryCode' && text(person, field) !== undefined,
  );
  return {
    name: longName(person),
    ...picked(person, [...OF_COMPANY, ...OF_ALL]),
    ...(hasAddress && { address: addressOf(person, undefined) }),
  };
}

export interface ContentChanges {
  readonly changes: readonly FieldChange[];
  readonly content: ContactContent;
  /** The name differs, and one field cannot be made into a first and a last name. */
  readonly renamesPrivatePerson: boolean;
}

/** What differs between a person and its contact. What FIBUscan does not have empties nothing there, but for the parts of an address. */
export function contentChanges(person: PersonFields, contact: Contact): ContentChanges {
  const there = personFieldsOf(contact, () => 'none').fields;
  const isCompany = contact.name.kind === 'company';
  const differing = (fields: readonly TextField[]): TextField[] =>
    fields.filter((field) => text(person, field) !== undefined && text(person, field) !== there[field]);

  const name = differing(['name']);
  const single = differing([...(isCompany ? OF_COMPANY : []), ...OF_ALL]);
  const hasAddress = ADDRESS_FIELDS.some(
    (field) => field !== 'countryCode' && text(person, field) !== undefined,
  );
  const address = ADDRESS_FIELDS.filter((field) => {
    const here = text(person, field);
    return here !== there[field] && (here !== undefined || (hasAddress && field !== 'countryCode'));
  });
  return {
    changes: [...name, ...address, ...single].map((field) => {
      const [oldValue, newValue] = [there[field], text(person, field)];
      return {
        field,
        ...(oldValue !== undefined && { oldValue }),
        ...(newValue !== undefined && { newValue }),
        kept: false,
      };
    }),
    content: {
      ...(name.length > 0 && isCompany && { name: longName(person) }),
      ...picked(person, single),
      ...(address.length > 0 && { address: addressOf(person, there) }),
    },
    renamesPrivatePerson: name.length > 0 && !isCompany,
  };
}

/** The uncut name, as long as it is still the one that the shown name was cut from. */
function longName(person: PersonFields): string {
  const name = cleaned(person.name);
  const full = text(person, 'fullName');
  return full !== undefined && cutToLimit(full) === name ? full : name;
}

/** An address of a person without a country keeps the country that stands there; without any it cannot be sent. */
function addressOf(
  person: PersonFields,
  there: PersonFields | undefined,
): NonNullable<ContactContent['address']> {
  const { addressSupplement: supplement, ...parts } = picked(person, ADDRESS_FIELDS);
  const { countryCode = there?.countryCode ?? '', ...rest } = parts;
  return { ...rest, ...(supplement !== undefined && { supplement }), countryCode };
}

function picked<F extends TextField>(person: PersonFields, fields: readonly F[]): Partial<Record<F, string>> {
  const entries = fields.flatMap((field) => {
    const value = text(person, field);
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(entries) as Partial<Record<F, string>>;
}

function text(person: PersonFields, field: TextField): string | undefined {
  return cleaned(person[field] ?? '') || undefined;
}
