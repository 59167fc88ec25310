import * as z from 'zod';
import { accountNumber, externalKey, personFields, personFieldsChange, role } from './person-fields.ts';

/** One change of POST M/persons/changes. It is checked by itself, so that a bad one fails alone. */
export const personChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('create'),
    role,
    accountNumber,
    externalKey,
    fields: personFields,
  }),
  z.strictObject({
    kind: z.literal('update'),
    id: z.string().max(100),
    version: z.int().min(1),
    fields: personFieldsChange,
    externalKey: externalKey.optional(),
    accountNumber: accountNumber.optional(),
  }),
]);
export type CheckedPersonChange = z.infer<typeof personChange>;

/** Body of POST M/persons/changes; at most this many at a time. */
export const personChanges = z.array(z.unknown()).max(20_000);
