import type { Wire } from './server.ts';

export const ORGANIZATION = 'dec0de00-0001-4000-8000-000000000001';

export function contactId(name: string): string {
  const index = CONTACTS.findIndex(([known]) => known === name);
  return `c0c0c0c0-0000-4000-8000-${String(index < 0 ? 999 : index).padStart(12, '0')}`;
}

const company = (name: string) => ({ company: { name } });
const billing = (countryCode: string) => ({ addresses: { billing: [{ city: 'Ort', countryCode }] } });

/** Name, and what the contact has beside its id. */
const CONTACTS: readonly (readonly [string, Wire])[] = [
  ['alpha', { roles: { customer: { number: 10001 } }, ...company('Alpha & Söhne GmbH'), ...billing('DE') }],
  [
    'france',
    {
      roles: { customer: { number: 10002 }, vendor: { number: 70002 } },
      company: { name: 'Lumière SARL', vatRegistrationId: 'FR 12 345678901' },
      ...billing('FR'),
    },
  ],
  [
    'austria',
    {
      roles: { customer: { number: '10003' } },
      person: { firstName: 'Anna', lastName: 'Huber' },
      ...billing('AT'),
    },
  ],
  ['swiss', { roles: { customer: { number: 10004 } }, ...company('Zürich AG'), ...billing('CH') }],
  ['canary', { roles: { customer: { number: 10005 } }, ...company('Las Palmas SL'), ...billing('ES_CN') }],
  ['four', { roles: { customer: { number: 1234 } }, ...company('Vier Stellen GmbH') }],
  ['six', { roles: { customer: { number: 123456 } }, ...company('Sechs Stellen GmbH') }],
  ['twin', { roles: { customer: { number: 10007 } }, ...company('Zwilling Eins GmbH') }],
  ['other twin', { roles: { customer: { number: 10007 } }, ...company('Zwilling Zwei GmbH') }],
  ['no role', { roles: {}, ...company('Ohne Rolle GmbH') }],
  ['supplier', { roles: { vendor: { number: 70001 } }, ...company('Lieferant GmbH'), archived: true }],
  ['no number', { roles: { customer: {} }, ...company('Ohne Nummer GmbH') }],
  ['broken', { roles: { customer: { number: 10099 } } }],
  ['thief', { roles: { vendor: { number: 10001 } }, ...company('Nummerndieb GmbH') }],
];

export const EXPECTED_CONTACTS = {
  customers: { new: 5, changed: 0, unchanged: 0, conflict: 2 },
  suppliers: {
    ...{ new: 2, changed: 0, unchanged: 0, conflict: 1, refused: [] },
    conflicts: [{ id: contactId('thief'), number: '10001', reason: 'number-taken' }],
  },
  refused: [
    ['four', '1234', 'number-not-five-digits'],
    ['six', '123456', 'number-not-five-digits'],
    ['no number', null, 'number-missing'],
    ['broken', '10099', 'unreadable'],
  ].map(([name, number, reason]) => ({ id: contactId(name!), number, reason })),
  conflicts: ['twin', 'other twin'].map((name) => ({
    id: contactId(name),
    number: '10007',
    reason: 'number-used-twice',
  })),
};

/** The contacts as the server answers them. */
export const CONTACT_ANSWERS: readonly Wire[] = CONTACTS.map(([name, rest]) => ({
  id: contactId(name),
  organizationId: ORGANIZATION,
  version: 1,
  archived: false,
  ...rest,
}));
