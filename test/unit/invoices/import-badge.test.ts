import 'reflect-metadata';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Badge } from '../../../host/api/badges.ts';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import { ImportBadgeContribution } from '../../../src/contributions/import-badge.contribution.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { Organization } from '../../../src/services/organization/organization.ts';
import { Pauses } from '../../../src/services/invoices/pauses.ts';
import { TransferRegistry } from '../../../src/services/registry/transfer-registry.ts';
import { ORGANIZATION } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

const SETTLE_MS = 1_000;

/** The button of one seat, whose user looks at Kunden. */
async function buttonOf(container: ImportScenario['container']): Promise<() => Badge | undefined> {
  container.rebind(Pauses).toConstantValue({ emitMs: 0, settleMs: SETTLE_MS, retryMs: [] });
  const shown: Badge[] = [];
  const workbench = {
    views: { active: 'customers', onDidChangeView: () => ({ dispose: () => undefined }) },
    badges: {
      show: (_command: string, badge: Badge) => {
        shown.push(badge);
        return { dispose: () => void shown.splice(shown.indexOf(badge), 1) };
      },
    },
  } as unknown as PluginContext;
  const lists = container.get(ImportLists);
  new ImportBadgeContribution(workbench, lists, container.get(Organization), de).start();
  await lists.refreshWaiting();
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  return () => shown.at(-1);
}

describe('The badge on the import button', () => {
  // Lists come by themselves, settling takes its time.
  beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => vi.useRealTimers());

  it('goes down while a run books, here and at another seat, not only when it has ended', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 5; index += 1) scenario.lexoffice.add();
    const other = scenario.seat('bernd');
    const [mine, theirs] = [await buttonOf(scenario.container), await buttonOf(other)];
    const list = await scenario.list();
    const go = new Subject<void>();
    scenario.host.before = (call) =>
      call === 'vouchers.createMany' ? new Promise((resolve) => go.subscribe(() => resolve())) : undefined;
    scenario.bookSlowly();
    const run = scenario.run(list, { keys: list.entries.map(({ key }) => key) });
    await vi.waitFor(() => expect(scenario.host.calls).toContain('vouchers.createMany'));
    // Always one more before anything settles.
    for (let booked = 0; booked < 4; booked += 1) {
      await vi.advanceTimersByTimeAsync(SETTLE_MS * 0.6);
      go.next();
    }
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 0.5);
    expect(mine()?.count).toBeLessThan(5);
    expect(theirs()?.count).toBeLessThan(5);
    go.next();
    scenario.host.before = () => undefined;
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(await run).toMatchObject({ status: 'finished', result: { identity: { imported: 5 } } });
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 2);
    expect([mine(), theirs()]).toEqual([undefined, undefined]);
  });

  it('G6, B16: says at once that the token is refused or leads to another company, and what to do', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    const button = await buttonOf(scenario.container);
    const organization = scenario.container.get<Organization>(Organization);
    const states: string[] = [];
    organization.state$.subscribe(({ status }) => states.push(status));
    scenario.lexoffice.before = () => {
      throw new LexofficeError('unauthorized', { path: '/v1/profile', status: 401 });
    };
    await organization.check();
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(button()).toMatchObject({ state: 'stale', count: 1 });
    expect(button()?.tooltip).toContain('lehnt den API-Token ab');
    expect(button()?.tooltip).toContain('Optionen / Allgemein / Schnittstellen');
    expect(await scenario.lists.obstacle()).toBe('unauthorized');

    scenario.lexoffice.before = () => undefined;
    scenario.lexoffice.profileValue = { ...scenario.lexoffice.profileValue, organizationId: 'other' };
    await organization.check();
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(button()?.tooltip).toContain('gehört zu einer anderen Firma');
    expect(states.length).toBeLessThan(20);
  });

  it('G6: tells the buttons that a token has expired as soon as the list is refused', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await buttonOf(scenario.container);
    const states: string[] = [];
    scenario.container.get<Organization>(Organization).state$.subscribe(({ status }) => states.push(status));
    scenario.lexoffice.before = () => {
      throw new LexofficeError('unauthorized', { path: '/v1/voucherlist', status: 401 });
    };
    await scenario.lists.refreshWaiting({ force: true });
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(states.at(-1)).toBe('failed');
  });

  it('counts once after a change, however many look at the number', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    await buttonOf(scenario.container);
    for (let other = 0; other < 3; other += 1) scenario.lists.waiting$.subscribe();
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 2);
    const registry = scenario.container.get<TransferRegistry>(TransferRegistry);
    scenario.host.calls.length = 0;
    await registry.update(ORGANIZATION, id, (record) => ({ type: 'invoice', ...record, dismissed: {} }));
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 2);
    expect(scenario.host.calls.filter((call) => call === 'vouchers.list')).toHaveLength(1);
  });

  it('counts what another seat has decided', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.add();
    const other = scenario.seat('bernd');
    const theirs = await buttonOf(other);
    expect(theirs()?.count).toBe(2);
    const registry = scenario.container.get<TransferRegistry>(TransferRegistry);
    const updatedDate = scenario.lexoffice.documentsById.get(id)!.updatedDate;
    await registry.update(ORGANIZATION, id, (record) => ({
      type: 'invoice',
      ...record,
      dismissed: { invoice: updatedDate },
    }));
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 2);
    expect(theirs()?.count).toBe(1);
  });
});
