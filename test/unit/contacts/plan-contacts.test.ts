import { describe, expect, it } from 'vitest';
import type { Person } from '../../../host/api/persons.ts';
import type { ContactPlanRow } from '../../../src/services/contacts/contact-plan.ts';
import { planContacts } from '../../../src/services/contacts/plan-contacts.ts';
import type { PlanInput } from '../../../src/services/contacts/plan-contacts.ts';
import { countryClass } from '../../support/builders/booking-context.ts';
import { company, contact, ORGANIZATION, person } from '../../support/builders/contact.ts';

function plan(
  contacts: PlanInput['contacts'],
  persons: readonly Person[] = [],
  more: Partial<PlanInput> = {},
) {
  return planContacts({
    role: 'customer',
    contacts,
    persons,
    countryClass,
    overwrite: false,
    complete: true,
    ...more,
  });
}

function row(...args: Parameters<typeof plan>): ContactPlanRow {
  const { rows } = plan(...args);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const codes = ({ warnings }: ContactPlanRow) => warnings.map(({ code }) => code);

describe('planContacts: numbers', () => {
  it('takes a new contact over with its own number', () => {
    const { state, change, warnings } = row([contact()]);
    expect(state).toBe('new');
    expect(warnings).toEqual([]);
    expect(change).toMatchObject({
      kind: 'create',
      role: 'customer',
      accountNumber: '10421',
      externalKey: `lexoffice:${ORGANIZATION}:c1:customer`,
      fields: { name: 'Nordlicht Solar & Söhne KG', street: 'Deichweg 7', city: 'Musterhafen' },
    });
  });

  it.each([
    ['1', 'number-not-five-digits'],
    ['1234', 'number-not-five-digits'],
    ['123456', 'number-not-five-digits'],
    ['1042A', 'number-not-five-digits'],
    [' 10421', 'number-not-five-digits'],
    ['１０４２１', 'number-not-five-digits'],
    ['', 'number-missing'],
  ])('E1, E2, E15: refuses the number %j as %s, and the rest goes on', (customerNumber, reason) => {
    const { rows, counts } = plan([
      contact({ customerNumber }),
      contact({ id: 'c2', customerNumber: '10422' }),
    ]);
    expect(rows[0]).toMatchObject({ state: 'refused', reason });
    expect(rows[0]!.change).toBeUndefined();
    expect(rows[1]!.state).toBe('new');
    expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, conflict: 0, refused: 1 });
  });

  it('E4: keeps a leading zero', () => {
    expect(row([contact({ customerNumber: '00244' })]).change).toMatchObject({ accountNumber: '00244' });
  });

  it.each([
    ['customer', '09999', true],
    ['customer', '10000', false],
    ['customer', '69999', false],
    ['customer', '70000', true],
    ['supplier', '69999', true],
    ['supplier', '70000', false],
    ['supplier', '99999', false],
  ] as const)('E2, E3: a %s %s is outside the range: %s', (role, number, outside) => {
    const numbers = role === 'customer' ? { customerNumber: number } : { supplierNumber: number };
    const planned = row([contact({ customerNumber: undefined, ...numbers })], [], { role });
    expect(planned.state).toBe('new');
    expect(codes(planned).includes('number-outside-range')).toBe(outside);
  });

  it("E5, E6: a contact with both roles has a row on each side, with that side's number", () => {
    const both = contact({ supplierNumber: '70421' });
    expect(row([both]).change).toMatchObject({ role: 'customer', accountNumber: '10421' });
    expect(row([both], [], { role: 'supplier' }).change).toMatchObject({
      role: 'supplier',
      accountNumber: '70421',
      externalKey: `lexoffice:${ORGANIZATION}:c1:supplier`,
    });
  });

  it('E6: a sync of one side leaves contacts of the other side alone, and counts those of none', () => {
    const supplier = contact({ customerNumber: undefined, supplierNumber: '70001' });
    const nobody = contact({ id: 'c3', customerNumber: undefined });
    const { rows, withoutRole } = plan([supplier, nobody]);
    expect(rows).toEqual([]);
    expect(withoutRole).toBe(1);
  });

  it('E7, E9: two contacts of the same name are two persons, and a person of that name is another one', () => {
    const twin = contact({ id: 'c2', customerNumber: '10422' });
    const byHand = person({ id: 'p9', accountNumber: '10900', externalKey: undefined });
    expect(plan([contact(), twin], [byHand]).rows.map(({ state }) => state)).toEqual(['new', 'new']);
  });

  describe('E7: possible duplicates', () => {
    const address = { postalCode: '26826', city: 'Weener', countryCode: 'DE' };
    const at = (id: string, part: Parameters<typeof contact>[0] = {}) =>
      contact({ id, customerNumber: `1050${id.slice(1)}`, billing: [address], ...part });
    const duplicates = (...args: Parameters<typeof plan>) =>
      plan(...args).rows.map(({ warnings }) =>
        warnings.flatMap((warning) => (warning.code === 'possible-duplicate' ? [warning] : [])),
      );
    const warning = (...others: string[]) => [{ code: 'possible-duplicate', others, more: false }];

    it('names the other contact of the same name and postal code, and merges nothing', () => {
      const contacts = [
        at('c1', { name: company('Müller GmbH') }),
        at('c2', { name: company('MÜLLER  Gmbh.') }),
        at('c3', { name: company('Müller GmbH'), billing: [{ ...address, postalCode: '26827' }] }),
        at('c4', { name: company('Müller GmbH'), billing: [] }),
      ];
      expect(duplicates(contacts)).toEqual([
        warning('10502 MÜLLER Gmbh.'),
        warning('10501 Müller GmbH'),
        [],
        [],
      ]);
      expect(plan(contacts).counts.new).toBe(4);
    });

    it('names the other contact of the same VAT id, however it is spaced', () => {
      const contacts = [
        at('c1', { name: company('Alt'), vatId: 'DE 123 456 789' }),
        at('c2', { name: company('Neu'), vatId: 'de123456789' }),
        at('c3', { name: company('Anders'), vatId: undefined }),
        at('c4', { name: company('Noch anders'), vatId: undefined }),
      ];
      expect(duplicates(contacts)).toEqual([warning('10502 Neu'), warning('10501 Alt'), [], []]);
    });

    it('does not compare customers with suppliers, nor with what is archived', () => {
      const supplier = at('c2', { customerNumber: undefined, supplierNumber: '70001' });
      expect(duplicates([at('c1'), supplier, at('c3', { archived: true })])).toEqual([[], []]);
    });

    it('names three of many and says that there are more', () => {
      const many = Array.from({ length: 5 }, (_, index) => at(`c${index + 1}`));
      const [first, , , , last] = duplicates(many).map(([only]) => only);
      expect(first?.more).toBe(true);
      expect(first?.others.map((other) => other.slice(0, 5))).toEqual(['10502', '10503', '10504']);
      expect(last?.others.map((other) => other.slice(0, 5))).toEqual(['10501', '10502', '10503']);
    });

    it('stays quick when thousands share a VAT id', () => {
      const many = Array.from({ length: 6000 }, (_, index) =>
        contact({ id: `c${index}`, customerNumber: String(10000 + index), vatId: 'DE123456789' }),
      );
      expect(duplicates(many).every(([only]) => only?.more)).toBe(true);
    });
  });

  it('E13: shows a number that changed and writes nothing, whether or not bookings exist', () => {
    for (const hasVouchers of [true, false]) {
      for (const overwrite of [true, false]) {
        const planned = row([contact({ customerNumber: '10500' })], [person({ hasVouchers })], { overwrite });
        expect(planned).toMatchObject({ state: 'conflict', reason: 'number-changed', conflictWith: '10421' });
        expect(planned.change).toBeUndefined();
      }
    }
  });

  it('E14: several contacts with one number are all in conflict, also one that is known already', () => {
    const other = contact({ id: 'c2', name: company('Zweitwerk') });
    const { rows } = plan([contact(), other], [person()]);
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['conflict', 'number-used-twice'],
      ['conflict', 'number-used-twice'],
    ]);
    expect(rows[0]!.conflictWith).toBe('Zweitwerk');
  });

  it.each([
    ['a person typed by hand', { externalKey: undefined }],
    ['a person of another contact', { externalKey: `lexoffice:${ORGANIZATION}:c9:customer` }],
    ['a person on the other side', { externalKey: undefined, role: 'supplier' as const }],
    ['a deleted person', { externalKey: undefined, deleted: true }],
    ['the same contact on the other side', { role: 'supplier' as const }],
  ])('E14: a number of %s is taken', (_, fields) => {
    const planned = row([contact()], [person({ name: 'Altkunde', ...fields })]);
    expect(planned).toMatchObject({
      state: 'conflict',
      reason: 'number-taken',
      conflictWith: '10421 Altkunde',
    });
    expect(planned.change).toBeUndefined();
  });

  it('E14: offers to link a number of a person typed by hand, by the overwrite rule; nobody else', () => {
    const typed = person({ externalKey: undefined, name: 'Altkunde', email: undefined });
    const filled = contact({ emails: ['neu@example.org'] });
    const key = `lexoffice:${ORGANIZATION}:c1:customer`;
    expect(row([filled], [typed]).decision).toEqual({
      kind: 'link',
      change: {
        kind: 'update',
        id: typed.id,
        version: typed.version,
        fields: expect.not.objectContaining({ name: expect.anything() as string }) as object,
        externalKey: key,
      },
    });
    expect(row([filled], [typed]).decision).toHaveProperty('change.fields.email', 'neu@example.org');
    expect(row([filled], [typed], { overwrite: true }).decision).toHaveProperty(
      'change.fields.name',
      'Nordlicht Solar & Söhne KG',
    );
    for (const other of [{ deleted: true }, { role: 'supplier' as const }, { externalKey: 'other:1' }]) {
      expect(row([filled], [{ ...typed, ...other }]).decision).toBeUndefined();
    }
  });

  it('E14: offers no way out of a number that several contacts have', () => {
    const other = contact({ id: 'c2' });
    expect(plan([contact(), other]).rows.map(({ decision }) => decision)).toEqual([undefined, undefined]);
  });

  it('E13: offers the new number while nothing is booked and it is free, else to keep the old one', () => {
    const moved = [contact({ customerNumber: '10500' })];
    expect(row(moved, [person()]).decision).toMatchObject({
      kind: 'renumber',
      change: { kind: 'update', id: person().id, accountNumber: '10500' },
    });
    const holder = person({ id: 'p9', accountNumber: '10500', externalKey: undefined });
    expect(row(moved, [person({ hasVouchers: true })]).decision).toEqual({ kind: 'keep' });
    expect(row(moved, [person({ deleted: true })]).decision).toEqual({ kind: 'keep' });
    expect(row(moved, [person(), holder]).decision).toEqual({ kind: 'keep' });
  });

  it('E13: a number that is known to differ is no conflict, whatever its length; the next change is one', () => {
    const key = `lexoffice:${ORGANIZATION}:c1:customer`;
    const known = { knownNumbers: new Map([[key, '100500']]) };
    const at = (customerNumber: string, part: Partial<Person> = {}) =>
      row([contact({ customerNumber })], [person(part)], known);
    expect(at('100500').reason).toBeUndefined();
    expect(at('10501')).toMatchObject({ state: 'conflict', reason: 'number-changed' });
    expect(at('100500', { deleted: true }).change).toMatchObject({ kind: 'create', accountNumber: '10421' });
    expect(row([contact({ customerNumber: '100500' })], [], known).reason).toBe('number-not-five-digits');
  });

  it('rules 16: a deleted person that comes again gets its own number back', () => {
    const planned = row([contact()], [person({ deleted: true })]);
    expect(planned.state).toBe('new');
    expect(planned.change).toMatchObject({ kind: 'create', accountNumber: '10421' });
    const moved = row([contact({ customerNumber: '10500' })], [person({ deleted: true })]);
    expect(moved.reason).toBe('number-changed');
  });

  it('G18: a contact that cannot be read is refused and counted, not lost', () => {
    const { rows, counts } = plan([
      { unreadable: true, id: 'c7', number: '10007', problem: 'version amount' },
      contact(),
    ]);
    expect(rows[0]).toMatchObject({
      contactId: 'c7',
      number: '10007',
      state: 'refused',
      reason: 'unreadable',
    });
    expect(counts.new).toBe(1);
  });

  it('G18: an unreadable contact stands on the side of its role, with that number', () => {
    const customer = { unreadable: true, id: 'c7', roles: { customer: '10007' }, problem: 'name' } as const;
    const supplier = { unreadable: true, id: 'c8', roles: { supplier: '70008' }, problem: 'name' } as const;
    const rows = plan([customer, supplier]).rows;
    expect(rows.map(({ contactId, number }) => [contactId, number])).toEqual([['c7', '10007']]);
  });

  it('E25: archived contacts come too, marked', () => {
    const planned = row([contact({ archived: true })]);
    expect(planned).toMatchObject({ state: 'new', archived: true, fields: { archived: true } });
  });
});

