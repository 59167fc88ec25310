import { describe, expect, it } from 'vitest';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { everything } from '../../support/crash.ts';

const payments = (scenario: ImportScenario) =>
  Object.fromEntries(
    [...scenario.host.vouchers.values()].map(({ number, payment }) => [number, payment] as const),
  );
const asked = ({ lexoffice }: ImportScenario) =>
  lexoffice.requests.filter((request) => request.startsWith('payments'));

describe('What Lexware Office says of payments (rules.md 36)', () => {
  it('reaches the books with every listing, with the day, and clears nothing', async () => {
    const scenario = new ImportScenario();
    const paid = scenario.lexoffice.add();
    const open = scenario.lexoffice.add();
    const voided = scenario.lexoffice.add();
    await scenario.import(everything);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.pay(paid.id);
    scenario.lexoffice.void(voided.id);
    scenario.lexoffice.paidDays.set(paid.id, '2026-11-12');
    await scenario.lists.refreshWaiting({ force: true });
    await expect
      .poll(() => payments(scenario))
      .toEqual({
        [paid.number]: { state: 'paid', paidOn: '2026-11-12' },
        [open.number]: { state: 'open' },
        [voided.number]: { state: 'voided' },
      });
    expect(asked(scenario)).toEqual([`payments ${paid.id}`]);
    expect(scenario.host.vouchers.size).toBe(3);
  });

  it('asks for a day once, and goes on when there is none to be had', async () => {
    const scenario = new ImportScenario();
    const [first, second] = [scenario.lexoffice.add(), scenario.lexoffice.add({ type: 'creditNote' })];
    for (const { id } of [first, second]) scenario.lexoffice.pay(id);
    await scenario.import(everything);
    scenario.lexoffice.paidDays.set(second.id, '2026-11-12');
    scenario.lexoffice.before = (request) => {
      if (request === `payments ${first.id}`)
        throw new LexofficeError('rejected', { path: '/payments', status: 406 });
    };
    const stated = scenario.payments;
    await stated.state([first, second].map(({ id }) => scenario.lexoffice.get(id)));
    expect(await stated.fetchDays()).toBe(1);
    expect(await stated.fetchDays()).toBe(0);
    expect(payments(scenario)).toEqual({
      [first.number]: { state: 'paid' },
      [second.number]: { state: 'paid', paidOn: '2026-11-12' },
    });
    expect(asked(scenario)).toHaveLength(2);
  });

  it('is asked for again when the connection was lost meanwhile', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.pay(id);
    await scenario.import(everything);
    scenario.lexoffice.paidDays.set(id, '2026-11-12');
    const stated = scenario.payments;
    await stated.state([scenario.lexoffice.get(id)]);
    scenario.lexoffice.before = () => {
      throw new LexofficeError('offline', { path: '/payments' });
    };
    await expect(stated.fetchDays()).rejects.toThrow();
    scenario.lexoffice.before = () => undefined;
    expect(await stated.fetchDays()).toBe(1);
  });
});
