import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connectHost, type HostClient } from '../../host/client/connect-host.ts';
import { runningHost } from '../../host/server/running-host.ts';
import { confirmAccounts, openMandanten, PLUGIN, startAll } from './mandanten.ts';
import { sandboxOf } from './sandbox-of-companies.ts';

/** Real seconds are of no interest here: neither the remote nor the pace is to hold up anything. */
const SCALE = 1_000;
const LOOK_MS = 1_000;

/** How a server and the worker process in its charge stand after a step. Resident megabytes: now, and the most since the start. */
export interface Standing {
  readonly step: string;
  readonly seconds: number;
  readonly server: readonly [now: number, most: number];
  readonly worker: readonly [now: number, most: number];
}

/** Imports so many documents with their originals into a new data folder, as one Mandant. @param say takes the books' figures at the end */
export async function longImport(
  documents: number,
  dataDir: string,
  say: (line: string) => void,
): Promise<readonly Standing[]> {
  const company = { name: 'Viele Belege GmbH', token: 'long-import-token', documents };
  const sandbox = await sandboxOf([company], SCALE);
  const server = spawn(
    process.execPath,
    [
      ...['build/node/start.mjs', '--data', dataDir, '--live'],
      ...['--no-open', '--backups', '0', '--port', '0'],
    ],
    { env: { ...process.env, LEXOFFICE_BASE_URL: sandbox.url }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    await once(server.stdout, 'data');
    server.stdout.resume();
    const host = await until(() => runningHost(dataDir));
    const client = await connectHost(host);
    const ids = await openMandanten(client, [company], SCALE);
    const standings: Standing[] = [];
    let began = performance.now();
    const note = async (step: string): Promise<void> => {
      const seconds = (performance.now() - began) / 1_000;
      standings.push({ step, seconds, ...(await memoryOf(server.pid ?? 0)) });
      began = performance.now();
    };
    const run = async (job: string): Promise<void> => {
      await startAll(client, ids, job);
      await untilDone(client);
    };
    await note('start');
    await run('lexoffice.syncPersons');
    for (const id of ids) await confirmAccounts(client, id);
    await note('persons');
    await run('lexoffice.import');
    await note('first import and originals');
    await run('lexoffice.import');
    await note('second import: nothing new');
    await run('lexoffice.reconcile');
    await note('compared with the books');
    for (const id of ids) {
      const session = await client.openMandant(id);
      const [originals] = await session.jobs(PLUGIN.id).list({ job: 'lexoffice.fetchOriginals', limit: 1 });
      say(`in the books: ${JSON.stringify(await session.admin.counts())}`);
      say(`originals: ${JSON.stringify(originals?.counts)}`);
      session.dispose();
    }
    return standings;
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await sandbox.stop();
  }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function untilDone(client: HostClient): Promise<void> {
  await until(async () => ((await client.office()).queue.length === 0 ? true : undefined));
}

async function memoryOf(pid: number): Promise<Pick<Standing, 'server' | 'worker'>> {
  const tasks = await readdir(`/proc/${String(pid)}/task`);
  const children = await Promise.all(
    tasks.map((task) => readFile(`/proc/${String(pid)}/task/${task}/children`, 'utf8')),
  );
  const [worker = '0'] = children.join(' ').trim().split(/\s+/);
  return { server: await residentOf(String(pid)), worker: await residentOf(worker) };
}

async function residentOf(pid: string): Promise<readonly [number, number]> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
  return [megabytes('VmRSS'), megabytes('VmHWM')];
}