describe('planContacts: texts', () => {
  const named = (name: string) => row([contact({ name: company(name) })]);

  it.each([59, 60])('E17: keeps a name of %i characters', (length) => {
    const planned = named('n'.repeat(length));
    expect(planned.fields.name).toHaveLength(length);
    expect(planned.fields.fullName).toBeUndefined();
    expect(codes(planned)).toEqual([]);
  });

  it.each([61, 255])(
    'E17: cuts a name of %i characters to 60, with a warning and the full name kept',
    (length) => {
      const full = 'n'.repeat(length);
      const planned = named(full);
      expect(planned.fields).toMatchObject({ name: 'n'.repeat(60), fullName: full });
      expect(planned.warnings).toEqual([{ code: 'name-shortened', full }]);
    },
  );

  it('E18: cuts on the boundary of a visible character and trims after the cut', () => {
    expect(named(`${'n'.repeat(58)}👩‍👩‍👧‍👦x`).fields.name).toBe('n'.repeat(58));
    expect(named(`${'n'.repeat(59)} und Söhne`).fields.name).toBe('n'.repeat(59));
    expect(Array.from(named('e\u0301'.repeat(70)).fields.name)).toHaveLength(60);
  });

  it('E18: one endless grapheme does not leave the name empty', () => {
    expect(Array.from(named(`q${'\u0325'.repeat(100)}`).fields.name)).toHaveLength(60);
  });

  it.each(['Größe & Söhne – „Maß“ é 50 €', 'ООО Ромашка', '株式会社', 'Café 🚀'])('E19: keeps %s', (name) => {
    expect(named(name).fields.name).toBe(name);
  });

  it('E20: writes NFC, one space for line breaks, control and no-break characters, and says so', () => {
    const planned = named('  Mu\u0308ller\u00a0&\r\n\u0000So\u0308hne\t ');
    expect(planned.fields.name).toBe('Müller & Söhne');
    expect(planned.warnings).toEqual([{ code: 'text-normalised', fields: ['name'] }]);
  });

  it('rules.md 31: writes a USt-IdNr without blanks, EL for Greece', () => {
    expect(row([contact({ vatId: 'GR 123 456 789' })]).fields.vatId).toBe('EL123456789');
  });

  it('E20: leaves out what nobody sees and what turns text around, but keeps the joiners of emoji', () => {
    expect(named('Gut\u202eHbmG\u2066 \u200bAG \u{1f469}\u200d\u{1f52c}').fields.name).toBe(
      'GutHbmG AG \u{1f469}\u200d\u{1f52c}',
    );
    expect(named('\u200b\u2060')).toMatchObject({ state: 'refused', reason: 'name-missing' });
  });

  it('E20: half a surrogate pair becomes the replacement character', () => {
    expect(named('A\ud83dB').fields.name).toBe('A\ufffdB');
  });

  it('refuses a name of which nothing is left', () => {
    expect(named(' \u00a0\n')).toMatchObject({ state: 'refused', reason: 'name-missing' });
  });

  it('E16: names a private person "Nachname, Vorname"', () => {
    const name = (firstName?: string) => ({ kind: 'person' as const, lastName: 'Probe', firstName });
    expect(row([contact({ name: name('Mira') })]).fields.name).toBe('Probe, Mira');
    expect(row([contact({ name: name() })]).fields.name).toBe('Probe');
  });

  it('takes the first e-mail address, and none rather than a cut one', () => {
    const fits = `${'a'.repeat(48)}@example.org`;
    expect(row([contact({ emails: [fits, 'zweite@example.org'] })]).fields.email).toBe(fits);
    const planned = row([contact({ emails: [`a${fits}`, 'zweite@example.org'] })]);
    expect(planned.fields.email).toBeUndefined();
    expect(codes(planned)).toEqual(['email-too-long']);
  });

  it('E21: takes the first billing address, else the first shipping address, else none', () => {
    const billing = [{ city: 'Bonn' }, { city: 'Köln' }];
    const shipping = [{ city: 'Ulm' }];
    const several = row([contact({ billing, shipping })]);
    expect([several.fields.city, codes(several)]).toEqual(['Bonn', ['several-addresses']]);
    expect(row([contact({ billing: [], shipping })]).fields.city).toBe('Ulm');
    const none = row([contact({ billing: [] })]);
    expect([none.fields.city, codes(none)]).toEqual([undefined, ['no-address']]);
  });

  it('E22: gives a German postal code its leading zero back, and only that', () => {
    const code = (postalCode: string, countryCode: string) =>
      row([contact({ billing: [{ postalCode, countryCode }] })]).fields.postalCode;
    expect(code('1067', 'DE')).toBe('01067');
    expect(code('01067', 'DE')).toBe('01067');
    expect(code('1010', 'AT')).toBe('1010');
    expect(code('D-1067', 'DE')).toBe('D-1067');
  });

  it('E23: keeps a regional code and warns of an unknown one', () => {
    const country = (countryCode: string) => row([contact({ billing: [{ countryCode }] })]);
    expect(codes(country('ES_CN'))).toEqual([]);
    expect(country('ES_CN').fields.countryCode).toBe('ES_CN');
    expect(country('QQ').warnings).toEqual([{ code: 'country-unknown', countryCode: 'QQ' }]);
  });
});

