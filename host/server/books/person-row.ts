import { PERSON_FIELDS, type Person, type PersonFields } from '../../api/persons.ts';
import type { PersonRecord } from '../../wire/person-record.ts';
import type { persons } from '../database/schema.ts';
import { present, without } from '../present.ts';

export type PersonRow = typeof persons.$inferSelect;

/** Of a record that says nothing but its name. */
export const EMPTY_FIELDS = Object.fromEntries(PERSON_FIELDS.map((field) => [field, null])) as Readonly<
  Record<Exclude<keyof PersonFields, 'name'>, null>
>;

/** What the contract shows of a person; of the user's own fields the Erlöskonto alone (rules.md 18, 22). */
export function toPerson(row: PersonRow, hasVouchers: boolean): Person {
  const { revenueAccount } = row.userFields;
  return {
    ...present(without(row, 'mandantId', 'userFields', 'deletedAt', 'updatedAt')),
    ...(revenueAccount === undefined ? {} : { revenueAccount }),
    hasVouchers,
    deleted: row.deletedAt !== null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export const toPersonRecord = (row: PersonRow, hasVouchers: boolean): PersonRecord => ({
  ...toPerson(row, hasVouchers),
  ...row.userFields,
});
