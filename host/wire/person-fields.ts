import * as z from 'zod';
import { PERSON_ROLES, type PersonFields } from '../api/persons.ts';
import { isFilled, name, shortText, text } from './text.ts';

export const role = z.enum(PERSON_ROLES);

/** Digits; five as long as the Mandant has no Kontoerweiterung. */
export const accountNumber = z.string().regex(/^[0-9]{5,9}$/, 'besteht nicht aus fünf bis neun Ziffern');

export const externalKey = name(300);

/** Shapes and limits of `PersonFields`. */
export const personFields = z.strictObject({
  name: shortText().refine(isFilled, 'ist leer'),
  fullName: text(2_000).optional(),
  contactPerson: text(500).optional(),
  addressSupplement: text(500).optional(),
  street: text(500).optional(),
  postalCode: text(50).optional(),
  city: text(500).optional(),
  countryCode: text(10).optional(),
  email: shortText().optional(),
  phone: text(200).optional(),
  vatId: text(50).optional(),
  taxNumber: text(50).optional(),
  archived: z.boolean().optional(),
} satisfies Record<keyof PersonFields, z.ZodType>);

/** The same members, each of which `null` empties. */
export const emptied = <S extends z.ZodRawShape>(shape: S) =>
  Object.fromEntries(Object.entries(shape).map(([key, member]) => [key, z.nullable(member)])) as {
    readonly [K in keyof S]: z.ZodNullable<S[K]>;
  };

/** Any of the fields, `null` empties one; the name cannot be emptied. */
export const personFieldsChange = z.strictObject({
  ...emptied(personFields.shape),
  name: personFields.shape.name.optional(),
});
