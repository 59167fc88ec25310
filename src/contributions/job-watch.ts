import { inject, injectable } from 'inversify';
import { Observable } from 'rxjs';
import type { JobRun, JobRunDetail } from '../../host/api/jobs.ts';
import { OPEN_JOB_STATES } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { JobId } from '../manifest.generated.ts';
import type { Failure } from '../services/failures.ts';
import { ServiceFailure } from '../services/service-failure.ts';
import { Workbench } from './contribution.ts';

export interface WatchOptions {
  /** Aborting it stops the run after the piece that it works on. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** A job of this plugin as a page sees it: started or found running, watched, cancelled. The work is the worker's. */
@injectable()
export class JobWatch {
  constructor(@inject(Workbench) private readonly workbench: PluginContext) {}

  /** The run that is open, whoever started it. */
  async open(job: JobId): Promise<JobRun | undefined> {
    const [latest] = await this.workbench.jobs.list({ job, limit: 1 });
    return latest && isOpen(latest) ? latest : undefined;
  }

  /** Starts on subscription, or watches the run that is open already. */
  start(job: JobId, input: unknown, signal: AbortSignal): Observable<JobRunDetail> {
    return this.#run(async () => (await this.workbench.jobs.start(job, input)).run.id, signal);
  }

  watch(runId: string, signal: AbortSignal): Observable<JobRunDetail> {
    return this.#run(() => Promise.resolve(runId), signal);
  }

  /** Resolves with the run when it has ended; one that waits to be tried again has failed for who looks on. @throws ServiceFailure */
  ended(
    states: (signal: AbortSignal) => Observable<JobRunDetail>,
    { signal = new AbortController().signal, onProgress }: WatchOptions,
  ): Promise<JobRunDetail> {
    return new Promise((resolve, reject) => {
      const subscription = states(signal).subscribe({
        next: (run) => {
          const { state, progress, error } = run;
          // One that goes on after a failure still says what that was.
          const hasFailed = state === 'failed' || (state === 'waiting' && error !== undefined);
          if (isOpen(run) && !hasFailed) {
            if (progress?.total !== undefined) onProgress?.({ done: progress.done, total: progress.total });
            return;
          }
          // The first word may come before the subscription is there.
          queueMicrotask(() => subscription.unsubscribe());
          if (hasFailed) reject(new ServiceFailure((error?.code ?? 'internal') as Failure));
          else resolve(run);
        },
        error: reject,
      });
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
