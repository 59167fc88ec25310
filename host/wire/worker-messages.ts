import type { JobOutcome, JobProgress } from '../api/jobs.ts';
import type { Manifest } from '../api/manifest.schema.ts';

/** A run as it is handed to a worker process. */
export interface WorkOrder {
  readonly runId: string;
  readonly mandantId: string;
  readonly job: string;
  readonly input: unknown;
  readonly attempt: number;
  readonly checkpoint?: unknown;
  /** A user has cancelled it before it began. */
  readonly cancelled: boolean;
  /** Where the host is found, and what proves the worker's right to this run and no other; only ever in memory. */
  readonly hostUrl: string;
  readonly credential: string;
  readonly manifest: Manifest;
  /** Path of the plugin's built worker module. */
  readonly module: string;
}

export type ToWorker =
  | { readonly kind: 'run'; readonly order: WorkOrder }
  | { readonly kind: 'cancel'; readonly runId: string }
  /** Somebody else does it by now: stop without a word. */
  | { readonly kind: 'abandon'; readonly runId: string }
  | { readonly kind: 'saved'; readonly runId: string };

export type FromWorker =
  | { readonly kind: 'progress'; readonly runId: string; readonly progress: JobProgress }
  /** Answered with `saved`. */
  | { readonly kind: 'checkpoint'; readonly runId: string; readonly state: unknown }
  | { readonly kind: 'done'; readonly runId: string; readonly outcome: JobOutcome }
  | { readonly kind: 'failed'; readonly runId: string; readonly error: WorkFailure };

export interface WorkFailure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}
