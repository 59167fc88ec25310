import { inject, injectable } from 'inversify';
import { Observable } from 'rxjs';
import type { JobRun, JobRunDetail, JobStartOptions } from '../../host/api/jobs.ts';
import { OPEN_JOB_STATES } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { JobId } from '../manifest.generated.ts';
import type { Failure } from '../services/failures.ts';
import type { RunWatch } from '../services/run-watch.ts';
import { ServiceFailure } from '../services/service-failure.ts';
import { Workbench } from './contribution.ts';

/** How many runs are looked through for one that came to something. */
const LOOKED_THROUGH = 20;

/** A job of this plugin as a page sees it: started or found running, watched, cancelled. The work is the worker's. */
@injectable()
export class JobWatch {
  constructor(@inject(Workbench) private readonly workbench: PluginContext) {}

  /** The run that is open, whoever started it. */
  async open(job: JobId): Promise<JobRun | undefined> {
    const [latest] = await this.workbench.jobs.list({ job, limit: 1 });
    return latest && isOpen(latest) ? latest : undefined;
  }

  /** The latest one that came to something. */
  async lastEnded(job: JobId): Promise<JobRun | undefined> {
    const runs = await this.workbench.jobs.list({ job, limit: LOOKED_THROUGH });
    return runs.find(({ state, counts }) => state === 'succeeded' && counts !== undefined);
  }

  /** Starts on subscription, or watches the run that is open already. */
  start(
    job: JobId,
    input: unknown,
    signal: AbortSignal,
    options?: JobStartOptions,
  ): Observable<JobRunDetail> {
    return this.#run(async () => (await this.workbench.jobs.start(job, input, options)).run.id, signal);
  }

  watch(runId: string, signal: AbortSignal): Observable<JobRunDetail> {
    return this.#run(() => Promise.resolve(runId), signal);
  }

  /** Resolves with the run when it has ended. @throws ServiceFailure when it has failed */
  ended(
    states: (signal: AbortSignal) => Observable<JobRunDetail>,
    { signal, onProgress, onPause, left }: RunWatch,
  ): Promise<JobRunDetail> {
    return new Promise((resolve, reject) => {
      const subscription = states(signal).subscribe({
        next: (run) => {
          const { state, progress, error, continuesAt } = run;
          const code = (error?.code ?? 'internal') as Failure;
          if (isOpen(run)) {
            if (state === 'waiting' && error !== undefined && continuesAt !== undefined)
              onPause({ code, at: continuesAt });
            else if (progress?.total !== undefined)
              onProgress({ done: progress.done, total: progress.total });
            return;
          }
          // The first word may come before the subscription is there.
          queueMicrotask(() => subscription.unsubscribe());
          if (state === 'failed') reject(new ServiceFailure(code));
          else resolve(run);
        },
        error: reject,
      });
      left.addEventListener('abort', () => subscription.unsubscribe());
    });
  }

  #run(begin: () => Promise<string>, signal: AbortSignal): Observable<JobRunDetail> {
    const { jobs } = this.workbench;
    return new Observable((subscriber) => {
      begin().then(
        (runId) => {
          const cancel = (): void => void jobs.cancel(runId).catch(() => undefined);
          if (signal.aborted) cancel();
          signal.addEventListener('abort', cancel);
          const watch = jobs.watch(runId, (run) => subscriber.next(run));
          subscriber.add(() => {
            signal.removeEventListener('abort', cancel);
            watch.dispose();
          });
        },
        (error: unknown) => subscriber.error(error),
      );
    });
  }
}

const isOpen = ({ state }: JobRun): boolean => (OPEN_JOB_STATES as readonly string[]).includes(state);
