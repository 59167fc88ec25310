import 'reflect-metadata';
import { afterEach, describe, expect, it } from 'vitest';
import type { ContextValue } from '../../../host/api/commands.ts';
import type { Disposable } from '../../../host/api/disposable.ts';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import declared from '../../../plugin.manifest.json';
import { Workbench } from '../../../src/contributions/contribution.ts';
import { SetupContribution } from '../../../src/contributions/setup.contribution.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { Texts } from '../../../src/l10n/texts.ts';
import { aVoucher } from '../../support/builders/voucher.ts';
import { eventually } from '../../support/eventually.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { InMemoryJobs } from '../../support/in-memory-jobs.ts';

const running: Disposable[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.dispose();
});

/** A seat on which nothing is set up yet, and the steps of its set-up that are done. */
function newMandant() {
  const scenario = new ImportScenario();
  scenario.host.secrets.clear();
  scenario.host.settings.delete('lexoffice.lastFetchDate');
  const context = new Map<string, ContextValue | undefined>();
  const jobs = new InMemoryJobs();
  const opened: (string | undefined)[] = [];
  const handlers = new Map<string, () => unknown>();
  const start = (): void => {
    const { container } = scenario;
    const { services } = scenario.host;
    container.rebind(Workbench).toConstantValue({
      ...services,
      settings: { ...services.settings, open: (section?: string) => opened.push(section) },
      commands: {
        setContext: (key: string, value: ContextValue | undefined) => context.set(key, value),
        register: (command: string, handler: () => unknown) => (
          handlers.set(command, handler),
          { dispose: () => undefined }
        ),
      },
      jobs,
    } as unknown as PluginContext);
    container.bind(Texts).toConstantValue(de);
    running.push(container.get(SetupContribution, { autobind: true }).start());
  };
  start();
  const done = (): readonly string[] =>
    declared.contributes.setup.steps
      .map(({ done: key }) => key)
      .filter((key) => context.get(key) === true)
      .map((key) => key.replace('lexoffice.', ''));
  return { start, scenario, context, jobs, opened, handlers, done };
}

describe('the set-up', () => {
  it('follows what is there, from the token to the first import', async () => {
    const { scenario, context, done } = newMandant();
    const { host, organization, lists } = scenario;
    await eventually(() => expect(context.get('lexoffice.setUpKnown')).toBe(true));
    expect(done()).toEqual([]);
    host.secrets.add('lexoffice.apiToken');
    await organization.check();
    await eventually(() => expect(done()).toEqual(['hasToken', 'companyKnown']));
    await host.services.settings.update('lexoffice.lastFetchDate', '2026-10-31');
    await eventually(() => expect(done()).toContain('hasLastFetchDate'));
    await organization.markSynced('supplier');
    await eventually(() => expect(done()).toContain('suppliersSynced'));
    await organization.markSynced('customer');
    await eventually(() => expect(done()).toContain('customersSynced'));
    expect(done()).not.toContain('listRead');
    await lists.refreshWaiting({ force: true });
    await eventually(() => expect(done()).toContain('listRead'));
    expect(done()).not.toContain('imported');
  });

  it('stands there before Lexware Office has answered, with the company of the last time', async () => {
    const { scenario, context, done, start } = newMandant();
    scenario.host.secrets.add('lexoffice.apiToken');
    await scenario.organization.check();
    scenario.restart();
    // From now on it never answers.
    scenario.lexoffice.profile = () => new Promise(() => undefined);
    context.clear();
    start();
    await eventually(() => expect(context.get('lexoffice.setUpKnown')).toBe(true));
    expect(done()).toEqual(['hasToken', 'companyKnown']);
  });

  it('asks a run that imported something, and the books where no run is kept that long', async () => {
    const { jobs, done, start, scenario, context } = newMandant();
    jobs.add({ job: 'lexoffice.import', state: 'succeeded', counts: { imported: 0 } });
    await eventually(() => expect(context.get('lexoffice.setUpKnown')).toBe(true));
    expect(done()).toEqual([]);
    jobs.add({ job: 'lexoffice.import', state: 'succeeded', counts: { imported: 3 } });
    scenario.restart();
    start();
    await eventually(() => expect(done()).toEqual(['imported']));
    expect(scenario.host.vouchers.size).toBe(0);

    const older = newMandant();
    older.scenario.host.vouchers.set('v1', aVoucher());
    await eventually(() => expect(older.done()).toEqual(['imported']));
  });

  it('looks again when a voucher is booked, until one was, and not while runs only tell how far they are', async () => {
    const { jobs, done, scenario, context } = newMandant();
    const { host } = scenario;
    await eventually(() => expect(context.get('lexoffice.setUpKnown')).toBe(true));
    const { id } = jobs.add({ job: 'lexoffice.import', state: 'running' });
    const asked = host.calls.length;
    for (let step = 1; step <= 5; step += 1) {
      jobs.move(id, { progress: { done: step } });
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(host.calls.slice(asked)).toEqual([]);
    host.vouchers.set('v1', aVoucher({ externalKey: 'lexoffice:x' }));
    host.deleteVoucher('lexoffice:x');
    await eventually(() => expect(done()).toEqual(['imported']));
    const reached = host.calls.length;
    host.restoreVoucher('lexoffice:x');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(host.calls.slice(reached)).toEqual([]);
  });

  it('leads to its settings', () => {
    const { handlers, opened } = newMandant();
    handlers.get('lexoffice.openSettings')!();
    expect(opened).toEqual(['lexoffice']);
  });
});
