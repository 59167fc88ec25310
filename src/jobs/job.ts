import type { ServiceIdentifier } from 'inversify';
import type { JobError, JobRegistry, JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import type { JobId } from '../manifest.generated.ts';

/** Connects services to one job of the manifest. Holds no logic of its own. */
export interface Job {
  readonly id: JobId;
  run(input: unknown, task: JobTask): Promise<JobOutcome>;
}
export const Job: ServiceIdentifier<Job> = Symbol('Job');

/** Starts other jobs of this plugin. */
export type JobStarter = Pick<JobRegistry, 'start'>;
export const JobStarter: ServiceIdentifier<JobStarter> = Symbol('JobStarter');

/** A job cannot go on. */
export class JobFailure extends Error implements JobError {
  override readonly name = 'JobError';

  constructor(
    readonly code: string,
    readonly retryable: boolean,
  ) {
    super(code);
  }
}
