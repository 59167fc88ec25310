import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Language } from '../api/language.ts';
import { logInUrl } from '../wire/log-in.ts';
import type { MandantInput } from '../wire/mandanten.ts';
import { Access, authorizationOf } from './access/access.ts';
import { backupFile, backupFolder } from './backup/backup-files.ts';
import { keepNightlyBackups } from './backup/nightly-backups.ts';
import { writeBackup } from './backup/write-backup.ts';
import type { Books } from './books/books.ts';
import { listMandanten, seedFirstMandant } from './books/mandanten.ts';
import { systemClock, type MonotonicClock } from './connection/clock.ts';
import { ConnectionGateway } from './connection/connection-gateway.ts';
import { DatabasePace } from './connection/shared-pace.ts';
import { lastStep, migrate, NEWEST_STEP } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { refreshStatistics } from './database/refresh-statistics.ts';
import { describeError } from './describe-error.ts';
import { DriveSpace, type FreeBytes } from './database/drive-space.ts';
import { EventHub } from './events/event-hub.ts';
import { openSharedEvents } from './events/shared-events.ts';
import { lockFolder } from './folder-lock.ts';
import { loadKey } from './key-file.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/listen.ts';
import { JobEngine } from './jobs/job-engine.ts';
import { JobQueue } from './jobs/job-queue.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { Questions } from './jobs/questions.ts';
import { RunCredentials } from './jobs/run-credentials.ts';
import type { StartWorker } from './jobs/worker-channel.ts';
import { WorkerPool } from './jobs/worker-pool.ts';
import { reportErrors } from './journal/error-log.ts';
import { BACKUP_FAILED, HURT, UNREADABLE, type HostReport } from './host-reports.ts';
import { MailOutbox } from './mail/mail-outbox.ts';
import { MailSettings } from './mail/mail-settings.ts';
import { Locks } from './plugins/locks.ts';
import { loadPlugins } from './plugins/plugin-folder.ts';
import { SecretBox } from './secrets/secret-box.ts';
import { checkAtStart } from './verification/check-at-start.ts';
import { Secrets } from './secrets/secrets.ts';
import { systemUser } from './system-user.ts';

import { forOwnerOnly } from './owner-only.ts';

/** How often the embedded database looks whether its tables have grown. */
const STATISTICS_MS = 10 * 60_000;

export interface HostOptions {
  /** 0 = any; one that is taken is followed by the next. Default 0. */
  readonly port?: number;
  /** Folder of the database and of the keys. Absent: all in memory, gone with the host. */
  readonly dataDir?: string;
  /** PostgreSQL server; then `dataDir` holds only the keys. */
  readonly databaseUrl?: string;
  /** Folders with a `plugin.manifest.json`. */
  readonly plugins: readonly string[];
  /** The built workbench. */
  readonly workbenchDir?: string;
  /** Connection id → base URL instead of the declared one; https, or http to loopback, e.g. a sandbox. */
  readonly connections?: Readonly<Record<string, string>>;
  /** The owner of the data folder, as the Logbuch names them. Default: the user of the operating system. */
  readonly user?: string;
  /** Wall clock of everything that is written down, and of the expiry of locks. */
  readonly clock?: () => Date;
  /** Clock and timers of the pacing. */
  readonly pacing?: MonotonicClock;
  /** Language of the workbench. Default `de`. */
  readonly language?: Language;
  /** How many nightly backups stay in the data folder. Default 0: none are made. */
  readonly nightlyBackups?: number;
  /** How many bytes are free on the drive of a folder; for tests. Default: the operating system says. */
  readonly freeBytes?: FreeBytes;
  /** What an empty database starts with. */
  readonly firstMandant?: MandantInput;
  /** Starts a worker process for the jobs of the plugins. Absent: started jobs wait for another server's worker, or for the next start. */
  readonly worker?: StartWorker;
  /** The first pause before an e-mail that was not taken is tried again. Default 60. */
  readonly mailRetrySeconds?: number;
  /** Told the status of every answer of a remote, for counting. */
  readonly onRemoteAnswer?: (status: number) => void;
  /** Failures of the server; default: standard error. */
  readonly log?: (line: string) => void;
}

