import { describe, expect, it } from 'vitest';
import type { Person } from '../../../host/api/persons.ts';
import { planSend } from '../../../src/services/contacts/outbound/plan-send.ts';
import type { SendInput } from '../../../src/services/contacts/outbound/plan-send.ts';
import type { SendRow } from '../../../src/services/contacts/outbound/send-plan.ts';
import { omit } from '../../../src/services/omit.ts';
import { changedContactBody, newContactBody } from '../../../src/services/lexoffice/contact-body.ts';
import { company, contact, ORGANIZATION, person } from '../../support/builders/contact.ts';

const typed = (fields: Partial<Person> = {}): Person => {
  return omit(person(fields), 'externalKey');
};

function rowOf(one: Person, input: Partial<SendInput> = {}): SendRow {
  const plan = planSend({
    organizationId: ORGANIZATION,
    role: 'customer',
    persons: [one],
    contacts: [contact()],
    countryClass: (code) => (code === 'DE' ? 'DE' : 'unknown'),
    intents: [],
    ...input,
  });
  expect(plan.rows).toHaveLength(1);
  return plan.rows[0]!;
}

describe('plan of a transfer', () => {
  it('changes nothing of a person that a sync has just made of its contact', () => {
    expect(rowOf(person())).toMatchObject({ state: 'unchanged', changes: [], warnings: [] });
  });

  it('shows per field what is there and what comes, and sends only that', () => {
    const row = rowOf(person({ email: 'neu@example.de', city: 'Bonn' }), {
      contacts: [contact({ emails: ['alt@example.de'] })],
    });
    expect(row.state).toBe('changed');
    expect(row.changes).toEqual([
      { field: 'city', oldValue: 'Musterhafen', newValue: 'Bonn', kept: false },
      { field: 'email', oldValue: 'alt@example.de', newValue: 'neu@example.de', kept: false },
    ]);
    expect(row.write).toEqual({
      kind: 'update',
      contactId: 'c1',
      version: 1,
      changes: {
        email: 'neu@example.de',
        address: { street: 'Deichweg 7', postalCode: '25980', city: 'Bonn', countryCode: 'DE' },
      },
    });
  });

  it('empties nothing there that FIBUscan does not have, but for the parts of an address', () => {
    const there = contact({
      emails: ['da@example.de'],
      phones: ['1'],
      vatId: 'DE1',
      taxNumber: '2',
      contactPerson: 'Mira Probe',
      billing: [
        {
          supplement: 'Hof',
          street: 'Deichweg 7',
          postalCode: '25980',
          city: 'Musterhafen',
          countryCode: 'DE',
        },
      ],
    });
    const row = rowOf(person(), { contacts: [there] });
    expect(row.changes).toEqual([{ field: 'addressSupplement', oldValue: 'Hof', kept: false }]);
    expect(row.write).toMatchObject({ changes: { address: { city: 'Musterhafen' } } });
    const bare = omit(person(), 'street', 'postalCode', 'city', 'countryCode');
    expect(rowOf(bare, { contacts: [there] }).state).toBe('unchanged');
  });

  it('keeps the country that stands there when FIBUscan has none', () => {
    const rest = omit(person({ city: 'Wien' }), 'countryCode');
    const row = rowOf(rest, { contacts: [contact({ billing: [{ city: 'Graz', countryCode: 'DE' }] })] });
    expect(row.write).toMatchObject({ changes: { address: { city: 'Wien', countryCode: 'DE' } } });
  });

  it('E17: sends the name uncut, unless the user has given it another since', () => {
    const full = `${'Donaudampfschifffahrt '.repeat(4)}GmbH`;
    const name = full.slice(0, 60).trim();
    const sent = (fields: Partial<Person>) => rowOf(typed({ name, fullName: full, ...fields })).write;
    expect(sent({})).toMatchObject({ contact: { name: full } });
    expect(sent({ name: 'Kurz GmbH' })).toMatchObject({ contact: { name: 'Kurz GmbH' } });
    expect(
      rowOf(person({ name, fullName: full }), { contacts: [contact({ name: company(full) })] }).state,
    ).toBe('unchanged');
  });

  it('E9: never ties by name, but says that the name is there', () => {
    expect(rowOf(typed())).toMatchObject({
      state: 'new',
      write: { kind: 'create' },
      warnings: [{ code: 'same-name', numbers: ['10421'] }],
    });
  });

  it.each<[string, Person, Partial<SendInput>, string]>([
    ['no name', typed({ name: ' ' }), {}, 'name-missing'],
    ['no country', typed({ countryCode: '' }), {}, 'country-unusable'],
    ['unknown country', typed({ countryCode: 'XX' }), {}, 'country-unusable'],
    ['half an e-mail address', typed({ email: 'info@' }), {}, 'email-unusable'],
    ['long phone number', typed({ phone: '0'.repeat(31) }), {}, 'phone-too-long'],
    ['another company', person({ externalKey: 'lexoffice:other:c1:customer' }), {}, 'linked-elsewhere'],
    ['another program', person({ externalKey: 'x' }), {}, 'linked-elsewhere'],
    ['contact gone', person(), { contacts: [] }, 'contact-missing'],
    [
      'contact unreadable',
      person(),
      { contacts: [{ unreadable: true, id: 'c1', problem: 'name' }] },
      'contact-unreadable',
    ],
    [
      'several entries',
      person({ city: 'Bonn' }),
      { contacts: [contact({ crowded: true })] },
      'several-entries',
    ],
    [
      'private person renamed',
      person({ name: 'Muster, Mia' }),
      { contacts: [contact({ name: { kind: 'person', firstName: 'Max', lastName: 'Muster' } })] },
      'private-person',
    ],
  ])('refuses with a reason: %s', (_name, one, input, reason) => {
    const row = rowOf(one, input);
    expect(row).toMatchObject({ state: 'refused', reason });
    expect(row.write).toBeUndefined();
  });

  it('does not refuse a contact with several entries that needs no change', () => {
    expect(rowOf(person(), { contacts: [contact({ crowded: true })] }).state).toBe('unchanged');
  });

  it('leaves alone what a private person has no place for', () => {
    const there = contact({ name: { kind: 'person', firstName: 'Max', lastName: 'Muster' } });
    const row = rowOf(person({ name: 'Muster, Max', vatId: 'DE1', phone: '12' }), { contacts: [there] });
    expect(row.write).toMatchObject({ changes: { phone: '12' } });
    expect(row.changes).toHaveLength(1);
  });

  it('warns of other numbers, of archived ones and of what may be a private person', () => {
    const there = contact({ customerNumber: '20000', archived: true });
    expect(rowOf(person(), { contacts: [there] }).warnings).toEqual([
      { code: 'number-differs', number: '20000' },
      { code: 'archived-there' },
    ]);
    expect(rowOf(typed({ name: 'Muster, Max', archived: true })).warnings).toEqual([
      { code: 'archived-here' },
      { code: 'maybe-private' },
    ]);
  });

  it('leaves out deleted persons and the other side', () => {
    const plan = planSend({
      organizationId: ORGANIZATION,
      role: 'supplier',
      persons: [typed(), typed({ role: 'supplier', deleted: true })],
      contacts: [],
      countryClass: () => 'none',
      intents: [],
    });
    expect(plan).toMatchObject({ rows: [], counts: { new: 0 } });
  });
});

