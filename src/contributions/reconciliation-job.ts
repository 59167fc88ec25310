import { inject, injectable } from 'inversify';
import { catchError, map, of, type Observable } from 'rxjs';
import type { JobRun, JobRunDetail } from '../../host/api/jobs.ts';
import type { JobId } from '../manifest.generated.ts';
import type { Failure } from '../services/failures.ts';
import type { ReconciliationEnd, ReconciliationRun } from '../services/reconciliation/read-reconciliation.ts';
import { failureCode } from '../services/service-failure.ts';
import { JobWatch } from './job-watch.ts';

const RECONCILE = 'lexoffice.reconcile' satisfies JobId;

/** The Abstimmung as a page sees it: started or found running, watched, cancelled. The work is the worker's. */
@injectable()
export class ReconciliationJob {
  constructor(@inject(JobWatch) private readonly watching: JobWatch) {}

  lastEnded(): Promise<JobRun | undefined> {
    return this.watching.lastEnded(RECONCILE);
  }

  /** Starts on subscription, or watches the run that is open already; aborting `signal` stops it. Never errors. */
  start(signal: AbortSignal): Observable<ReconciliationRun> {
    return states(this.watching.start(RECONCILE, {}, signal));
  }

  watch(runId: string): Observable<ReconciliationRun> {
    return states(this.watching.watch(runId, new AbortController().signal));
  }
}

function states(runs: Observable<JobRunDetail>): Observable<ReconciliationRun> {
  const failed = (error: unknown): ReconciliationRun => ({ status: 'failed', code: failureCode(error) });
  return runs.pipe(
    map(stateOf),
    catchError((error: unknown) => of(failed(error))),
  );
}

function stateOf({ state, progress, result, error, continuesAt }: JobRunDetail): ReconciliationRun {
  if (state === 'waiting' && error !== undefined && continuesAt !== undefined)
    return { status: 'retrying', code: error.code as Failure, at: continuesAt };
  if (state === 'failed') return { status: 'failed', code: (error?.code ?? 'internal') as Failure };
  if (state === 'cancelled' || state === 'succeeded')
    return (result as ReconciliationEnd | undefined) ?? { status: 'cancelled' };
  const { done = 0, total = 0, current } = progress ?? {};
  return current === undefined
    ? { status: 'listing', progress: { done, total } }
    : { status: 'checking', progress: { done, total }, current };
}
