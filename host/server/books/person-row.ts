import type { Person } from '../../api/persons.ts';
import type { PersonRecord } from '../../wire/person-record.ts';
import type { persons } from '../database/schema.ts';
import { present, without } from '../present.ts';

export type PersonRow = typeof persons.$inferSelect;

/** The columns that plugins may write, in the order of the record. */
export const PERSON_FIELDS = [
  'name',
  'fullName',
  'contactPerson',
  'addressSupplement',
  'street',
  'postalCode',
  'city',
  'countryCode',
  'email',
  'phone',
  'vatId',
  'taxNumber',
  'archived',
] as const;

/** What the contract shows of a person; the user's own fields are not in it (rules.md 18). */
export function toPerson(row: PersonRow, hasVouchers: boolean): Person {
  return {
    ...present(without(row, 'mandantId', 'userFields', 'deletedAt', 'updatedAt')),
    hasVouchers,
    deleted: row.deletedAt !== null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export const toPersonRecord = (row: PersonRow, hasVouchers: boolean): PersonRecord => ({
  ...toPerson(row, hasVouchers),
  ...row.userFields,
});
