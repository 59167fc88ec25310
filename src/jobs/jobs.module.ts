import { ContainerModule } from 'inversify';
import { FetchOriginalsJob } from './fetch-originals.job.ts';
import { ImportJob } from './import.job.ts';
import { Job } from './job.ts';

export const jobsModule = new ContainerModule(({ bind }) => {
  for (const job of [ImportJob, FetchOriginalsJob]) bind(Job).to(job);
});