describe('body of a contact', () => {
  it('gives an empty role, for Lexware Office gives the number', () => {
    expect(newContactBody({ role: 'supplier', name: 'X GmbH' })).toEqual({
      version: 0,
      roles: { vendor: {} },
      company: { name: 'X GmbH' },
    });
  });

  it('keeps everything that it does not know', () => {
    const stored = {
      id: 'c1',
      organizationId: 'o',
      archived: false,
      version: 4,
      roles: { customer: { number: 10421 }, vendor: { number: 70001 } },
      company: {
        name: 'Alt',
        allowTaxFreeInvoices: true,
        contactPersons: [
          { salutation: 'Frau', firstName: 'Mira', lastName: 'Probe', emailAddress: 'm@x.de' },
        ],
      },
      addresses: { shipping: [{ city: 'Kiel', countryCode: 'DE' }] },
      emailAddresses: { private: ['p@x.de'] },
      phoneNumbers: { fax: ['1'], mobile: ['2'] },
      note: 'Skonto',
      somethingNew: { a: 1 },
    };
    const changes = {
      contactPerson: 'Ida Neu',
      address: { city: 'Bonn', postalCode: '53111', countryCode: 'DE' },
      email: 'n@x.de',
      phone: '3',
    };
    expect(changedContactBody(stored, 4, changes)).toEqual({
      version: 4,
      roles: stored.roles,
      company: {
        ...stored.company,
        contactPersons: [{ salutation: 'Frau', firstName: 'Ida', lastName: 'Neu', emailAddress: 'm@x.de' }],
      },
      addresses: { shipping: [{ city: 'Bonn', zip: '53111', countryCode: 'DE' }] },
      emailAddresses: { private: ['n@x.de'] },
      phoneNumbers: { fax: ['1'], mobile: ['3'] },
      note: 'Skonto',
      somethingNew: { a: 1 },
    });
  });
});
