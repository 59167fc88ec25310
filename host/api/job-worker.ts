import type { Disposable } from './disposable.ts';
import type { JobOutcome, JobProgress } from './jobs.ts';
import type { Language } from './language.ts';
import type { HostServices } from './plugin-context.ts';

/** What a handler gets of the run that it works on. */
export interface JobTask {
  /** The same over all attempts of the run. */
  readonly runId: string;
  /** 1 at first; more after its worker was cut off, or after a pause. */
  readonly attempt: number;
  /** Aborted when a user cancels: finish the piece under way, then answer with what was done. */
  readonly signal: AbortSignal;
  /** What `saveCheckpoint` kept last, in whatever process; `undefined` when nothing was. */
  readonly checkpoint: unknown;
  /** Shows how far it is. As often as you like: the host thins it out. */
  progress(progress: JobProgress): void;
  /** Keeps a JSON value with the run, durable when the promise resolves: a cut-off run goes on from it, in another process or on another machine. */
  saveCheckpoint(state: unknown): Promise<void>;
}

/** What a handler throws when it cannot go on. Anything else that is thrown is a fault of the program: code `internal`, not tried again. */
export interface JobError extends Error {
  readonly name: 'JobError';
  /** Stable code, with a text in the plugin. */
  readonly code: string;
  /** It may succeed later without anybody changing anything: tried again after growing pauses, some hours long. */
  readonly retryable: boolean;
}

export type JobHandler = (input: unknown, task: JobTask) => Promise<JobOutcome>;

/** Answers a question in parts, each a JSON value. The signal is aborted when nobody waits for the answer any more. */
export type QuestionHandler = (input: unknown, signal: AbortSignal) => AsyncIterable<unknown>;

export interface JobRegistry {
  /** Gives a job of the manifest its behaviour. @throws Error when it already has a handler. */
  register(job: string, handler: JobHandler): Disposable;
  /** Gives a question of the manifest its answer. @throws Error when it already has one. */
  answer(question: string, handler: QuestionHandler): Disposable;
  /**
   * Starts another job of the manifest in the same Mandant, in the name of the same user. One that is under way already is gone through once more
   * when it ends, so that it sees what this run has done. Rejects with a `HostError`.
   */
  start(job: string, input: unknown): Promise<void>;
}

/** Everything a plugin gets in a worker: no screen, one Mandant, the rights of the run that is to be done. */
export interface WorkerContext extends HostServices {
  readonly language: Language;
  readonly jobs: JobRegistry;
}

/** The module that the manifest's `worker` names exports `activate`; it runs in Node, and imports nothing of a browser. Called once per run and question. */
export interface WorkerModule {
  /** Registers the handlers. Answers with what ends the plugin. */
  activate(context: WorkerContext): Promise<Disposable>;
}
