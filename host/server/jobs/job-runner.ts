import { join } from 'node:path';
import type { Books } from '../books/books.ts';
import { listMandanten } from '../books/mandanten.ts';
import { describeError } from '../describe-error.ts';
import type { MailOutbox } from '../mail/mail-outbox.ts';
import type { InstalledPlugin } from '../plugins/plugin-folder.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { WorkEnd, WorkerPool } from './worker-pool.ts';
import type { JobEngine } from './job-engine.ts';
import type { JobQueue, QueuedRun } from './job-queue.ts';
import { DAY_MS, pruneRuns } from './prune-runs.ts';
import { ProgressWriter } from './progress-writer.ts';
import type { RunCredentials } from './run-credentials.ts';
import {
  changeRun,
  dropCheckpoint,
  heldBy,
  lockRun,
  readContent,
  withId,
  writeContent,
  type RunRow,
} from './run-records.ts';
import { JobSchedules } from './job-schedules.ts';
import { settlement } from './settlement.ts';

/** Runs that one server works on at a time: they wait for their remotes most of the time. */
const PARALLEL = 8;
/** Of one Mandant, over all servers: however much it has to do, the others get their turn. */
const PER_MANDANT = 2;
/** A worker that dies so often without getting anywhere dies of the run. */
const MOST_DEATHS = 5;

export interface JobRunnerParts {
  readonly books: Books;
  readonly secrets: Secrets;
  readonly plugins: readonly InstalledPlugin[];
  readonly engine: JobEngine;
  readonly queue: JobQueue;
  readonly credentials: RunCredentials;
  readonly workers: WorkerPool;
  readonly outbox: Pick<MailOutbox, 'enqueue'>;
  /** In whose name jobs run that nobody started. */
  readonly user: string;
  readonly hostUrl: string;
  /** Whether no other server can be on the database. */
  readonly isAlone: boolean;
  /** For failures of the host itself: the run is claimed again and goes on. */
  readonly log: (line: string) => void;
}

/** The run is somebody else's by now, or this host ends: nothing to tell. */
class CutOff extends Error {}

/** Takes runs from the queue and has the worker process do them. */
export class JobRunner {
  readonly #unsubscribe: () => void;
  readonly #schedules: JobSchedules;
  #closing = false;
  #prunedAt = -Infinity;

