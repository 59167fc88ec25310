import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { personKey } from '../../../src/services/contacts/person-key.ts';
import { ORGANIZATION } from '../../support/builders/contact.ts';
import { hostError } from '../../support/in-memory-host.ts';
import { jsonAnswer } from '../../support/scripted-connection.ts';
import { SyncScenario, wireContact } from './sync-scenario.ts';

function scenario(...contacts: ReturnType<typeof wireContact>[]): SyncScenario {
  const made = new SyncScenario();
  made.contacts = contacts;
  return made;
}

const numbersOf = ({ host }: SyncScenario) =>
  [...host.persons.values()].map(({ accountNumber }) => accountNumber);

describe('ContactSync', () => {
  it('reads in the lane of the user, tells its progress and ends with a plan', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 123));
    const states = await test.planStates();
    expect(states[0]).toEqual({ status: 'pending', done: 0 });
    expect(states.at(-2)).toEqual({ status: 'pending', done: 2, total: 2 });
    expect(states.at(-1)).toMatchObject({
      status: 'ready',
      plan: { complete: true, counts: { new: 1, refused: 1 } },
    });
    expect(new Set(test.connection.requests.map(({ lane }) => lane))).toEqual(new Set(['user']));
  });

  it('writes nothing before apply', async () => {
    const test = scenario(wireContact('a', 10_001));
    await test.plan();
    expect(test.host.persons.size).toBe(0);
    expect(test.host.calls).not.toContain('persons.apply');
  });

  it('takes over what is new, remembers the rest with its reason, and counts as synced', async () => {
    const test = scenario(
      wireContact('a', 10_001),
      wireContact('b', 123),
      wireContact('c', 10_003),
      wireContact('d', 10_003),
    );
    expect(await test.organization.lastSync('customer')).toBeUndefined();
    const outcome = await test.sync.apply(await test.plan());
    expect(outcome).toEqual({ created: 1, updated: 0, failed: [] });
    expect(Object.fromEntries(await test.states.load(ORGANIZATION))).toEqual({
      b: { role: 'customer', state: 'refused', reason: 'number-not-five-digits', number: '123' },
      c: { role: 'customer', state: 'conflict', reason: 'number-used-twice', number: '10003' },
      d: { role: 'customer', state: 'conflict', reason: 'number-used-twice', number: '10003' },
    });
    expect(await test.organization.lastSync('customer')).toBeDefined();
    expect(await test.organization.lastSync('supplier')).toBeUndefined();
  });

  it('E12: remembers a contact that is gone, also over a complete sync, until it is there again', async () => {
    const test = scenario(wireContact('a', 10_001));
    expect(await test.sync.syncOne('gone', 'customer')).toMatchObject({
      state: 'refused',
      reason: 'contact-gone',
    });
    const isGone = async () => (await test.states.load(ORGANIZATION)).get('gone')?.reason === 'contact-gone';
    expect(await isGone()).toBe(true);
    await test.sync.apply(await test.plan());
    expect(await isGone()).toBe(true);
    test.contacts.push(wireContact('gone', 10_002));
    await test.sync.apply(await test.plan());
    expect(await isGone()).toBe(false);
  });

  describe('conflicts that the user ends', () => {
    const typed = {
      id: 'p1',
      version: 1,
      role: 'customer' as const,
      accountNumber: '10001',
      name: 'Von Hand GmbH',
      hasVouchers: false,
      deleted: false,
      updatedAt: '2026-01-01T00:00:00Z',
    };

    it('E14: leaves them alone unless they are chosen, also for the contact of a blocked document', async () => {
      const test = scenario(wireContact('a', 10_001));
      test.host.persons.set('p1', typed);
      await test.sync.apply(await test.plan());
      await test.sync.syncOne('a', 'customer');
      expect(test.host.persons.get('p1')).toEqual(typed);
      expect([...(await test.states.load(ORGANIZATION)).keys()]).toEqual(['a']);
    });

    it('E14: links a chosen one, unblocks it and says so in the Logbuch; the next sync writes nothing', async () => {
      const test = scenario(wireContact('a', 10_001));
      test.host.persons.set('p1', typed);
      await test.sync.apply(await test.plan());
      const plan = await test.plan();
      expect(await test.sync.apply(plan, plan.rows)).toEqual({ created: 0, updated: 1, failed: [] });
      expect(test.host.persons.get('p1')).toMatchObject({
        externalKey: personKey(ORGANIZATION, 'a', 'customer'),
        name: 'Von Hand GmbH',
        city: 'Bonn',
      });
      expect((await test.states.load(ORGANIZATION)).size).toBe(0);
      expect(test.host.audits.at(-1)).toMatchObject({
        newValue: { decided: [{ contactId: 'a', number: '10001', decision: 'link' }], notTaken: [] },
      });
      expect((await test.plan()).counts).toMatchObject({ conflict: 0, changed: 0 });
    });

    it('E13: takes a new number, or keeps the old one for good', async () => {
      const test = scenario(wireContact('a', 10_001), wireContact('b', 10_002));
      await test.sync.apply(await test.plan());
      const [, booked] = [...test.host.persons.values()];
      test.host.persons.set(booked!.id, { ...booked!, hasVouchers: true });
      test.contacts = [wireContact('a', 10_501), wireContact('b', 10_502)];
      const plan = await test.plan();
      expect(plan.rows.map(({ decision }) => decision?.kind)).toEqual(['renumber', 'keep']);
      expect(await test.sync.apply(plan, plan.rows)).toMatchObject({ updated: 2, failed: [] });
      expect(numbersOf(test)).toEqual(['10501', '10002']);
      expect((await test.plan()).counts.unchanged).toBe(2);
      expect(await test.sync.syncOne('b', 'customer')).toMatchObject({ state: 'unchanged' });
    });

    it('E13: stays in conflict when the number was booked on meanwhile', async () => {
      const test = scenario(wireContact('a', 10_001));
      await test.sync.apply(await test.plan());
      test.contacts = [wireContact('a', 10_501)];
      const plan = await test.plan();
      const [own] = [...test.host.persons.values()];
      test.host.persons.set(own!.id, { ...own!, hasVouchers: true });
      const outcome = await test.sync.apply(plan, plan.rows);
      expect(outcome.failed).toMatchObject([{ code: 'number-changed' }]);
      expect((await test.states.load(ORGANIZATION)).get('a')).toMatchObject({ reason: 'number-changed' });
    });
  });

  it('LX-24: leaves a line in the Fehlerprotokoll per contact not taken over, and one in the Logbuch', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 123));
    await test.sync.apply(await test.plan());
    expect(test.host.errors).toMatchObject([
      {
        code: 'number-not-five-digits',
        severity: 'warning',
        document: '123 · Firma b',
        details: { contactId: 'b' },
      },
    ]);
    expect(test.host.errors[0]!.message).not.toBe('');
    expect(test.host.audits.filter(({ action }) => action === 'contacts.synced')).toMatchObject([
      { subject: 'customer', newValue: { created: 1, notTaken: [{ contactId: 'b', number: '123' }] } },
    ]);
  });

  it('E8: a second sync writes no person and no state', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 123));
    await test.sync.apply(await test.plan());
    const persons = structuredClone([...test.host.persons]);
    const states = structuredClone(test.host.state('contacts'));
    const plan = await test.plan();
    expect(plan.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, refused: 1 });
    expect(await test.sync.apply(plan)).toEqual({ created: 0, updated: 0, failed: [] });
    expect([...test.host.persons]).toEqual(persons);
    expect(test.host.state('contacts')).toEqual(states);
    expect(test.host.calls.filter((call) => call === 'persons.apply')).toHaveLength(1);
  });

  it('forgets a refusal once the number is right', async () => {
    const test = scenario(wireContact('a', 123));
    await test.sync.apply(await test.plan());
    test.contacts = [wireContact('a', 10_001)];
    await test.sync.apply(await test.plan());
    expect((await test.states.load(ORGANIZATION)).size).toBe(0);
  });

  it('writes the chosen rows only', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 10_002));
    const plan = await test.plan();
    await test.sync.apply(plan, plan.rows.slice(1));
    expect(numbersOf(test)).toEqual(['10002']);
  });

  it('plans again without reading again when "Stammdaten überschreiben" moves', async () => {
    const test = scenario(wireContact('a', 10_001));
    test.host.addCustomer('10001', personKey(ORGANIZATION, 'a', 'customer'), {
      name: 'Eigener Name',
      city: 'Bonn',
      countryCode: 'DE',
    });
    const plan = await test.plan();
    expect(plan.counts.unchanged).toBe(1);
    const requests = test.connection.requests.length;
    const again = await test.sync.replan(plan, { overwrite: true });
    expect(again.counts.changed).toBe(1);
    expect(test.connection.requests).toHaveLength(requests);
    await test.sync.apply(again);
    expect([...test.host.persons.values()][0]!.name).toBe('Firma a');
  });

  it('a number taken by another seat between plan and apply becomes a conflict; the others are written', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 10_002));
    const plan = await test.plan();
    test.host.addCustomer('10001');
    const outcome = await test.sync.apply(plan);
    expect(outcome).toMatchObject({
      created: 1,
      failed: [{ code: 'number-taken', row: { contactId: 'a' } }],
    });
    expect((await test.states.load(ORGANIZATION)).get('a')).toMatchObject({
      state: 'conflict',
      reason: 'number-taken',
    });
    expect(await test.organization.lastSync('customer')).toBeDefined();
  });

  it('writes in batches; when the host stops answering the rest is listed as failed and the side is not synced', async () => {
    const test = scenario(
      ...Array.from({ length: 250 }, (_, index) => wireContact(`c${index}`, 10_000 + index)),
    );
    const plan = await test.plan();
    let batches = 0;
    test.host.before = (call) => {
      if (call === 'persons.apply' && ++batches === 2) throw hostError('unreachable');
    };
    const outcome = await test.sync.apply(plan);
    expect(outcome.created).toBe(100);
    expect(outcome.failed).toHaveLength(150);
    expect(outcome.failed.every(({ code }) => code === 'unreachable')).toBe(true);
    expect(await test.organization.lastSync('customer')).toBeUndefined();
  });

  it('rules 10: an incomplete reading may be applied but does not count as synced', async () => {
    const test = scenario();
    const content = [wireContact('a', 10_001)];
    test.fault = (path) =>
      path.startsWith('/v1/contacts?')
        ? jsonAnswer({ content, totalElements: 2, totalPages: 1, size: 250, number: 0, last: true })
        : undefined;
    const plan = await test.plan();
    expect(plan.complete).toBe(false);
    await test.sync.apply(plan);
    expect(numbersOf(test)).toEqual(['10001']);
    expect(await test.organization.lastSync('customer')).toBeUndefined();
  });

  it('E26, LX-13: the sync of one side leaves the other side alone', async () => {
    const both = wireContact('a', 10_001, {
      roles: { customer: { number: 10_001 }, vendor: { number: 70_001 } },
    });
    const test = scenario(both);
    await test.sync.apply(await test.plan('customer'));
    expect(numbersOf(test)).toEqual(['10001']);
    await test.sync.apply(await test.plan('supplier'));
    expect(numbersOf(test)).toEqual(['10001', '70001']);
    expect(new Set(test.connection.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('E24, LX-15: leaves alone what the user typed and lexoffice does not know', async () => {
    const test = scenario(wireContact('a', 10_001));
    const terms = { paymentTerms: '30 Tage' } as object;
    const known = test.host.addCustomer('10001', personKey(ORGANIZATION, 'a', 'customer'), {
      phone: '0228 1',
      ...terms,
    });
    test.host.settings.set('lexoffice.overwriteMasterData', true);
    await test.sync.apply(await test.plan());
    expect(test.host.persons.get(known.id)).toMatchObject({ name: 'Firma a', phone: '0228 1', ...terms });
  });

  it('B16: refuses while the token leads to another company', async () => {
    const test = scenario(wireContact('a', 10_001));
    await test.organization.check();
    test.organizationId = 'other';
    await test.organization.check();
    expect((await test.planStates()).at(-1)).toEqual({ status: 'failed', code: 'organization-changed' });
  });

  it('B16: refuses contacts of another company although the check was fine', async () => {
    const test = scenario(wireContact('a', 10_001, { organizationId: 'other' }));
    expect((await test.planStates()).at(-1)).toEqual({ status: 'failed', code: 'organization-changed' });
  });

  it.each([
    [401, 'unauthorized'],
    [402, 'plan'],
    [403, 'right-contacts'],
    [503, 'unavailable'],
  ])('fails as a value when the remote answers %i', async (status, code) => {
    const test = scenario();
    test.fault = (path) =>
      path.startsWith('/v1/contacts') ? jsonAnswer({ message: '' }, status) : undefined;
    expect((await test.planStates()).at(-1)).toEqual({ status: 'failed', code });
  });

  it('syncs without the list of countries: only a warning hangs on it', async () => {
    const test = scenario(wireContact('a', 10_001));
    test.fault = (path) => (path === '/v1/countries' ? jsonAnswer({}, 404) : undefined);
    expect((await test.plan()).counts.new).toBe(1);
  });

  it('aborts the reading when nobody listens any more', async () => {
    const test = scenario(wireContact('a', 10_001));
    await test.organization.check();
    let signal: AbortSignal | undefined;
    await new Promise<void>((resolve) => {
      const subscription = test.sync.plan('customer').subscribe();
      test.fault = (path) => {
        if (!path.startsWith('/v1/contacts')) return undefined;
        signal = test.connection.requests.at(-1)!.signal;
        subscription.unsubscribe();
        resolve();
        return undefined;
      };
    });
    expect(signal?.aborted).toBe(true);
  });
});

describe('ContactSync.syncOne', () => {
  it('E12: reads one contact and creates its person', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 10_002));
    const row = await test.sync.syncOne('a', 'customer');
    expect(row).toMatchObject({ contactId: 'a', state: 'new', number: '10001' });
    expect(numbersOf(test)).toEqual(['10001']);
    expect(test.connection.requests.map(({ path }) => path)).toContain('/v1/contacts/a');
    expect(await test.organization.lastSync('customer')).toBeUndefined();
  });

  it('remembers why it was refused, and forgets it later', async () => {
    const test = scenario(wireContact('a', 123));
    expect(await test.sync.syncOne('a', 'customer')).toMatchObject({
      state: 'refused',
      reason: 'number-not-five-digits',
    });
    expect((await test.states.load(ORGANIZATION)).get('a')?.state).toBe('refused');
    test.contacts = [wireContact('a', 10_001)];
    await test.sync.syncOne('a', 'customer');
    expect((await test.states.load(ORGANIZATION)).has('a')).toBe(false);
  });

  it('E15: a contact that lost its role has no number', async () => {
    const test = scenario(wireContact('a', 10_001, { roles: {} }));
    expect(await test.sync.syncOne('a', 'customer')).toMatchObject({
      state: 'refused',
      reason: 'number-missing',
    });
  });

  it('E14: does not slip past a conflict that the last sync saw', async () => {
    const test = scenario(wireContact('a', 10_001), wireContact('b', 10_001));
    await test.sync.apply(await test.plan());
    expect(await test.sync.syncOne('a', 'customer')).toMatchObject({
      state: 'conflict',
      reason: 'number-used-twice',
    });
    expect(test.host.persons.size).toBe(0);
  });

  it('tries once more when another seat changed the person meanwhile', async () => {
    const test = scenario(wireContact('a', 10_001));
    const known = test.host.addCustomer('10001', personKey(ORGANIZATION, 'a', 'customer'));
    let first = true;
    test.host.before = (call) => {
      if (call !== 'persons.apply' || !first) return;
      first = false;
      test.host.changePerson(known.id, { phone: '1' });
    };
    expect(await test.sync.syncOne('a', 'customer')).toMatchObject({ state: 'changed' });
    expect(test.host.persons.get(known.id)).toMatchObject({ city: 'Bonn', phone: '1' });
  });
});
