import type { RunRow } from './run-records.ts';
import type { WorkEnd } from './worker-pool.ts';

/** Pauses before a failed run is tried again, in seconds; when they are used up, it has failed. */
const RETRY_SECONDS = [5, 20, 60, 300, 900, 3_600] as const;

export interface Settlement {
  readonly change: Pick<RunRow, 'state' | 'finishedAt' | 'continuesAt' | 'failures'> &
    Partial<Pick<RunRow, 'counts' | 'attention' | 'progress'>>;
  /** Absent: it is over. */
  readonly againInSeconds?: number;
}

/** What an attempt makes of its run: over, or to go on after a pause. Whom a user has stopped does not go on. */
export function settlement(
  end: WorkEnd,
  { failures, cancelRequested }: Pick<RunRow, 'failures' | 'cancelRequested'>,
  now: Date,
): Settlement {
  const pause = cancelRequested ? undefined : pauseAfter(end, failures, now);
  const told =
    end.kind === 'done'
      ? { counts: end.outcome.counts ?? null, attention: end.outcome.attention ?? false, failures: 0 }
      : { failures: failures + 1 };
  if (pause !== undefined) {
    const continuesAt = new Date(now.getTime() + pause * 1_000);
    return { change: { state: 'waiting', finishedAt: null, continuesAt, ...told }, againInSeconds: pause };
  }
  const ended = end.kind === 'done' ? 'succeeded' : 'failed';
  const state = cancelRequested ? 'cancelled' : ended;
  return { change: { state, finishedAt: now, continuesAt: null, progress: null, ...told } };
}

function pauseAfter(end: WorkEnd, failures: number, now: Date): number | undefined {
  if (end.kind === 'failed' && end.error.retryable) return RETRY_SECONDS[failures];
  if (end.kind !== 'done' || end.outcome.continueAt === undefined) return undefined;
  return Math.max(1, Math.ceil((Date.parse(end.outcome.continueAt) - now.getTime()) / 1_000));
}
