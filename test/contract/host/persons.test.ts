import { beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonHistoryEntry, PersonOutcome } from '../../../host/api/persons.ts';
import { computingTime } from '../../support/computing-time.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import type { PersonRecord } from '../../../host/wire/person-record.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
let m: string;

beforeAll(async () => {
  const own = await ownMandant();
  seat = new SeatClient(own.host);
  m = own.path;
});

const apply = async (...changes: unknown[]): Promise<PersonOutcome[]> => {
  const { status, body } = await seat.send<PersonOutcome[]>(
    'POST',
    `${m}/persons/changes?origin=lexoffice`,
    changes,
  );
  expect(status).toBe(200);
  return body;
};
const create = async (number: string, name?: string): Promise<Person> => {
  const [outcome] = await apply(customer(number, name));
  expect(outcome).toMatchObject({ kind: 'created' });
  return (outcome as { person: Person }).person;
};
const update = (person: Person, change: object) => ({
  kind: 'update',
  id: person.id,
  version: person.version,
  fields: {},
  ...change,
});
const history = async (id: string) =>
  (await seat.send<PersonHistoryEntry[]>('GET', `${m}/persons/${id}/history`)).body;
const book = async (personAccount: string) =>
  expect((await seat.send('POST', `${m}/vouchers`, invoice({ personAccount }))).status).toBe(201);

