import type { PersonRole } from './persons.ts';

/** Usual number ranges of Personenkonten in a chart with four-digit Sachkonten (rules.md 15). */
export const ACCOUNT_RANGES: Readonly<Record<PersonRole, { readonly first: number; readonly last: number }>> =
  {
    customer: { first: 10_000, last: 69_999 },
    supplier: { first: 70_000, last: 99_999 },
  };

/** Whether it is a Personenkonto of a Mandant without Kontoerweiterung: exactly five digits. */
export function isPersonAccount(number: string): boolean {
  return /^[0-9]{5}$/.test(number);
}
