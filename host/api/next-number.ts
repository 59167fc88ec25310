import { PERSON_ACCOUNT_RANGES, type Person, type PersonRole } from './persons.ts';

/** The Fibu-Nummer after the highest of the side, deleted ones included; `undefined` when the range is used up. The host has the last word. */
export function nextNumber(
  persons: readonly Pick<Person, 'accountNumber'>[],
  role: PersonRole,
): string | undefined {
  const [first, last] = PERSON_ACCOUNT_RANGES[role];
  const numbers = persons
    .map(({ accountNumber }) => Number(accountNumber))
    .filter((number) => number >= first && number <= last);
  const next = numbers.reduce((highest, number) => Math.max(highest, number), first - 1) + 1;
  return next > last ? undefined : String(next);
}
