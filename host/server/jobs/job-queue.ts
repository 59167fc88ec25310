import { sql } from 'drizzle-orm';
import {
  fromDrizzle,
  fromPglite,
  PgBoss,
  type DrizzleTransactionLike,
  type Job,
  type JobWithMetadata,
} from 'pg-boss';
import type { Database, OpenedDatabase } from '../database/open-database.ts';
import { describeError } from '../describe-error.ts';

const QUEUE = 'runs';
/** What a schedule says is due. */
const DUE = 'due';
/** E-mails about runs that have ended. */
const MAILS = 'mails';
/** Some hours and a night, with pauses that grow from one to the longest. */
const MAIL_TRIES = 12;
const LONGEST_MAIL_PAUSE_SECONDS = 2 * 60 * 60;
/** Times of schedules are those of the office. */
const TIME_ZONE = 'Europe/Berlin';
/** A worker that was cut off is noticed after so long; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10;
const LOOK_SECONDS = 5;
/** The longest that pg-boss takes. A run that needs more is begun again, from its checkpoint. */
const LONGEST_SECONDS = 24 * 60 * 60;
/** How often a run may be cut off. Failures have a count and pauses of their own. */
const CUT_OFFS = 10_000;

/** The shapes of the rows differ in `readonly` alone. */
const within = (tx: Database) => fromDrizzle(tx as unknown as DrizzleTransactionLike, sql);

/** What waits in the queue: the run's own record says all else. */
interface Queued {
  readonly runId: string;
}

/** A job that a schedule starts. */
export interface DueJob {
  readonly mandantId: string;
  readonly plugin: string;
  readonly job: string;
}

export interface QueuedRun {
  readonly runId: string;
  readonly queueId: string;
  /** Aborted when the claim is gone: somebody else works on it now. */
  readonly lost: AbortSignal;
}

interface Told {
  readonly mandantId: string;
  readonly runId: string;
}

export interface QueuedMail extends Told {
  /** How often it was tried before. */
  readonly tries: number;
  readonly isLast: boolean;
}

export interface Enqueue {
  readonly runId: string;
  readonly queueId: string;
  /** One open run per key. */
  readonly key: string;
  /** Runs of one group take turns with those of others. */
  readonly group: string;
  readonly priority: number;
  /** By the database's clock. */
  readonly inSeconds?: number;
}

/**
 * The queue in the host's database: pg-boss, on PGlite and on PostgreSQL alike (docs/adr/0014). It is started when it is first needed. What is
 * enqueued or settled with a transaction happens with it or not at all.
 */
export class JobQueue {
  #starting: Promise<PgBoss> | undefined;

  constructor(
    private readonly opened: OpenedDatabase,
    private readonly databaseUrl: string | undefined,
    private readonly log: (line: string) => void,
    /** The first pause before an e-mail is tried again. */
    private readonly mailRetrySeconds = 60,
  ) {}

  /** Starts it: before a transaction, for on PGlite the queue would wait for the transaction that waits for it. */
  async ready(): Promise<void> {
    await this.#boss();
  }

  /** Whether it was enqueued: not while one with the same key is queued or active. */
  async enqueue(tx: Database, run: Enqueue): Promise<boolean> {
    const boss = await this.#boss();
    const { runId, queueId, key, group, priority, inSeconds } = run;
    const id = await boss.send(QUEUE, { runId } satisfies Queued, {
      id: queueId,
      singletonKey: key,
      group: { id: group },
      priority,
      db: within(tx),
      ...(inSeconds !== undefined && { startAfter: inSeconds }),
    });
    return id !== null;
  }

