import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectHost } from '../../host/client/connect-host.ts';
import { openDatabase, type Database } from '../../host/server/database/open-database.ts';
import { startHost } from '../../host/server/start-host.ts';
import { startPostgres } from '../../test/support/own-postgres.ts';
import { confirmAccounts, openMandanten, startAll } from './mandanten.ts';
import { OpenRuns } from './open-runs.ts';
import { paceOf, sandboxOf, type Pace, type SandboxCompany } from './sandbox-of-companies.ts';
import { WorkerProcesses } from './worker-processes.ts';

/** One Mandant is first in the queue with so many times the documents of the others. */
const LARGE = 5;

export interface Simulation {
  readonly mandanten: number;
  readonly documents: number;
  readonly workers: number;
  /** How many seconds pass in one. */
  readonly scale: number;
  /** Seconds of scaled time between two kills. */
  readonly killEvery: number;
  readonly say: (line: string) => void;
}

export interface SimulationResult extends Pace {
  readonly documents: number;
  readonly booked: number;
  /** Documents with more than one voucher. */
  readonly twice: number;
  readonly originals: number;
  /** Vouchers with more than one original. */
  readonly originalsTwice: number;
  /** Runs that did not end as `succeeded`. */
  readonly failed: number;
  readonly kills: number;
  readonly takeovers: number;
  readonly longestTakeover: number;
  /** Seconds until the last import began. */
  readonly longestWait: number;
  /** Seconds in which the places of all workers do what the others have to do, evenly shared. */
  readonly fairShare: number;
  readonly importSeconds: number;
  readonly totalSeconds: number;
}

/** Runs that the workers take together (job-runner.ts). */
const PLACES_PER_WORKER = 8;

/** An office of many Mandanten on PostgreSQL, whose worker processes are killed all the while. */
export async function simulateOffice(simulation: Simulation): Promise<SimulationResult> {
  const { mandanten, workers: count, scale, killEvery, say } = simulation;
  const companies = Array.from({ length: mandanten }, (_, index): SandboxCompany => {
    const documents = simulation.documents * (index === 0 ? LARGE : 1);
    return {
      name: `Mandant ${String(index + 1)} GmbH`,
      token: `simulation-token-${String(index)}`,
      documents,
    };
  });
  const sandbox = await sandboxOf(companies, scale);
  const postgres = await startPostgres();
  const dataDir = join(postgres.folder, 'keys');
  const { databaseUrl } = postgres;
  const host = await startHost({
    plugins: ['.'],
    databaseUrl,
    dataDir,
    connections: { lexoffice: sandbox.url },
  });
  const opened = await openDatabase({ databaseUrl });
  let workers: WorkerProcesses | undefined;
  try {
    const client = await connectHost(host);
    const ids = await openMandanten(client, companies, scale);
    say(`${String(mandanten)} Mandanten are there`);
    workers = new WorkerProcesses(count, dataDir, {
      DATABASE_URL: databaseUrl,
      LEXOFFICE_BASE_URL: sandbox.url,
    });
    const runs = new OpenRuns(opened.database);
    await startAll(client, ids, 'lexoffice.syncPersons');
    await runs.untilNone('lexoffice.syncPersons');
    for (const id of ids) await confirmAccounts(client, id);
    say('persons are synced and accounts confirmed; the imports begin, and the killing');
    const began = performance.now();
    const since = (): number => (performance.now() - began) / 1_000;
    await startAll(client, ids, 'lexoffice.import');
    workers.killEvery((killEvery * 1_000) / scale);
    await runs.untilNone('lexoffice.import');
    const importSeconds = since();
    say(`all imports have ended after ${importSeconds.toFixed(0)} s; the originals …`);
    await runs.untilNone('lexoffice.fetchOriginals');
    const totalSeconds = since();
    return {
      ...paceOf(sandbox, scale),
      ...(await booksOf(opened.database)),
      ...(await waitOf(opened.database, count * PLACES_PER_WORKER)),
      documents: companies.reduce((sum, { documents }) => sum + documents, 0),
      kills: workers.kills,
      takeovers: runs.takeovers,
      longestTakeover: runs.longestTakeover,
      ...{ importSeconds, totalSeconds },
    };
  } finally {
    await workers?.close();
    await opened.close();
    await host.stop();
    await postgres.remove();
    await sandbox.stop();
  }
}

type Books = Pick<SimulationResult, 'booked' | 'twice' | 'originals' | 'originalsTwice' | 'failed'>;

async function booksOf(database: Database): Promise<Books> {
  const { rows } = await database.execute<Record<keyof Books, unknown>>(sql`
    select (select count(*) from vouchers) as booked,
      (select count(*) - count(distinct (mandant_id, origin->>'documentId')) from vouchers) as twice,
      (select count(distinct voucher_id) from attachments where role = 'original') as originals,
      (select count(*) - count(distinct voucher_id) from attachments where role = 'original') as "originalsTwice",
      (select count(*) from job_runs where state <> 'succeeded') as failed`);
  const [{ booked, twice, originals, originalsTwice, failed } = {} as Record<keyof Books, unknown>] = rows;
  return {
    ...{ booked: Number(booked), twice: Number(twice), failed: Number(failed) },
    ...{ originals: Number(originals), originalsTwice: Number(originalsTwice) },
  };
}

async function waitOf(
  database: Database,
  places: number,
): Promise<Pick<SimulationResult, 'longestWait' | 'fairShare'>> {
  const { rows } = await database.execute<{ wait: unknown; work: unknown }>(sql`
    select max(extract(epoch from started_at - (select min(created_at) from job_runs where job = 'lexoffice.import'))) as wait,
      sum(extract(epoch from finished_at - started_at)) as work
    from job_runs where job = 'lexoffice.import'`);
  return { longestWait: Number(rows[0]?.wait), fairShare: Number(rows[0]?.work) / places };
}
