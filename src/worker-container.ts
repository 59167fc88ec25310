import type { Container } from 'inversify';
import type { WorkerContext } from '../host/api/job-worker.ts';
import { jobsModule } from './jobs/jobs.module.ts';
import { JobStarter } from './jobs/job.ts';
import { workerCacheModule } from './services/cache/worker-cache.module.ts';
import { outboundModule } from './services/contacts/outbound/outbound.module.ts';
import { remoteDetailsModule } from './services/invoices/list/remote-details.module.ts';
import { runModule } from './services/invoices/run/run.module.ts';
import { LexofficeAnswers } from './services/lexoffice/lexoffice-answers.ts';
import { remoteLexofficeModule } from './services/lexoffice/remote-lexoffice.module.ts';
import type { ServiceTexts } from './services/texts.ts';
import { createServices } from './services-container.ts';

/** Everything that the plugin is made of in a worker. */
export function createWorkerContainer(context: WorkerContext, texts: ServiceTexts): Container {
  const container = createServices(context, texts);
  container.bind(JobStarter).toConstantValue(context.jobs);
  container.bind(LexofficeAnswers).toSelf();
  container.load(
    remoteLexofficeModule,
    workerCacheModule,
    outboundModule,
    remoteDetailsModule,
    runModule,
    jobsModule,
  );
  return container;
}
