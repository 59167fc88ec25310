import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '../../../host/api/manifest.schema.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import manifest from '../../../plugin.manifest.json';
import { Job } from '../../../src/jobs/job.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { createWorkerContainer } from '../../../src/worker-container.ts';
import { JobHost } from '../../support/job-host.ts';

const PLUGIN = manifestSchema.parse(manifest);

describe('The Abstimmung in a worker of the host', () => {
  const host = new JobHost();
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataSet: 'empty', ratePerSecond: Infinity });
    host.activate = (context) => {
      for (const job of createWorkerContainer(context, de).getAll(Job))
        context.jobs.register(job.id, (input, task) => job.run(input, task));
    };
    await host.open({ plugins: ['.'], connections: { lexoffice: sandbox.url } });
    await host.session.admin.putSecret('lexoffice', 'lexoffice.apiToken', sandbox.token);
    const { settings } = host.session.services(PLUGIN);
    await settings.update('lexoffice.gapMs', 0);
    await settings.update('lexoffice.lastFetchDate', '2000-01-01');
  });
  afterAll(async () => {
    await host.close();
    await sandbox.stop();
  });

  it('keeps its result with the run, which a second seat reads when it has ended', async () => {
    const document = sandbox.admin.createInvoice({ address: { name: 'Erika Beispiel', countryCode: 'DE' } });
    const { run } = await host.jobs.start('lexoffice.reconcile', {});
    const ended = await host.until(run.id, 'succeeded');
    expect(ended).toMatchObject({ counts: { compared: 1, deviating: 1 }, attention: true });
    const seat = await host.seat();
    expect((await seat.jobs('lexoffice').get(run.id)).result).toMatchObject({
      status: 'ready',
      result: { findings: [{ key: document.id, state: 'only-there' }], complete: true },
    });
    seat.dispose();
  });

  it('runs by itself as the setting of the Mandant says', async () => {
    const { settings } = host.session.services(PLUGIN);
    await settings.update('lexoffice.reconcileSchedule', '06:30');
    expect(settings.get('lexoffice.reconcileSchedule')).toBe('06:30');
    expect(PLUGIN.contributes.jobs?.find(({ id }) => id === 'lexoffice.reconcile')?.schedule).toBe(
      'lexoffice.reconcileSchedule',
    );
  });
});