describe('changes by a plugin', () => {
  it('creates persons one by one and lets a bad one fail alone', async () => {
    const outcomes = await apply(
      customer('11001', 'Erste'),
      customer('1', 'Nummer zu kurz'),
      { ...customer('11002'), fields: { name: 'x'.repeat(61) } },
      { ...customer('11003'), surprise: true },
      null,
      customer('11001', 'Zweite', 'other-key'),
      { ...customer('11004', 'Letzte'), role: 'supplier' },
    );
    expect(outcomes.map((outcome) => (outcome.kind === 'failed' ? outcome.code : outcome.kind))).toEqual([
      'created',
      'invalid',
      'invalid',
      'invalid',
      'invalid',
      'number-taken',
      'created',
    ]);
    expect((outcomes[5] as { message: string }).message).toContain('Erste');
  });

  it('counts 60 code points, not UTF-16 units', async () => {
    const [long, tooLong] = await apply(customer('11010', '𝄞'.repeat(60)), customer('11011', '𝄞'.repeat(61)));
    expect(long?.kind).toBe('created');
    expect(tooLong).toMatchObject({ kind: 'failed', code: 'invalid' });
  });

  it('answers the same creation with what is stored and writes nothing', async () => {
    const person = await create('11020', 'Doppelt');
    const [again] = await apply(customer('11020', 'Doppelt'));
    expect(again).toEqual({ kind: 'unchanged', person });
    expect(await history(person.id)).toHaveLength(3); // number, key and name of the creation
  });

  it('refuses a creation whose contact has got another number meanwhile', async () => {
    await create('11030');
    const [outcome] = await apply(customer('11031', 'Neu', 'lexoffice:org:11030:customer'));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'version-conflict' });
  });

  it('changes only the fields given, empties with null and keeps every change with its origin', async () => {
    const person = await create('11040', 'Alt GmbH');
    const [first] = await apply(
      update(person, { fields: { name: 'Neu GmbH', city: 'Köln', email: 'a@b.de' } }),
    );
    const updated = (first as { person: Person }).person;
    expect(updated).toMatchObject({ version: 2, name: 'Neu GmbH', city: 'Köln', accountNumber: '11040' });
    const [second] = await apply(update(updated, { fields: { city: null } }));
    expect((second as { person: Person }).person).not.toHaveProperty('city');
    expect(
      (await history(person.id))
        .slice(3)
        .map(({ field, oldValue, newValue, origin, user }) => ({ field, oldValue, newValue, origin, user })),
    ).toEqual(
      [
        { field: 'name', oldValue: 'Alt GmbH', newValue: 'Neu GmbH' },
        { field: 'city', oldValue: undefined, newValue: 'Köln' },
        { field: 'email', oldValue: undefined, newValue: 'a@b.de' },
        { field: 'city', oldValue: 'Köln', newValue: undefined },
      ].map((entry) => ({ ...entry, origin: 'lexoffice', user: 'Frau Muster' })),
    );
  });

  it('says so when nothing differs', async () => {
    const person = await create('11050', 'Gleich');
    const [outcome] = await apply(update(person, { fields: { name: 'Gleich' } }));
    expect(outcome).toEqual({ kind: 'unchanged', person });
  });

  it('refuses a change that was planned on an older version', async () => {
    const person = await create('11060');
    await apply(update(person, { fields: { city: 'Bonn' } }));
    const [late] = await apply(update(person, { fields: { city: 'Ulm' } }));
    expect(late).toMatchObject({ kind: 'failed', code: 'version-conflict' });
  });

  it('of two seats that change at once exactly one wins', async () => {
    const person = await create('11061');
    const outcomes = (
      await Promise.all(['A', 'B', 'C'].map((city) => apply(update(person, { fields: { city } }))))
    ).flat();
    expect(outcomes.filter(({ kind }) => kind === 'updated')).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome.kind === 'failed' && outcome.code === 'version-conflict'),
    ).toHaveLength(2);
  });

  it('renumbers without vouchers, never with them', async () => {
    const person = await create('11070');
    const [moved] = await apply(update(person, { accountNumber: '11071' }));
    const renumbered = (moved as { person: Person }).person;
    expect(renumbered.accountNumber).toBe('11071');
    await book('11071');
    const [refused] = await apply(update(renumbered, { accountNumber: '11072' }));
    expect(refused).toMatchObject({ kind: 'failed', code: 'has-vouchers' });
    const { body } = await seat.send<PersonRecord>('GET', `${m}/persons/${person.id}`);
    expect(body).toMatchObject({ accountNumber: '11071', hasVouchers: true });
  });

  it('links a person of the user to its contact, but no contact to two persons', async () => {
    const { body: own } = await seat.send<Person>('POST', `${m}/persons`, {
      role: 'customer',
      accountNumber: '11080',
      name: 'Von Hand',
    });
    const [linked] = await apply(update(own, { externalKey: 'link-1' }));
    expect((linked as { person: Person }).person.externalKey).toBe('link-1');
    const other = await create('11081');
    const [twice] = await apply(update(other, { externalKey: 'link-1' }));
    expect(twice).toMatchObject({ kind: 'failed', code: 'invalid' });
  });

  it('brings a deleted person back with its own number (rules.md 16)', async () => {
    const person = await create('11090', 'Zurück GmbH');
    await seat.send('DELETE', `${m}/persons/${person.id}`);
    const [taken] = await apply(customer('11090', 'Jemand anders', 'other'));
    expect(taken).toMatchObject({ kind: 'failed', code: 'number-taken' });
    expect((taken as { message: string }).message).toContain('gelöscht');
    const [gone] = await apply(update({ ...person, version: 2 }, { fields: { city: 'Bonn' } }));
    expect(gone).toMatchObject({ kind: 'failed', code: 'not-found' });
    const [back] = await apply(customer('11099', 'Zurück AG', person.externalKey));
    expect(back).toMatchObject({
      kind: 'created',
      person: { id: person.id, accountNumber: '11090', name: 'Zurück AG', deleted: false },
    });
  });

  it('knows nothing of ids that are none', async () => {
    const outcomes = await apply(
      { kind: 'update', id: 'x', version: 1, fields: {} },
      { kind: 'update', id: crypto.randomUUID(), version: 1, fields: {} },
    );
    expect(outcomes.map((outcome) => (outcome as { code: string }).code)).toEqual(['not-found', 'not-found']);
  });

  it('leaves a line in the Logbuch for every write and refusal (rules.md 28)', async () => {
    await apply(customer('11100', 'Protokoll'), customer('11100', 'Noch einer', 'another'));
    const { body } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=2`);
    expect(body.map(({ action, source, seat: tab }) => ({ action, source, tab }))).toEqual([
      { action: 'person.refused', source: 'lexoffice', tab: seat.seat },
      { action: 'person.created', source: 'lexoffice', tab: seat.seat },
    ]);
  });

  it('never shows payment terms or bank data to plugins (rules.md 18)', async () => {
    const person = await create('11110');
    await seat.send('PATCH', `${m}/persons/${person.id}`, {
      paymentTerms: { netDays: 14 },
      bank: { iban: 'DE02 1203 0000 0000 2020 51' },
    });
    const { body } = await seat.send<Person[]>('GET', `${m}/persons`);
    expect(JSON.stringify(body)).not.toMatch(/netDays|DE02/);
    const [outcome] = await apply(
      update({ ...person, version: 2 }, { fields: { paymentTerms: { netDays: 1 } } }),
    );
    expect(outcome).toMatchObject({ kind: 'failed', code: 'invalid' });
  });
});

describe('the user', () => {
  it('gets the number after the highest ever given, also when that person is renumbered or deleted', async () => {
    const add = (body: object) =>
      seat.send<Person>('POST', `${m}/persons`, { role: 'customer', name: 'X', ...body });
    const high = (await add({ accountNumber: '30000' })).body;
    expect((await add({})).body.accountNumber).toBe('30001');
    await seat.send('PATCH', `${m}/persons/${high.id}`, { accountNumber: '12000' });
    const { body } = await add({});
    expect(body.accountNumber).toBe('30002');
    await seat.send('DELETE', `${m}/persons/${body.id}`);
    expect((await add({})).body.accountNumber).toBe('30003');
    const supplier = await seat.send<Person>('POST', `${m}/persons`, { role: 'supplier', name: 'L' });
    expect(supplier.body.accountNumber).toBe('70000');
  });

  it('still gets a number when the last of the range is taken: the lowest that nobody ever had', async () => {
    const { host, path } = await ownMandant();
    const own = new SeatClient(host);
    const add = async (body: object = {}) =>
      (await own.send<Person>('POST', `${path}/persons`, { role: 'customer', name: 'X', ...body })).body;
    await add({ accountNumber: '69999' });
    const moved = await add({ accountNumber: '10000' });
    await own.send('PATCH', `${path}/persons/${moved.id}`, { accountNumber: '10002' });
    const numbers = await Promise.all([1, 2, 3].map(async () => (await add()).accountNumber));
    expect(numbers.sort()).toEqual(['10001', '10003', '10004']);
  });

  it('gets different numbers at two seats at once', async () => {
    const added = await Promise.all(
      Array.from({ length: 8 }, () =>
        seat.send<Person>('POST', `${m}/persons`, { role: 'supplier', name: 'L' }),
      ),
    );
    expect(added.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(added.map(({ body }) => body.accountNumber)).size).toBe(8);
  });

  it('edits everything, with history, and only what is given', async () => {
    const person = await create('13000');
    const { body } = await seat.send<PersonRecord>('PATCH', `${m}/persons/${person.id}`, {
      city: 'Bonn',
      paymentTerms: { netDays: 30, discountDays: 10, discountPercent: 2 },
      bank: { iban: 'de02 1203 0000 0000 2020 51', bic: 'BYLADEM1001' },
      note: 'zahlt spät',
    });
    expect(body).toMatchObject({
      bank: { iban: 'DE02120300000000202051' },
      note: 'zahlt spät',
      city: 'Bonn',
    });
    const { body: after } = await seat.send<PersonRecord>('PATCH', `${m}/persons/${person.id}`, {
      note: null,
    });
    expect(after).not.toHaveProperty('note');
    expect(after.paymentTerms).toEqual({ netDays: 30, discountDays: 10, discountPercent: 2 });
    const entries = await history(person.id);
    expect(entries).toContainEqual(
      expect.objectContaining({ field: 'paymentTerms.netDays', newValue: '30', origin: 'user' }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ field: 'note', oldValue: 'zahlt spät' }));
  });

  it('cannot delete a person on whose account vouchers stand, and says so', async () => {
    const person = await create('13025', 'Gebucht AG');
    await book('13025');

    const { status, body } = await seat.send<{ error: { message: string } }>(
      'DELETE',
      `${m}/persons/${person.id}`,
    );

    expect(status).toBe(409);
    expect(body.error.message).toBe(
      'Auf 13025 Gebucht AG sind Belege gebucht: Die Person kann nicht gelöscht werden.',
    );
    expect((await seat.send<PersonRecord>('GET', `${m}/persons/${person.id}`)).body.deleted).toBe(false);
  });

  it('may bring a deleted person back', async () => {
    const person = await create('13010');
    expect((await seat.send('DELETE', `${m}/persons/${person.id}`)).status).toBe(204);
    expect((await seat.send<PersonRecord>('GET', `${m}/persons/${person.id}`)).body.deleted).toBe(true);
    const { body } = await seat.send<PersonRecord>('PATCH', `${m}/persons/${person.id}`, { deleted: false });
    expect(body.deleted).toBe(false);
  });

  it.each([
    [{ accountNumber: '11001' }, 409],
    [{ version: 99, city: 'x' }, 409],
    [{ accountNumber: 'abc' }, 422],
    [{ name: '' }, 422],
    [{ name: '   ' }, 422],
    [{ name: null }, 422],
    [{ name: 'a\0b' }, 422],
    [{ bank: { iban: 'DE' } }, 422],
    [{ paymentTerms: { netDays: -1 } }, 422],
    [{ deleted: true }, 422],
    [{ unknown: 1 }, 422],
  ])('is refused %j with %i', async (edit, status) => {
    const { body: all } = await seat.send<Person[]>('GET', `${m}/persons`);
    const person = all.find(({ accountNumber }) => accountNumber === '13000');
    const answer = await seat.send('PATCH', `${m}/persons/${person!.id}`, edit);
    expect(answer.status).toBe(status);
    expect((await seat.send<Person[]>('GET', `${m}/persons`)).body).toEqual(all);
  });

  it('finds no person of another Mandant', async () => {
    const { body: other } = await seat.send('POST', '/api/mandanten', {
      name: 'Andere GmbH',
      chartOfAccounts: 'SKR04',
    });
    const person = await create('13020');
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { city: 'x' }],
      ['DELETE', '', undefined],
      ['GET', '/history', undefined],
    ] as const) {
      const answer = await seat.send(method, `/api/mandanten/${other.id}/persons/${person.id}${path}`, body);
      expect(answer.status).toBe(404);
    }
    const [same] = (
      await seat.send<PersonOutcome[]>('POST', `/api/mandanten/${other.id}/persons/changes`, [
        customer('13020'),
      ])
    ).body;
    expect(same?.kind).toBe('created');
  });
});

it('lists by role and number, deleted ones included', async () => {
  const { body } = await seat.send<Person[]>('GET', `${m}/persons?role=supplier`);
  expect(new Set(body.map(({ role }) => role))).toEqual(new Set(['supplier']));
  const { body: all } = await seat.send<Person[]>('GET', `${m}/persons`);
  const numbers = all.map(({ accountNumber }) => accountNumber);
  expect(numbers).toEqual([...numbers].sort());
  expect((await seat.send('GET', `${m}/persons?role=boss`)).status).toBe(422);
});

it('creates 6 000 persons in seconds', async () => {
  let outcomes: PersonOutcome[] = [];
  const took = await computingTime(async () => {
    outcomes = await apply(...Array.from({ length: 6_000 }, (_, index) => customer(String(50_000 + index))));
  });
  expect(outcomes).toHaveLength(6_000);
  expect(outcomes.every(({ kind }) => kind === 'created')).toBe(true);
  expect(took).toBeLessThan(60_000);
});