export interface Host {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly dataDir?: string;
  /** What a program of the owner sends as `authorization`. A secret. */
  readonly authorization: string;
  /** An address that lets one browser in, once. */
  newLink(): string;
  /** Lets running requests end, closes the database, frees the folder. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the reference host on loopback.
 * @throws FolderInUse when a running host has the folder; the message says where it is found
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { dataDir, databaseUrl, clock, log = (line) => process.stderr.write(`${line}\n`) } = options;
  const cleanUp: (() => Promise<void> | void)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= runNewestFirst(cleanUp));
  try {
    if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
    if (dataDir !== undefined) await forOwnerOnly(dataDir);
    const embeddedIn = databaseUrl === undefined ? dataDir : undefined;
    const lock = embeddedIn === undefined ? undefined : await lockFolder(embeddedIn);
    cleanUp.push(() => lock?.release());

    const opened = await openDatabase({
      databaseUrl,
      folder: embeddedIn && join(embeddedIn, 'database'),
      seals: true,
      freeBytes: options.freeBytes,
    });
    cleanUp.push(() => opened.close());
    const { database } = opened;
    const now = clock ?? (() => new Date());
    const backups = dataDir === undefined ? undefined : backupFolder(dataDir);
    const step = await lastStep(database);
    if (backups !== undefined && step !== undefined && step < NEWEST_STEP)
      await writeBackup(database, backupFile(backups, `vor-schritt-${step + 1}`, now()), now());
    await migrate(database);
    if (opened.pglite !== undefined) {
      await refreshStatistics(database);
      const again = setInterval(() => {
        refreshStatistics(database).catch((error: unknown) => log(`statistics: ${describeError(error)}`));
      }, STATISTICS_MS);
      cleanUp.push(() => clearInterval(again));
    }
    const shared = opened.pool && (await openSharedEvents(opened.pool));
    cleanUp.push(() => shared?.close());

    const books: Books = { database, events: shared?.hub ?? new EventHub(), now };
    const user = options.user ?? systemUser();
    const { firstMandant = { name: 'Muster & Söhne GmbH', chartOfAccounts: 'SKR03' } } = options;
    await seedFirstMandant(books, { user, source: 'host' }, firstMandant);

    const report = async (mandantId: string, entry: HostReport): Promise<void> => {
      log(`${entry.message} ${entry.advice}`);
      await reportErrors(database, mandantId, now(), { user, source: 'host' }, [entry]);
    };
    const hurt = await checkAtStart(database);
    if (hurt !== undefined)
      for (const { id } of await listMandanten(database)) await report(id, { ...HURT, message: hurt });

    const secrets = new Secrets(books, new SecretBox(await loadKey(dataDir, 'secret.key')));
    for (const mandantId of await secrets.unreadable()) await report(mandantId, UNREADABLE);

    const access = new Access(await loadKey(dataDir, 'access.key'), user, now);
    const mail = new MailSettings(books, secrets);
    const queue = new JobQueue(opened, databaseUrl, log, options.mailRetrySeconds);
    cleanUp.push(() => queue.close());
    const jobs = new JobEngine(books, queue);
    const credentials = new RunCredentials();
    const plugins = await loadPlugins(options.plugins);
    const stopping = new AbortController();
    setMaxListeners(0, stopping.signal); // one per open event stream
    const workers = options.worker && new WorkerPool(options.worker);
    cleanUp.push(() => workers?.close());
    let port = 0;
    const hostUrl = (): string => `http://127.0.0.1:${String(port)}`;
    const app = createApp(
      {
        books,
        secrets,
        mail,
        jobs,
        questions: new Questions({ workers, credentials, hostUrl }),
        credentials,
        locks: new Locks(database, clock),
        gateway: new ConnectionGateway(options.connections, {
          clock: options.pacing,
          shared: opened.pool && new DatabasePace(database),
          now,
          onAnswer: options.onRemoteAnswer,
        }),
        plugins,
        access,
        language: options.language ?? 'de',
        workbenchDir: options.workbenchDir,
        space: embeddedIn === undefined ? undefined : new DriveSpace(embeddedIn, options.freeBytes),
        makeBackup:
          backups === undefined
            ? undefined
            : () => writeBackup(database, backupFile(backups, 'von-hand', now()), now()),
        stopping: stopping.signal,
        log,
      },
      () => [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`],
    );
    const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    const server = await listen((request, response) => void handle(request, response), options.port ?? 0);
    port = server.port;
    cleanUp.push(() => server.close());
    cleanUp.push(() => stopping.abort());
    const { nightlyBackups: keep = 0, pacing: timers = systemClock } = options;
    if (backups !== undefined && keep > 0)
      cleanUp.push(
        keepNightlyBackups({
          ...{ database, folder: backups, keep, now, clock: timers },
          onFailure: async () => {
            for (const { id } of await listMandanten(database)) await report(id, BACKUP_FAILED);
          },
        }),
      );
    const url = hostUrl();
    if (workers !== undefined) {
      const outbox = new MailOutbox({ books, mail, secrets, queue, plugins, user, hostUrl: url });
      const runner = new JobRunner({
        ...{ books, secrets, plugins, queue, credentials, user, log, outbox, engine: jobs, hostUrl: url },
        workers,
        isAlone: opened.pglite !== undefined,
      });
      cleanUp.push(() => runner.close());
      await runner.start();
      await outbox.start();
    }
    await lock?.announce(url);
    return {
      url,
      authorization: authorizationOf(access.key),
      newLink: () => logInUrl(url, access.newLink()),
      ...(dataDir === undefined ? {} : { dataDir }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function runNewestFirst(steps: (() => Promise<void> | void)[]): Promise<void> {
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step();
}
