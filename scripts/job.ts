import { writeFile } from 'node:fs/promises';
import { Argument, Command } from 'commander';
import { connectHost } from '../host/client/connect-host.ts';
import { HostFailure } from '../host/client/failures.ts';
import { authorizationOf } from '../host/server/access/access.ts';
import { readKey } from '../host/server/key-file.ts';
import { runningHost, type RunningHost } from '../host/server/running-host.ts';
import manifest from '../plugin.manifest.json' with { type: 'json' };
import { settledRun } from './demo/settled-run.ts';
import { exitCodeOf, jobReport } from './job/job-report.ts';
import { reportText } from './job/report-text.ts';
import { requireOfficeKey } from './office-key.ts';
import { defaultDataDir, LIVE_API } from './start-options.ts';
import { startSystem } from './start-system.ts';

interface JobOptions {
  readonly mandant?: string;
  readonly data?: string;
  readonly url?: string;
  readonly live?: true;
  readonly json?: string;
}

const command = new Command('npm run job --')
  .description(
    'Runs a job for a Mandant and waits for its end: at the office that is running, else on its data folder. Exit code: 0 done, 2 something needs the user, 1 failed.',
  )
  .addArgument(new Argument('<job>', 'what to do').choices(manifest.contributes.jobs.map(({ id }) => id)))
  .option('--mandant <name>', 'name or id (default: the only one)')
  .option('--data <dir>', "data folder (default: in the user's data directory)")
  .option('--url <url>', 'address of the server (with DATABASE_URL, when several use one folder)')
  .option('--live', `with a stopped office: use ${LIVE_API} (or the URL in LEXOFFICE_BASE_URL)`)
  .option('--json <file>', 'write the report')
  .parse();

const dataDir = command.opts<JobOptions>().data ?? defaultDataDir();

try {
  process.exitCode = await run(command.args[0] ?? '', command.opts<JobOptions>());
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(job: string, options: JobOptions): Promise<number> {
  const office = await runningOffice(options.url);
  if (office !== undefined) return runAt(office, job, options);
  const remoteUrl = process.env['LEXOFFICE_BASE_URL'] || (options.live ? LIVE_API : undefined);
  if (remoteUrl === undefined)
    throw new Error('Das Büro läuft nicht: dann werden --live oder LEXOFFICE_BASE_URL gebraucht.');
  const databaseUrl = process.env['DATABASE_URL'] || undefined;
  if (databaseUrl !== undefined) await requireOfficeKey(dataDir);
  const system = await startSystem({
    ...{ dataDir, remoteUrl, hasWorkbench: false },
    ...(databaseUrl !== undefined && { databaseUrl }),
  });
  try {
    return await runAt(system.host, job, options);
  } finally {
    await system.stop();
  }
}

/** Servers on a PostgreSQL share a folder and do not announce themselves: one of them is named with `--url`. */
async function runningOffice(url: string | undefined): Promise<RunningHost | undefined> {
  if (url === undefined) return reachable(await runningHost(dataDir));
  const key = await readKey(dataDir, 'access.key');
  if (key === undefined) throw new Error(`Im Datenordner ${dataDir} fehlt die Datei „access.key“ des Büros.`);
  return { url, authorization: authorizationOf(key) };
}

async function runAt(
  office: Pick<RunningHost, 'url' | 'authorization'>,
  job: string,
  options: JobOptions,
): Promise<number> {
  const { mandant: wanted, json } = options;
  const client = await connectHost(office);
  const mandanten = await client.listMandanten();
  const found = mandanten.filter(({ id, name }) => wanted === undefined || wanted === name || wanted === id);
  const [mandant] = found;
  if (mandant === undefined || found.length > 1)
    throw new Error(`--mandant: einer von ${mandanten.map(({ name }) => `„${name}“`).join(', ')} erwartet.`);
  const session = await client.openMandant(mandant.id);
  try {
    const jobs = session.jobs(manifest.id, 'command');
    const { run } = await jobs.start(job, {});
    const report = jobReport(mandant.name, await settledRun(jobs, run.id, { untilFailure: true }));
    console.log(reportText(report));
    if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
    return exitCodeOf(report);
  } finally {
    session.dispose();
  }
}

/** One that was killed is still announced. */
async function reachable(host: RunningHost | undefined): Promise<RunningHost | undefined> {
  try {
    if (host !== undefined) await connectHost(host);
    return host;
  } catch (error) {
    if (error instanceof HostFailure && error.code === 'unreachable') return undefined;
    throw error;
  }
}
