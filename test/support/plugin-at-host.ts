import type { Container } from 'inversify';
import { manifestSchema } from '../../host/api/manifest.schema.ts';
import type { WorkerContext } from '../../host/api/job-worker.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import declared from '../../plugin.manifest.json';
import { DetailsByJob } from '../../src/contributions/details-by-job.ts';
import { JobWatch } from '../../src/contributions/job-watch.ts';
import { Job } from '../../src/jobs/job.ts';
import { de } from '../../src/l10n/de/de.ts';
import { workerCacheModule } from '../../src/services/cache/worker-cache.module.ts';
import { outboundModule } from '../../src/services/contacts/outbound/outbound.module.ts';
import { Questions } from '../../src/services/host-tokens.ts';
import { MissingDetailsSource } from '../../src/services/invoices/list/missing-details.ts';
import { ReadingAhead } from '../../src/services/invoices/list/reading-ahead.ts';
import { askedLexofficeModule } from '../../src/services/lexoffice/asked-lexoffice.module.ts';
import { LexofficeAnswers } from '../../src/services/lexoffice/lexoffice-answers.ts';
import { createServices } from '../../src/services-container.ts';
import { createWorkerContainer } from '../../src/worker-container.ts';
import type { JobHost } from './job-host.ts';

export const PLUGIN = manifestSchema.parse(declared);

/** The plugin as a worker activates it. */
export function workAsPlugin(context: WorkerContext): void {
  const container = createWorkerContainer(context, de);
  for (const job of container.getAll(Job))
    context.jobs.register(job.id, (input, task) => job.run(input, task));
  const answers = container.get(LexofficeAnswers);
  context.jobs.answer(answers.id, (input, signal) => answers.answer(input, signal));
}

/** The services of a page at a real host, as the plugin binds them; without a screen. */
export function pageAt(host: JobHost): Container {
  const container = createServices(host.session.services(PLUGIN), de);
  container.bind(Questions).toConstantValue(host.jobs);
  container.load(askedLexofficeModule, workerCacheModule, outboundModule);
  const workbench = { jobs: host.jobs } as unknown as PluginContext;
  container.bind(JobWatch).toConstantValue(new JobWatch(workbench));
  container.bind(DetailsByJob).toSelf();
  container.bind(MissingDetailsSource).toService(DetailsByJob);
  container.bind(ReadingAhead).toService(DetailsByJob);
  return container;
}
