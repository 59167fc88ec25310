import * as z from 'zod';
import { name, text } from './text.ts';

const codePoints = (maximum: number) => (value: string) => Array.from(value).length <= maximum;

export const role = z.enum(['customer', 'supplier']);

/** Digits; five as long as the Mandant has no Kontoerweiterung. */
export const accountNumber = z.string().regex(/^[0-9]{5,9}$/, 'five to nine digits');

export const externalKey = name(300);

/** Shapes and limits of `PersonFields`. */
export const personFields = z.strictObject({
  name: name(240).refine(codePoints(60), 'longer than 60 characters'),
  fullName: text(2_000).optional(),
  contactPerson: text(500).optional(),
  addressSupplement: text(500).optional(),
  street: text(500).optional(),
  postalCode: text(50).optional(),
  city: text(500).optional(),
  countryCode: text(10).optional(),
  email: text(240).refine(codePoints(60), 'longer than 60 characters').optional(),
  phone: text(200).optional(),
  vatId: text(50).optional(),
  taxNumber: text(50).optional(),
  archived: z.boolean().optional(),
});

/** Any of the fields, `null` empties one; the name cannot be emptied. */
export const personFieldsChange = z.strictObject({
  name: personFields.shape.name.optional(),
  fullName: personFields.shape.fullName.nullable(),
  contactPerson: personFields.shape.contactPerson.nullable(),
  addressSupplement: personFields.shape.addressSupplement.nullable(),
  street: personFields.shape.street.nullable(),
  postalCode: personFields.shape.postalCode.nullable(),
  city: personFields.shape.city.nullable(),
  countryCode: personFields.shape.countryCode.nullable(),
  email: personFields.shape.email.nullable(),
  phone: personFields.shape.phone.nullable(),
  vatId: personFields.shape.vatId.nullable(),
  taxNumber: personFields.shape.taxNumber.nullable(),
  archived: personFields.shape.archived.nullable(),
});