  /** Ends what is active; nothing when it is not claimed any more. */
  async complete(tx: Database, queueId: string): Promise<void> {
    await (await this.#boss()).complete(QUEUE, queueId, null, { db: within(tx) });
  }

  /** Takes what is queued out. */
  async cancel(tx: Database, queueId: string): Promise<void> {
    await (await this.#boss()).cancel(QUEUE, queueId, { db: within(tx) });
  }

  /** What waits for its time goes on now. */
  async hurry(queueId: string): Promise<void> {
    await (await this.#boss()).update(QUEUE, undefined, { id: queueId, startAfter: new Date(0) });
  }

  /** Lets active ones be claimed again. Only who knows that nobody works on them may say so. */
  async release(queueIds: readonly string[]): Promise<void> {
    if (queueIds.length > 0) await (await this.#boss()).fail(QUEUE, [...queueIds]);
  }

  /** Whether something under this id is still to come. */
  async holds(queueId: string): Promise<boolean> {
    const [job] = await (await this.#boss()).findJobs(QUEUE, { id: queueId });
    return job !== undefined && ['created', 'retry', 'active'].includes(job.state);
  }

  /**
   * Hands out runs until the queue is closed: woken by the database, at most `parallel` at a time and `perGroup` of one group over all servers, the
   * highest priority first. A run whose `perform` rejects can be claimed again.
   */
  async work(
    limits: { readonly parallel: number; readonly perGroup: number },
    perform: (run: QueuedRun) => Promise<void>,
  ): Promise<void> {
    const boss = await this.#boss();
    await boss.work(
      QUEUE,
      {
        localConcurrency: limits.parallel,
        groupConcurrency: limits.perGroup,
        // For what falls due by time alone; all else wakes the worker.
        pollingIntervalSeconds: LOOK_SECONDS,
        notifyPollingIntervalSeconds: LOOK_SECONDS,
      },
      async ([job]: Job<Queued>[]) => {
        if (job !== undefined) await perform({ runId: job.data.runId, queueId: job.id, lost: job.signal });
      },
    );
  }

  /** Has a job fall due as a cron expression says, by the time of Berlin; without one never again. */
  async schedule(due: DueJob, cron: string | undefined): Promise<void> {
    const boss = await this.#boss();
    const key = [due.mandantId, due.plugin, due.job].join('/');
    const [known] = await boss.getSchedules(DUE, key);
    if (cron === undefined) {
      if (known !== undefined) await boss.unschedule(DUE, key);
    } else if (known?.cron !== cron) await boss.schedule(DUE, cron, due, { tz: TIME_ZONE, key });
  }

  /** Hands out what falls due, each once over all servers. */
  async workDue(begin: (due: DueJob) => Promise<void>): Promise<void> {
    const boss = await this.#boss();
    await boss.work(DUE, { pollingIntervalSeconds: LOOK_SECONDS }, async ([job]: Job<DueJob>[]) => {
      if (job !== undefined) await begin(job.data);
    });
  }

  /** Once per run, with the transaction. */
  async enqueueMail(tx: Database, told: Told): Promise<void> {
    await (
      await this.#boss()
    ).send(MAILS, told, {
      id: told.runId,
      retryLimit: MAIL_TRIES,
      retryDelay: this.mailRetrySeconds,
      retryBackoff: true,
      retryDelayMax: LONGEST_MAIL_PAUSE_SECONDS,
      db: within(tx),
    });
  }

  /** Hands out e-mails; one whose sending rejects is handed out again after a pause. */
  async workMails(send: (mail: QueuedMail) => Promise<void>): Promise<void> {
    const boss = await this.#boss();
    await boss.work(
      MAILS,
      { includeMetadata: true, pollingIntervalSeconds: Math.min(LOOK_SECONDS, this.mailRetrySeconds) },
      async ([job]: JobWithMetadata<Told>[]) => {
        if (job === undefined) return;
        const { retryCount: tries, retryLimit } = job;
        await send({ ...job.data, tries, isLast: tries >= retryLimit });
      },
    );
  }

  /** What is active can be claimed by others at once. */
  async close(): Promise<void> {
    const boss = await this.#starting?.catch(() => undefined);
    await boss?.stop({ graceful: false });
  }

  #boss(): Promise<PgBoss> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async #start(): Promise<PgBoss> {
    const { pglite } = this.opened;
    const boss = new PgBoss({
      ...(pglite === undefined
        ? { connectionString: this.databaseUrl, max: 4 }
        : { db: fromPglite(pglite), backend: 'pglite' as const }),
      schema: 'job_queue',
      useListenNotify: true,
      superviseIntervalSeconds: LOOK_SECONDS,
      monitorIntervalSeconds: LOOK_SECONDS,
      registerInstance: false,
    });
    boss.on('error', (error) => this.log(`job queue: ${describeError(error)}`));
    await boss.start();
    await boss.createQueue(MAILS);
    await boss.createQueue(QUEUE, {
      policy: 'exclusive',
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: LONGEST_SECONDS,
      retryLimit: CUT_OFFS,
      retryDelay: 0,
    });
    await boss.createQueue(DUE, { retryLimit: 3 });
    return boss;
  }
}