  constructor(private readonly parts: JobRunnerParts) {
    this.#schedules = new JobSchedules(parts);
    const { books, workers } = parts;
    this.#unsubscribe = books.events.subscribe(({ kind, ids, cancel }) => {
      if (kind === 'runs' && cancel === true) for (const id of ids) workers.cancel(id);
    });
  }

  async start(): Promise<void> {
    const { engine, queue, isAlone, log } = this.parts;
    await engine.heal(isAlone);
    await this.#prune();
    await queue.work({ parallel: PARALLEL, perGroup: PER_MANDANT }, async (run) => {
      try {
        await this.#perform(run);
      } catch (error) {
        if (!(error instanceof CutOff)) log(`run ${run.runId}: ${describeError(error)}`);
        throw error;
      }
    });
    await this.#schedules.start();
    await this.#startJobs();
  }

  /** What is under way is cut off: it goes on at the next start, or at another server. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#unsubscribe();
    this.#schedules.close();
    this.parts.workers.close();
    await this.parts.queue.close();
  }

  /** Jobs that want to look after things whenever a worker starts. */
  async #startJobs(): Promise<void> {
    const { books, secrets, plugins, engine, user } = this.parts;
    for (const { manifest } of plugins) {
      const jobs = manifest?.contributes.jobs?.filter(({ atStart }) => atStart) ?? [];
      if (manifest === undefined || jobs.length === 0) continue;
      for (const { id: mandantId } of await listMandanten(books.database)) {
        if ((await secrets.stored(mandantId, manifest.id)).size === 0) continue;
        for (const job of jobs) await engine.start(manifest, job, mandantId, { user, origin: 'start' }, {});
      }
    }
  }

  /** @throws Error when the run was cut off: then it can be claimed again */
  async #perform({ runId, queueId, lost }: QueuedRun): Promise<void> {
    for (let deaths = 0; ;) {
      const run = await this.parts.engine.begin(runId, queueId);
      if (run === undefined) return;
      const { end, gotOn } = await this.#attempt(run, lost);
      if (this.#closing || lost.aborted) throw new CutOff();
      deaths = gotOn ? 0 : deaths + 1;
      if (end.kind === 'cut-off' && deaths < MOST_DEATHS) continue;
      await this.#settle(run, queueId, end);
      return;
    }
  }

  async #attempt(
    run: RunRow,
    lost: AbortSignal,
  ): Promise<{ readonly end: WorkEnd; readonly gotOn: boolean }> {
    const { books, engine, credentials, workers, hostUrl } = this.parts;
    const { database } = books;
    const plugin = this.parts.plugins.find(({ id }) => id === run.plugin);
    const { manifest } = plugin ?? {};
    if (plugin === undefined || manifest?.worker === undefined)
      return { end: failed('plugin-missing', `${run.plugin} is not installed`), gotOn: true };
    const [input, checkpoint] = await Promise.all([
      readContent(database, run.id, 'input'),
      readContent(database, run.id, 'checkpoint'),
    ]);
    const { id: runId, mandantId, job, attempt, user, cancelRequested } = run;
    const credential = credentials.issue({ runId, mandantId, user });
    const abandon = (): void => workers.abandon(runId);
    lost.addEventListener('abort', abandon);
    let gotOn = false;
    const progress = new ProgressWriter(async (latest) => {
      const changed = await changeRun(database, heldBy(run), { progress: latest });
      if (changed !== undefined) engine.publish(changed);
    });
    try {
      const end = await workers.do(
        {
          kind: 'job',
          ...{ runId, mandantId, job, attempt, input, manifest, hostUrl, credential },
          ...(checkpoint !== undefined && { checkpoint }),
          cancelled: cancelRequested,
          module: join(plugin.folder, manifest.worker),
        },
        {
          progress: (latest) => {
            gotOn = true;
            progress.report(latest);
          },
          checkpoint: (state) => writeContent(database, runId, 'checkpoint', state),
        },
      );
      return { end, gotOn };
    } finally {
      lost.removeEventListener('abort', abandon);
      credentials.revoke(credential);
      await progress.close();
    }
  }

  /** Record and queue in one transaction; nothing when somebody else has taken the run over. */
  async #settle(run: RunRow, queueId: string, end: WorkEnd): Promise<void> {
    const { books, engine, outbox, queue, secrets } = this.parts;
    const now = books.now();
    const error = await secrets.mask(errorOf(end));
    const settled = await books.database.transaction(async (tx) => {
      const held = await lockRun(tx, heldBy(run));
      if (held === undefined) return undefined;
      const { change, againInSeconds } = settlement(end, held, now);
      const row = await changeRun(tx, withId(run.id), { ...change, error: error ?? null });
      if (row === undefined) return undefined;
      await queue.complete(tx, queueId);
      if (end.kind === 'done' && end.outcome.result !== undefined)
        await writeContent(tx, run.id, 'result', end.outcome.result);
      if (againInSeconds === undefined) await dropCheckpoint(tx, run.id);
      else await engine.enqueueAgain(tx, row, againInSeconds);
      await outbox.enqueue(tx, row);
      return row;
    });
    if (settled !== undefined) engine.publish(settled);
    await this.#prune();
  }

  /** At the start and then once a day: the history grows with every run. */
  async #prune(): Promise<void> {
    const { books, log } = this.parts;
    const now = books.now();
    if (now.getTime() - this.#prunedAt < DAY_MS) return;
    this.#prunedAt = now.getTime();
    // What stays too long harms nothing.
    await pruneRuns(books.database, now).catch((error: unknown) => log(`old runs: ${describeError(error)}`));
  }
}

const failed = (code: string, message: string): WorkEnd => ({
  kind: 'failed',
  error: { code, message, retryable: false },
});

function errorOf(end: WorkEnd): RunRow['error'] {
  if (end.kind === 'done') return null;
  if (end.kind === 'failed') return { code: end.error.code, message: end.error.message };
  return { code: 'worker-died', message: `The worker process died ${String(MOST_DEATHS)} times.` };
}
