import type { Instant } from '../../host/api/calendar-date.ts';
import type { Failure } from './failures.ts';

/** Why a run of a job waits, and until when: it is tried again by itself. */
export interface RunPause {
  readonly code: Failure;
  readonly at: Instant;
}

/** What a dialog wants of a run that it looks at. */
export interface RunWatch {
  /** Aborting it stops the run after the piece that it works on. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  readonly onPause: (pause: RunPause) => void;
  /** Aborted when nobody looks on any more: the run goes on, and nothing is told of it. */
  readonly left: AbortSignal;
}

/** A run that has ended, to be opened again. */
export interface EndedRun<R> {
  readonly at: Instant;
  open(watch: RunWatch): Promise<R>;
}
