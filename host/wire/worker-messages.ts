import type { JobOutcome, JobProgress } from '../api/jobs.ts';
import type { Manifest } from '../api/manifest.schema.ts';

/** A run as it is handed to a worker process, or a question that nobody keeps. */
export interface WorkOrder {
  /** Of a question: its own. */
  readonly runId: string;
  readonly kind: 'job' | 'question';
  readonly mandantId: string;
  /** Id of the job, or of the question. */
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
  /** Of an answer. */
  | { readonly kind: 'part'; readonly runId: string; readonly value: unknown }
  /** Answered with `saved`. */
  | { readonly kind: 'checkpoint'; readonly runId: string; readonly state: unknown }
  | { readonly kind: 'done'; readonly runId: string; readonly outcome: JobOutcome }
  | { readonly kind: 'failed'; readonly runId: string; readonly error: WorkFailure };

export interface WorkFailure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}
