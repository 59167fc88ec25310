import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastValueFrom } from 'rxjs';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { ContactSync } from '../../../src/services/contacts/contact-sync.ts';
import { Organization } from '../../../src/services/organization/organization.ts';
import { JobHost } from '../../support/job-host.ts';
import { pageAt, PLUGIN, workAsPlugin } from '../../support/plugin-at-host.ts';

describe('The jobs of persons in a worker of the host', () => {
  const host = new JobHost();
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ ratePerSecond: Infinity });
    host.activate = workAsPlugin;
    await host.open({ plugins: ['.'], connections: { lexoffice: sandbox.url } });
    await host.session.admin.putSecret('lexoffice', 'lexoffice.apiToken', sandbox.token);
    await host.session.services(PLUGIN).settings.update('lexoffice.gapMs', 0);
  });
  afterAll(async () => {
    await host.close();
    await sandbox.stop();
  });

  it('take over what a user chose in the preview of a page, with progress, and keep the outcome with the run', async () => {
    const container = pageAt(host);
    await container.get(Organization).check({ byHand: true });
    const sync = container.get(ContactSync);
    const planned = await lastValueFrom(sync.plan('customer'));
    if (planned.status !== 'ready') throw new Error(planned.status);
    const [chosen] = planned.plan.rows.filter(({ change }) => change);
    const order = sync.handOver(planned.plan, [chosen!]);
    const { run } = await host.jobs.start('lexoffice.syncPersons', { role: 'customer', order });
    expect(await host.until(run.id, 'succeeded')).toMatchObject({
      result: { created: 1, updated: 0, failed: [] },
      counts: { created: 1, updated: 0, refused: 0 },
    });
    const persons = await host.session.services(PLUGIN).persons.list();
    expect(persons.map(({ accountNumber }) => accountNumber)).toEqual([chosen!.number]);
  });

  it('take over both sides without a choice', async () => {
    const { run } = await host.jobs.start('lexoffice.syncPersons', {});
    const { counts } = await host.until(run.id, 'succeeded');
    expect(counts!['created']).toBeGreaterThan(10);
  });
});
