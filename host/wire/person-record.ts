import * as z from 'zod';
import type { Person } from '../api/persons.ts';
import { ledgerAccount } from './accounts.ts';
import { pageByText, wantedIds } from './pages.ts';
import { accountNumber, emptied, personFields, personFieldsChange, role } from './person-fields.ts';
import { text } from './text.ts';

const paymentTerms = z.strictObject({
  netDays: z.int().min(0).max(999).optional(),
  discountDays: z.int().min(0).max(999).optional(),
  discountPercent: z.number().min(0).max(100).optional(),
});

const bank = z.strictObject({
  iban: z
    .string()
    .transform((value) => value.replace(/\s+/g, '').toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/, 'ist keine IBAN'))
    .optional(),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, 'ist kein BIC')
    .optional(),
});

/** What a person record holds by the user alone; no plugin writes it, and none reads more of it than the Erlöskonto (rules.md 18, 22). */
const userFields = z.strictObject({
  paymentTerms: paymentTerms.optional(),
  bank: bank.optional(),
  /** Erlöskonto of this person. */
  revenueAccount: ledgerAccount.optional(),
  note: text(10_000).optional(),
});
export type UserFields = z.infer<typeof userFields>;

/** Query of GET M/persons. */
export const personQuery = z.object({ ...pageByText.shape, ids: wantedIds, role: role.optional() });
export type PersonQuery = z.infer<typeof personQuery>;

/** Answer of GET, PATCH and POST of a person. */
export interface PersonRecord extends Person, Omit<UserFields, keyof Person> {}

/** Body of POST M/persons: by the user; without a number the next one after the highest ever given is taken. */
export const personInput = z.strictObject({
  ...personFields.shape,
  ...userFields.shape,
  role,
  accountNumber: accountNumber.optional(),
});
export type PersonInput = z.infer<typeof personInput>;

/** Body of PATCH M/persons/{id}: by the user; only these fields change, `null` empties one. */
export const personEdit = z.strictObject({
  ...personFieldsChange.shape,
  ...emptied(userFields.shape),
  accountNumber: accountNumber.optional(),
  /** Brings a deleted person back, with its own number. */
  deleted: z.literal(false).optional(),
  /** Version that the user saw; absent: last writer wins. */
  version: z.int().min(1).optional(),
});
export type PersonEdit = z.infer<typeof personEdit>;
