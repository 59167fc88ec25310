import { inject, injectable } from 'inversify';
import { catchError, map, Observable, of } from 'rxjs';
import type { JobRun, JobRunDetail } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { JobId } from '../manifest.generated.ts';
import type { Failure } from '../services/failures.ts';
import { runnable } from '../services/invoices/run/import-input.ts';
import type { RunList, RunResult, RunState, Selection } from '../services/invoices/run/import-run.ts';
import { failureCode } from '../services/service-failure.ts';
import { Workbench } from './contribution.ts';
import { JobWatch } from './job-watch.ts';

const IMPORT = 'lexoffice.import' satisfies JobId;
const ORIGINALS = 'lexoffice.fetchOriginals' satisfies JobId;

/** The import as a page sees it: started or found running, watched, cancelled. The work is the worker's. */
@injectable()
export class ImportJob {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(JobWatch) private readonly watching: JobWatch,
  ) {}

  /** The run that is open, whoever started it. */
  open(): Promise<JobRun | undefined> {
    return this.watching.open(IMPORT);
  }

  /** Starts on subscription, or watches the run that is open already; aborting `signal` stops it after the documents that are being booked. Never errors. */
  start(list: RunList, selection: Selection, signal: AbortSignal): Observable<RunState> {
    return this.#states(this.watching.start(IMPORT, runnable(list, selection), signal));
  }

  watch(runId: string, signal: AbortSignal): Observable<RunState> {
    return this.#states(this.watching.watch(runId, signal));
  }

  /** Of the files that are fetched behind the runs; silent while none are. */
  get originals$(): Observable<{ readonly done: number; readonly total: number }> {
    const { jobs } = this.workbench;
    return new Observable((subscriber) => {
      const refresh = async (): Promise<void> => {
        const [run] = await jobs.list({ job: ORIGINALS, limit: 1 });
        const fetched = run?.counts?.['fetched'] ?? 0;
        const { done, total } = { total: fetched, ...(run?.progress ?? { done: fetched }) };
        if (total > 0) subscriber.next({ done, total });
      };
      const changes = jobs.onDidChange(() => void refresh().catch(() => undefined));
      return () => changes.dispose();
    });
  }

  #states(runs: Observable<JobRunDetail>): Observable<RunState> {
    const failed = (error: unknown): RunState => ({ status: 'failed', code: failureCode(error) });
    return runs.pipe(
      map(stateOf),
      catchError((error: unknown) => of(failed(error))),
    );
  }
}

function stateOf({ state, progress, result, error, continuesAt, attempt }: JobRunDetail): RunState {
  if (state === 'waiting' && error !== undefined && continuesAt !== undefined)
    return { status: 'retrying', code: error.code as Failure, at: continuesAt };
  switch (state) {
    case 'queued':
    case 'running':
    case 'waiting':
      return { status: 'booking', done: 0, total: 0, ...progress };
    case 'succeeded':
    case 'cancelled':
      return result === undefined
        ? { status: 'cancelled', hadBegun: attempt > 0 }
        : { status: 'finished', result: result as RunResult };
    case 'failed':
      return { status: 'failed', code: (error?.code ?? 'internal') as Failure };
  }
}
