import type { JobRunDetail } from '../../host/api/jobs.ts';

/** What `npm run job -- --json` writes. */
export interface JobReport extends Pick<
  JobRunDetail,
  | 'id'
  | 'job'
  | 'state'
  | 'user'
  | 'startedAt'
  | 'finishedAt'
  | 'continuesAt'
  | 'attempt'
  | 'error'
  | 'result'
> {
  readonly mandant: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly attention: boolean;
}

export function jobReport(mandant: string, run: JobRunDetail): JobReport {
  const { id, job, state, user, startedAt, finishedAt, continuesAt, attempt, error, result } = run;
  return {
    ...{ mandant, id, job, state, user, attempt },
    ...{ startedAt, finishedAt, continuesAt, error, result },
    counts: run.counts ?? {},
    attention: run.attention ?? false,
  };
}

/** 0 all done · 2 something needs the user, or is still to come · 1 failed. */
export function exitCodeOf({
  state,
  attention,
  error,
}: Pick<JobReport, 'state' | 'attention' | 'error'>): number {
  if (state === 'failed' || state === 'cancelled') return 1;
  if (state === 'waiting') return error === undefined ? 2 : 1;
  return attention ? 2 : 0;
}
