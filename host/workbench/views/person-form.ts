import { FIELD_LENGTH } from '../../api/field-length.ts';
import type { PersonFields } from '../../api/persons.ts';
import type { PersonEdit, PersonRecord } from '../../wire/person-record.ts';
import type { TextKey } from '../l10n/text.ts';

export interface PersonField {
  readonly name: string;
  readonly label: TextKey;
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'tel';
  readonly maxLength?: number;
  read(person: PersonRecord): string;
}

export interface PersonSection {
  readonly title: TextKey;
  readonly fields: readonly PersonField[];
}

type TextField = Exclude<keyof PersonFields, 'fullName' | 'archived'>;

const plain = (name: TextField, more: Partial<PersonField> = {}): PersonField => ({
  name,
  label: `person.${name}`,
  read: (person) => person[name] ?? '',
  ...more,
});

const decimal = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',');

/** The sections of a person record, as in FIBUscan's Stammdatensatz. */
export const PERSON_SECTIONS: readonly PersonSection[] = [
  {
    title: 'person.section.address',
    fields: [
      plain('name', { maxLength: FIELD_LENGTH }),
      plain('contactPerson'),
      plain('addressSupplement'),
      plain('street'),
      plain('postalCode'),
      plain('city'),
      plain('countryCode', { maxLength: 10 }),
      plain('email', { maxLength: FIELD_LENGTH, inputMode: 'email' }),
      plain('phone', { inputMode: 'tel' }),
    ],
  },
  { title: 'person.section.tax', fields: [plain('vatId'), plain('taxNumber')] },
  {
    title: 'person.section.terms',
    fields: [
      {
        name: 'netDays',
        label: 'person.netDays',
        inputMode: 'numeric',
        read: ({ paymentTerms }) => decimal(paymentTerms?.netDays),
      },
      {
        name: 'discountDays',
        label: 'person.discountDays',
        inputMode: 'numeric',
        read: ({ paymentTerms }) => decimal(paymentTerms?.discountDays),
      },
      {
        name: 'discountPercent',
        label: 'person.discountPercent',
        inputMode: 'decimal',
        read: ({ paymentTerms }) => decimal(paymentTerms?.discountPercent),
      },
    ],
  },
  {
    title: 'person.section.bank',
    fields: [
      { name: 'iban', label: 'person.iban', read: ({ bank }) => bank?.iban ?? '' },
      { name: 'bic', label: 'person.bic', read: ({ bank }) => bank?.bic ?? '' },
    ],
  },
  {
    title: 'person.section.booking',
    fields: [
      {
        name: 'revenueAccount',
        label: 'person.revenueAccount',
        inputMode: 'numeric',
        read: (person) => person.revenueAccount ?? '',
      },
      { name: 'note', label: 'person.note', read: (person) => person.note ?? '' },
    ],
  },
];

/** Only what the user changed; an emptied field becomes `null`. */
export function editOf(person: PersonRecord, form: FormData): PersonEdit {
  const typed = (name: string): string => ((form.get(name) ?? '') as string).trim();
  const changed = new Set(
    PERSON_SECTIONS.flatMap(({ fields }) => fields)
      .filter((field) => typed(field.name) !== field.read(person))
      .map(({ name }) => name),
  );
  const edit: Record<string, unknown> = {};
  for (const name of changed) if (!GROUPED.has(name)) edit[name] = typed(name) === '' ? null : typed(name);
  const group = (
    names: readonly string[],
    value: (name: string) => unknown,
  ): Record<string, unknown> | null => {
    const filled = names.filter((name) => typed(name) !== '');
    return filled.length === 0 ? null : Object.fromEntries(filled.map((name) => [name, value(name)]));
  };
  if (TERMS.some((name) => changed.has(name)))
    edit['paymentTerms'] = group(TERMS, (name) => Number(typed(name).replace(',', '.')));
  if (BANK.some((name) => changed.has(name))) edit['bank'] = group(BANK, typed);
  return edit;
}

const TERMS = ['netDays', 'discountDays', 'discountPercent'];
const BANK = ['iban', 'bic'];
const GROUPED = new Set([...TERMS, ...BANK]);
