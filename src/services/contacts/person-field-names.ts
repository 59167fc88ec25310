import type { PersonFields } from '../../../host/api/persons.ts';

/** One statement: what is left out of an address is empty in it. */
export const ADDRESS_FIELDS = ['addressSupplement', 'street', 'postalCode', 'city', 'countryCode'] as const;

/** All fields of a person, in the order in which they are shown. */
export const PERSON_FIELDS = [
  'name',
  'fullName',
  'contactPerson',
  ...ADDRESS_FIELDS,
  'email',
  'phone',
  'vatId',
  'taxNumber',
  'archived',
] as const satisfies readonly (keyof PersonFields)[];
