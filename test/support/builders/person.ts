import type { Person } from '../../../host/api/persons.ts';

/** A customer in the books; a test names only what it is about. */
export function aPerson(part: Partial<Person> = {}): Person {
  return {
    id: 'p1',
    version: 1,
    role: 'customer',
    accountNumber: '10021',
    name: 'Müller GmbH',
    hasVouchers: false,
    deleted: false,
    updatedAt: '2026-04-01T08:00:00Z',
    ...part,
  };
}