describe('planContacts: known persons', () => {
  it('E8: writes nothing when nothing changed', () => {
    const planned = row([contact()], [person()]);
    expect(planned).toMatchObject({ state: 'unchanged', changes: [] });
    expect(planned.change).toBeUndefined();
  });

  it('E8: the second sync after the first one writes nothing, with and without overwriting', () => {
    const contacts = [
      contact({ emails: ['a@example.org'], vatId: 'DE999999999' }),
      contact({
        id: 'c2',
        customerNumber: '10422',
        name: company('x'.repeat(80)),
        billing: [],
        archived: true,
      }),
    ];
    const persons = plan(contacts).rows.map(({ change }, index) => {
      if (change?.kind !== 'create') throw new Error('new');
      const { accountNumber, externalKey, fields } = change;
      const made = { ...person(), ...fields, id: `p${index}`, accountNumber, externalKey };
      return JSON.parse(JSON.stringify({ ...made, street: fields.street, city: fields.city })) as Person;
    });
    for (const overwrite of [true, false]) {
      const { counts } = plan(contacts, persons, { overwrite });
      expect(counts).toEqual({ new: 0, changed: 0, unchanged: 2, conflict: 0, refused: 0 });
    }
  });

  const moved = contact({
    billing: [{ street: 'Neuer Weg 1', postalCode: '20095', city: 'Hamburg', countryCode: 'DE' }],
    emails: ['neu@example.org'],
  });

  it('rules 17: fills empty fields only and shows the others as kept', () => {
    const planned = row([moved], [person()]);
    expect(planned.state).toBe('changed');
    expect(planned.change).toMatchObject({
      kind: 'update',
      id: 'p1',
      version: 1,
      fields: { email: 'neu@example.org' },
    });
    expect(planned.changes).toEqual([
      { field: 'street', oldValue: 'Deichweg 7', newValue: 'Neuer Weg 1', kept: true },
      { field: 'postalCode', oldValue: '25980', newValue: '20095', kept: true },
      { field: 'city', oldValue: 'Musterhafen', newValue: 'Hamburg', kept: true },
      { field: 'email', newValue: 'neu@example.org', kept: false },
    ]);
  });

  it('rules 17: is unchanged when all that differs is kept', () => {
    const planned = row([moved], [person({ email: 'alt@example.org' })]);
    expect(planned.state).toBe('unchanged');
    expect(planned.changes.every(({ kept }) => kept)).toBe(true);
  });

  it('rules 17: overwrites what lexoffice states, empties nothing that it is silent about', () => {
    const planned = row([moved], [person({ phone: '040 123', addressSupplement: 'Hinterhaus' })], {
      overwrite: true,
    });
    expect(planned.change).toMatchObject({
      fields: {
        street: 'Neuer Weg 1',
        postalCode: '20095',
        city: 'Hamburg',
        email: 'neu@example.org',
        // Part of the old address, not of the new one.
        addressSupplement: null,
      },
    });
    expect(planned.changes.map(({ field }) => field)).not.toContain('phone');
  });

  it('E17: forgets the full name once the name fits again', () => {
    const long = person({ name: 'x'.repeat(60), fullName: 'x'.repeat(80) });
    expect(row([contact()], [long], { overwrite: true }).change).toMatchObject({
      fields: { name: 'Nordlicht Solar & Söhne KG', fullName: null },
    });
  });

  it('E25: follows archiving in both directions, also without overwriting', () => {
    expect(row([contact({ archived: true })], [person()]).change).toMatchObject({
      fields: { archived: true },
    });
    expect(row([contact()], [person({ archived: true })]).change).toMatchObject({
      fields: { archived: false },
    });
  });

  it('E24: never names payment terms', () => {
    const fields = Object.keys(row([contact()]).fields);
    expect(fields.filter((field) => /pay|term|due|discount|skonto/i.test(field))).toEqual([]);
  });

  it('E14: keeps a shared number in conflict when only one of the contacts is at hand', () => {
    const planned = row([contact()], [], { sharedNumbers: new Set(['10421']) });
    expect(planned).toMatchObject({ state: 'conflict', reason: 'number-used-twice' });
  });
});
