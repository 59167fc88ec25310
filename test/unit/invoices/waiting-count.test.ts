import { describe, expect, it } from 'vitest';
import { firstValueFrom } from 'rxjs';
import { isWaiting } from '../../../src/services/invoices/rules/entry.ts';
import type { WaitingCount } from '../../../src/services/invoices/list/waiting-count.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

function waiting(scenario: ImportScenario): Promise<WaitingCount> {
  return firstValueFrom(scenario.lists.waiting$);
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('The number of waiting entries', () => {
  it('G19: costs one request, and none while it is younger than a minute', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.organization.check();
    scenario.lexoffice.requests.length = 0;
    await Promise.all([scenario.lists.refreshWaiting(), scenario.lists.refreshWaiting()]);
    expect(await waiting(scenario)).toMatchObject({ status: 'ready', count: 1 });
    scenario.clock.advance({ seconds: 59 });
    await scenario.lists.refreshWaiting();
    expect(scenario.lexoffice.requests).toEqual(['list 2026-10-31 1']);
    scenario.clock.advance({ seconds: 2 });
    await scenario.lists.refreshWaiting();
    await scenario.lists.refreshWaiting({ force: true });
    expect(scenario.lexoffice.requests).toHaveLength(3);
  });

  it('LX-18: counts an invoice that was written while a reading was under way', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.organization.check();
    scenario.lexoffice.requests.length = 0;
    const seen: WaitingCount[] = [];
    const subscription = scenario.lists.waiting$.subscribe((count) => seen.push(count));
    const first = scenario.lists.refreshWaiting({ force: true });
    while (scenario.lexoffice.requests.length === 0) await Promise.resolve();
    scenario.lexoffice.add();
    await Promise.all([
      first,
      scenario.lists.refreshWaiting({ force: true }),
      scenario.lists.refreshWaiting({ force: true }),
    ]);
    expect(seen.filter(({ status }) => status === 'ready')).toMatchObject([{ count: 2 }]);
    expect(scenario.lexoffice.requests).toHaveLength(2);
    subscription.unsubscribe();
  });

  it('LX-18: counts what needs the user, in entries, and not what stays out', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.add({ contactId: 'unknown' });
    scenario.lexoffice.void(scenario.lexoffice.add().id);
    scenario.lexoffice.add({ type: 'downPaymentInvoice' });
    scenario.lexoffice.add({ createdDate: '2026-10-01T10:00:00+02:00' });
    await scenario.lists.refreshWaiting();
    expect(await waiting(scenario)).toMatchObject({ count: 4 });
  });

  it('G20: is the number of lines in the main list of the window, before and after its details', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 30; index += 1) {
      const { id } = scenario.lexoffice.add(index % 4 === 0 ? { contactId: 'unknown' } : {});
      if (index % 5 === 0) scenario.lexoffice.void(id);
    }
    await scenario.lists.refreshWaiting();
    const badge = await waiting(scenario);
    const list = await scenario.list();
    expect(badge).toMatchObject({ status: 'ready', count: list.entries.filter(isWaiting).length });
    expect(await waiting(scenario)).toMatchObject({ count: list.entries.filter(isWaiting).length });
  });

  it('goes down when something is booked, without another request', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.add();
    const list = await scenario.list();
    const [first] = list.entries;
    await scenario.book(list, ({ key }) => key === first?.key);
    const requests = scenario.lexoffice.requests.length;
    await settle();
    expect(await waiting(scenario)).toMatchObject({ status: 'ready', count: 1 });
    expect(
      scenario.lexoffice.requests.slice(requests).filter((request) => request.startsWith('list')),
    ).toEqual([]);
  });

  it.each([
    [
      'a count',
      async ({ lists }: ImportScenario) => {
        lists.reclassify();
        await settle();
      },
    ],
    ['a reading', ({ lists }: ImportScenario) => lists.refreshWaiting({ force: true })],
  ])('is not made old again by %s that began before a booking and ends after it', async (_what, begin) => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.lists.refreshWaiting();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let isFirst = true;
    scenario.host.after = async (call) => {
      if (call !== 'vouchers.list' || !isFirst) return;
      isFirst = false;
      await held;
    };
    const slow = begin(scenario);
    await settle();
    const other = scenario.seat('bernd');
    await scenario.book(await scenario.list(other), undefined, undefined, other);
    scenario.lists.reclassify();
    await settle();
    letGo();
    await slow;
    await settle();
    expect(await waiting(scenario)).toMatchObject({ status: 'ready', count: 0 });
  });

  it('checks transferred documents that moved behind everything else, once per version', async () => {
    const scenario = new ImportScenario();
    const paid = scenario.lexoffice.add();
    const edited = scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.pay(paid.id);
    scenario.lexoffice.change(edited.id, amounts(20_000, 3_800));
    scenario.lexoffice.requests.length = 0;
    await scenario.lists.refreshWaiting({ force: true });
    await settle();
    expect(await waiting(scenario)).toMatchObject({ status: 'ready', count: 1 });
    expect(scenario.lexoffice.requests.filter((request) => request.startsWith('document'))).toHaveLength(2);

    scenario.restart({ cache: 'lost' });
    await scenario.lists.refreshWaiting({ force: true });
    await settle();
    expect(await waiting(scenario)).toMatchObject({ count: 1 });
    expect(scenario.lexoffice.requests.filter((request) => request.startsWith('document'))).toHaveLength(2);
  });

  it('G21: keeps the last number with its age while offline', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.lists.refreshWaiting();
    const { readAt } = (await waiting(scenario)) as { readAt: string };
    scenario.clock.advance({ minutes: 10 });
    scenario.lexoffice.before = () => {
      throw new LexofficeError('offline', { path: '/v1/voucherlist' });
    };
    await scenario.lists.refreshWaiting();
    expect(await waiting(scenario)).toEqual({ status: 'stale', count: 1, readAt, failure: 'offline' });
  });

  it('R12: starts offline with the number of the last time', async () => {
    const scenario = new ImportScenario();
    scenario.restart();
    scenario.lexoffice.add();
    await scenario.lists.refreshWaiting();
    scenario.restart();
    scenario.lexoffice.before = () => {
      throw new LexofficeError('offline', { path: '/v1/profile' });
    };
    await scenario.lists.refreshWaiting();
    expect(await waiting(scenario)).toMatchObject({ status: 'stale', count: 1, failure: 'offline' });
  });

  it('shows nothing without boundary or token', async () => {
    const scenario = new ImportScenario();
    scenario.host.settings.delete('lexoffice.lastFetchDate');
    await scenario.lists.refreshWaiting();
    expect(await waiting(scenario)).toEqual({ status: 'unknown' });
    expect(await scenario.lists.obstacle()).toBe('no-last-fetch-date');
    scenario.host.secrets.clear();
    expect(await scenario.lists.obstacle()).toBe('no-token');
  });

  it('is read anew when the boundary moves', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    const subscription = scenario.lists.waiting$.subscribe();
    await scenario.lists.refreshWaiting();
    await scenario.host.services.settings.update('lexoffice.lastFetchDate', '2026-11-23');
    await scenario.lists.refreshWaiting();
    expect(await waiting(scenario)).toMatchObject({ status: 'ready', count: 0 });
    subscription.unsubscribe();
  });
});

describe('What stands in the way of an import', () => {
  it('LX-07: customers that were never synced', async () => {
    const scenario = new ImportScenario();
    expect(await scenario.lists.obstacle()).toBe('customers-never-synced');
    await scenario.organization.markSynced('customer');
    expect(await scenario.lists.obstacle()).toBeUndefined();
  });

  it('B16: another company behind the token', async () => {
    const scenario = new ImportScenario();
    await scenario.organization.check();
    scenario.lexoffice.profileValue = { ...scenario.lexoffice.profileValue, organizationId: 'other' };
    scenario.restart();
    expect(await scenario.lists.obstacle()).toBe('organization-changed');
    expect(await scenario.list()).toMatchObject({ status: 'failed', failure: 'organization-changed' });
  });
});
