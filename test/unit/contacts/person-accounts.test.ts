import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { ORGANIZATION } from '../../support/builders/contact.ts';
import { SyncScenario, wireContact } from './sync-scenario.ts';

function scenario(...contacts: ReturnType<typeof wireContact>[]) {
  const test = new SyncScenario();
  test.contacts = contacts;
  return test;
}

describe('PersonAccounts', () => {
  it('proposes the number after the highest Debitor', async () => {
    const test = scenario();
    expect(await test.accounts.proposal()).toBe('10000');
    test.host.addCustomer('10041');
    expect(await test.accounts.proposal()).toBe('10042');
  });

  it('E1: gives a contact of six digits the account that the user chose, logged; later syncs keep it', async () => {
    const test = scenario(wireContact('six', 123_456));
    await test.sync.apply(await test.plan());
    expect((await test.states.load(ORGANIZATION)).get('six')?.reason).toBe('number-not-five-digits');

    expect(await test.accounts.giveTo('six', '10042')).toBeUndefined();
    expect([...test.host.persons.values()]).toMatchObject([{ accountNumber: '10042', name: 'Firma six' }]);
    expect(await test.states.load(ORGANIZATION)).toEqual(new Map());
    expect(test.host.audits).toContainEqual({
      action: 'contact.account-chosen',
      subject: '10042 Firma six',
      oldValue: '123456',
      newValue: '10042',
    });
    const plan = await test.plan();
    expect(plan.counts).toMatchObject({ refused: 0, conflict: 0, unchanged: 1 });
    expect((await test.sync.syncOne('six', 'customer')).state).toBe('unchanged');
  });

  it('E15: does so for a contact without a number', async () => {
    const test = scenario(wireContact('none', undefined));
    expect(await test.accounts.giveTo('none', '10042')).toBeUndefined();
    expect((await test.plan()).counts).toMatchObject({ refused: 0, unchanged: 1 });
  });

  it('asks again when the number in Lexware Office changes afterwards', async () => {
    const test = scenario(wireContact('six', 123_456));
    await test.accounts.giveTo('six', '10042');
    test.contacts = [wireContact('six', 10_077)];
    expect((await test.plan()).rows[0]).toMatchObject({ state: 'conflict', reason: 'number-changed' });
  });

  it.each([
    ['1234', 'account-out-of-range'],
    ['70001', 'account-out-of-range'],
    ['10001', 'number-taken'],
  ] as const)('refuses %s: %s', async (number, problem) => {
    const test = scenario(wireContact('six', 123_456));
    test.host.addCustomer('10001');
    expect(await test.accounts.giveTo('six', number)).toBe(problem);
    expect(test.host.persons.size).toBe(1);
  });

  it('E10: keeps the Sammeldebitor in the settings, a customer or a free number', async () => {
    const test = scenario();
    test.host.addCustomer('10001');
    expect(await test.accounts.chooseCollective('70001')).toBe('account-out-of-range');
    expect(await test.accounts.chooseCollective('10000')).toBeUndefined();
    expect(test.host.settings.get('lexoffice.collectiveAccount')).toBe('10000');
    expect(await test.accounts.chooseCollective('10001')).toBeUndefined();
    const [person] = test.host.persons.values();
    test.host.persons.set(person!.id, { ...person!, deleted: true });
    expect(await test.accounts.chooseCollective('10001')).toBe('number-taken');
  });
});
