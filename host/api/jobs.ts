import type { Instant } from './calendar-date.ts';
import type { Disposable, Event } from './disposable.ts';

/**
 * `queued` waits for a worker · `running` · `waiting` goes on by itself at `continuesAt`, or as soon as somebody starts the job again · `succeeded`
 * ended as it should, whatever it left to the user (`attention`) · `failed` · `cancelled` by a user; what was done stays done.
 */
export const JOB_STATES = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Of a run in one of these states something is still to come. */
export const OPEN_JOB_STATES = ['queued', 'running', 'waiting'] as const satisfies readonly JobState[];

/** Who began a run: a user at a screen, the command line, a schedule, another job, the host when it started, or a page that looks ahead. */
export const JOB_ORIGINS = ['user', 'command', 'schedule', 'job', 'start', 'ahead'] as const;
export type JobOrigin = (typeof JOB_ORIGINS)[number];

export interface JobProgress {
  readonly done: number;
  /** Absent while nobody knows. */
  readonly total?: number;
  /** What is being worked on, for the user. */
  readonly current?: string;
  /** Milliseconds until the end, at the pace of the last steps. */
  readonly remainingMs?: number;
}

/** One run of a job in a Mandant. It belongs to the host: no page has to stay open for it. */
export interface JobRun {
  readonly id: string;
  /** Id of the plugin that declares the job. */
  readonly plugin: string;
  /** Id of the job in the manifest. */
  readonly job: string;
  readonly state: JobState;
  /** In whose name it works: what it books is booked by this user. */
  readonly user: string;
  readonly origin: JobOrigin;
  readonly createdAt: Instant;
  readonly startedAt?: Instant;
  readonly finishedAt?: Instant;
  /** How often it was begun: more than once after its worker was cut off, or after a pause. */
  readonly attempt: number;
  /** Of a waiting run. */
  readonly continuesAt?: Instant;
  readonly progress?: JobProgress;
  /** The numbers of its result, for lists: `{ found: 12, imported: 10, … }`. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Something of it needs the user. */
  readonly attention?: boolean;
  /** Why it failed, or why it waits: a stable code, and what support needs to know; never a secret. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** A run with what it was given and what came out. */
export interface JobRunDetail extends JobRun {
  readonly input: unknown;
  /** What its handler answered with; absent until then. The host checks no shape: parse what you read. */
  readonly result?: unknown;
}

/** What a handler answers with. */
export interface JobOutcome {
  /** Any JSON value, kept with the run. */
  readonly result?: unknown;
  readonly counts?: JobRun['counts'];
  /** Something of it needs the user. */
  readonly attention?: boolean;
  /** It looked, and nothing was to be done: a run that the host itself began at its start then stays out of the history. */
  readonly nothingToDo?: boolean;
  /** Not over yet: the run waits, and its handler is called again at this time. */
  readonly continueAt?: Instant;
}

export interface JobStartOptions {
  /**
   * Nobody has asked for it, and nobody waits: it begins when nothing else is to be done, a few of all Mandanten at a time, and stays out of the run
   * history. When somebody starts the job while it has not begun, that run takes its place.
   */
  readonly ahead?: boolean;
}

/** The jobs of this plugin, seen from a page: it starts and watches, a worker does the work. Every method rejects with a `HostError`. */
export interface Jobs {
  /**
   * Starts a job of the manifest. One run per job and Mandant: while one is open, it is answered instead (`started` false), and one that waits
   * goes on at once. Rejects with `invalid` when the input does not fit the job's JSON Schema.
   */
  start(
    job: string,
    input: unknown,
    options?: JobStartOptions,
  ): Promise<{ readonly run: JobRun; readonly started: boolean }>;
  /** `not-found` for an unknown run. */
  get(runId: string): Promise<JobRunDetail>;
  /** Newest first: the run history of this Mandant, started here, elsewhere or at night; at most `limit` runs, default 100, 1 … 1 000. */
  list(filter?: { readonly job?: string; readonly limit?: number }): Promise<readonly JobRun[]>;
  /** Tells the listener how the run stands, now and after every change, also over a lost connection, until disposed. */
  watch(runId: string, listener: (run: JobRunDetail) => void): Disposable;
  /** Asks a run to stop: at once when it is queued or waiting, else after the piece that it works on. An ended one stays as it is. */
  cancel(runId: string): Promise<void>;
  /**
   * Asks a worker a question of the manifest: no run, in no history, and over when the page goes away or the signal is aborted. Yields what its
   * handler yields. Rejects with `invalid` when the input does not fit, with `no-worker` when nobody answers or nothing more comes for a time, with
   * the `AbortError` of the signal.
   */
  ask(question: string, input: unknown, signal?: AbortSignal): AsyncIterable<unknown>;
  /** Ids of runs that began, moved on or ended, here or at another seat; none: read again. */
  readonly onDidChange: Event<readonly string[]>;
}
