import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { OPEN_JOB_STATES, type JobOrigin, type JobRun } from '../../api/jobs.ts';
import type { JobDeclaration, Manifest } from '../../api/manifest.schema.ts';
import type { Books } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { jobRuns } from '../database/schema.ts';
import { checkInput } from './job-inputs.ts';
import type { JobQueue } from './job-queue.ts';
import {
  changeRun,
  insertRun,
  isOpen,
  lockRun,
  openRun,
  openRuns,
  requireRun,
  toRun,
  withId,
  type RunPlace,
  type RunRow,
} from './run-records.ts';

/** A user waits for what a user started; what runs at night or at the start comes later, and last what nobody has asked for. */
export const PRIORITIES: Readonly<Record<JobOrigin, number>> = {
  user: 20,
  command: 20,
  job: 10,
  schedule: 0,
  start: 0,
  ahead: -10,
};

/** Runs ahead of the users share one group over all Mandanten: however many there are, most of the workers' hands stay free. */
const groupOf = ({ origin, mandantId }: RunRow): string => (origin === 'ahead' ? 'ahead' : mandantId);

const keyOf = ({ mandantId, plugin, job }: RunPlace): string => `${mandantId}/${plugin}/${job}`;

/** Starts, wakes and stops runs: record and queue in one transaction, so that neither knows of a run that the other does not. */
export class JobEngine {
  constructor(
    private readonly books: Books,
    private readonly queue: JobQueue,
  ) {}

  /** One open run per job and Mandant: who starts it again gets that one, and one that waits goes on. @throws Refusal for an input that does not fit */
  async start(
    manifest: Manifest,
    job: JobDeclaration,
    mandantId: string,
    by: { readonly user: string; readonly origin: JobOrigin },
    input: unknown,
  ): Promise<{ readonly run: JobRun; readonly started: boolean }> {
    checkInput(job, input);
    const place = { mandantId, plugin: manifest.id, job: job.id };
    await this.queue.ready();
    for (;;) {
      const inserted = await this.books.database.transaction(async (tx) => {
        const run = { id: randomUUID(), ...by, createdAt: this.books.now() };
        const row = await insertRun(tx, place, run, input);
        if (row !== undefined && !(await this.#enqueue(tx, row)))
          throw new Error(`${keyOf(place)} stands in the queue without a record`);
        return row;
      });
      if (inserted !== undefined) {
        this.publish(inserted);
        return { run: toRun(inserted), started: true };
      }
      const open = await openRun(this.books.database, place);
      // Ended between the two statements: try again.
      if (open === undefined || !(await this.#join(open, by.origin))) continue;
      return { run: toRun(open), started: false };
    }
  }

  /**
   * Whether the run is still open: one that waits goes on at once, one that another job or a page ahead of its user asks for while it is under way
   * does not end before it has looked again, and one that was begun ahead makes room while it has not begun.
   */
  async #join({ id, queueId, mandantId, ...open }: RunRow, origin: JobOrigin): Promise<boolean> {
    const { database } = this.books;
    if (open.origin === 'ahead' && origin !== 'ahead' && open.state !== 'running') {
      await this.cancel(mandantId, id);
      return false;
    }
    const isStillOpen = and(withId(id), inArray(jobRuns.state, [...OPEN_JOB_STATES]));
    const row =
      origin === 'job' || origin === 'ahead'
        ? await changeRun(database, isStillOpen, { askedAgain: true })
        : await lockRun(database, isStillOpen);
    if (row?.state === 'waiting') await this.queue.hurry(queueId);
    return row !== undefined;
  }

  /** Stops a run that is not under way at once; of one that is, its worker is told, wherever it is. */
  async cancel(mandantId: string, runId: string): Promise<void> {
    const { database } = this.books;
    await requireRun(database, mandantId, runId);
    await this.queue.ready();
    const changed = await database.transaction(async (tx) => {
      const row = await lockRun(tx, withId(runId));
      if (row === undefined || !isOpen(row)) return undefined;
      if (row.state === 'running') return changeRun(tx, withId(runId), { cancelRequested: true });
      await this.queue.cancel(tx, row.queueId);
      return changeRun(tx, withId(runId), {
        state: 'cancelled',
        finishedAt: this.books.now(),
        continuesAt: null,
      });
    });
    if (changed !== undefined) this.publish(changed, changed.state === 'running');
  }

  /** The run in the hands of who claimed it under this id of the queue, one attempt further; `undefined` when it is over. */
  async begin(runId: string, queueId: string): Promise<RunRow | undefined> {
    const row = await changeRun(
      this.books.database,
      and(withId(runId), eq(jobRuns.queueId, queueId), inArray(jobRuns.state, [...OPEN_JOB_STATES])),
      {
        state: 'running',
        attempt: sql`${jobRuns.attempt} + 1`,
        startedAt:
          sql`coalesce(${jobRuns.startedAt}, ${this.books.now().toISOString()}::timestamptz)` as never,
        continuesAt: null,
        askedAgain: false,
      },
    );
    if (row !== undefined) this.publish(row);
    return row;
  }

  /** Puts a run into the queue once more, under another id. */
  async enqueueAgain(tx: Database, run: RunRow, inSeconds: number): Promise<void> {
    const again = await changeRun(tx, withId(run.id), { queueId: randomUUID() });
    if (again === undefined || !(await this.#enqueue(tx, again, inSeconds)))
      throw new Error('the run could not be queued again');
  }

  /** What a host that went away has left: runs that nobody works on can be claimed again, and one that the queue does not hold stands in it again. */
  async heal(isAlone: boolean): Promise<void> {
    const { database } = this.books;
    const open = await openRuns(database);
    if (isAlone)
      await this.queue.release(open.filter(({ state }) => state === 'running').map(({ queueId }) => queueId));
    for (const run of open) {
      if (!(await this.queue.holds(run.queueId)))
        await database.transaction((tx) => this.enqueueAgain(tx, run, 0));
    }
  }

  publish({ mandantId, plugin, id }: RunRow, cancel = false): void {
    this.books.events.publish(mandantId, 'runs', { ids: [id], plugin, ...(cancel && { cancel }) });
  }

  #enqueue(tx: Database, run: RunRow, inSeconds = 0): Promise<boolean> {
    return this.queue.enqueue(tx, {
      runId: run.id,
      queueId: run.queueId,
      key: keyOf(run),
      group: groupOf(run),
      priority: PRIORITIES[run.origin],
      ...(inSeconds > 0 && { inSeconds }),
    });
  }
}
