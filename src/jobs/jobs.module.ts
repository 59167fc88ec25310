import { ContainerModule } from 'inversify';
import { FetchOriginalsJob } from './fetch-originals.job.ts';
import { ImportJob } from './import.job.ts';
import { Job } from './job.ts';
import { ReadListJob } from './read-list.job.ts';
import { ReconcileJob } from './reconcile.job.ts';
import { SendPersonsJob } from './send-persons.job.ts';
import { SyncPersonsJob } from './sync-persons.job.ts';

export const jobsModule = new ContainerModule(({ bind }) => {
  for (const job of [ReadListJob, ImportJob, FetchOriginalsJob, SyncPersonsJob, SendPersonsJob, ReconcileJob])
    bind(Job).to(job);
});
