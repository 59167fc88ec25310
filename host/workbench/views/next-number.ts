import type { Person, PersonRole } from '../../api/persons.ts';

const RANGES = { customer: [10_000, 69_999], supplier: [70_000, 99_999] } as const;

/** The Fibu-Nummer after the highest of the side, deleted ones included; `undefined` when the range is used up. The host has the last word. */
export function nextNumber(
  persons: readonly Pick<Person, 'accountNumber'>[],
  role: PersonRole,
): string | undefined {
  const [first, last] = RANGES[role];
  const numbers = persons
    .map(({ accountNumber }) => Number(accountNumber))
    .filter((number) => number >= first && number <= last);
  const next = numbers.reduce((highest, number) => Math.max(highest, number), first - 1) + 1;
  return next > last ? undefined : String(next);
}
