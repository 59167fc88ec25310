import type { RunRow } from './run-records.ts';
import type { WorkEnd } from './worker-pool.ts';

/** Pauses before a failed run is tried again, in seconds; when they are used up, it has failed. */
const RETRY_SECONDS = [5, 20, 60, 300, 900, 3_600] as const;

export interface Settlement {
  readonly change: Pick<RunRow, 'state' | 'finishedAt' | 'continuesAt' | 'failures'> &
    Partial<Pick<RunRow, 'counts' | 'attention' | 'progress' | 'idle'>>;
  /** Absent: it is over. */
  readonly againInSeconds?: number;
}

/** What an attempt makes of its run: over, or to go on after a pause. Whom a user has stopped does not go on. */
export function settlement(
  end: WorkEnd,
  run: Pick<RunRow, 'failures' | 'cancelRequested' | 'askedAgain' | 'origin'>,
  now: Date,
): Settlement {
  const { failures, cancelRequested } = run;
  const pause = cancelRequested ? undefined : pauseAfter(end, run, now);
  const told =
    end.kind === 'done'
      ? { counts: end.outcome.counts ?? null, attention: end.outcome.attention ?? false, failures: 0 }
      : { failures: failures + 1 };
  if (pause === 0)
    return { change: { state: 'queued', finishedAt: null, continuesAt: null, ...told }, againInSeconds: 0 };
  if (pause !== undefined) {
    const continuesAt = new Date(now.getTime() + pause * 1_000);
    return { change: { state: 'waiting', finishedAt: null, continuesAt, ...told }, againInSeconds: pause };
  }
  const ended = end.kind === 'done' ? 'succeeded' : 'failed';
  const state = cancelRequested ? 'cancelled' : ended;
  // At its start the host looks after everything that might be open: only what was is told. What was begun ahead of the users is theirs to begin.
  const looked = run.origin === 'start' && end.kind === 'done' && end.outcome.nothingToDo === true;
  const idle = looked || run.origin === 'ahead';
  return { change: { state, finishedAt: now, continuesAt: null, progress: null, idle, ...told } };
}

function pauseAfter(
  end: WorkEnd,
  { failures, askedAgain }: Pick<RunRow, 'failures' | 'askedAgain'>,
  now: Date,
): number | undefined {
  if (end.kind === 'failed' && end.error.retryable) return RETRY_SECONDS[failures];
  if (end.kind !== 'done') return undefined;
  if (askedAgain) return 0;
  if (end.outcome.continueAt === undefined) return undefined;
  return Math.max(1, Math.ceil((Date.parse(end.outcome.continueAt) - now.getTime()) / 1_000));
}
