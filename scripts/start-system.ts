import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forkWorker } from '../host/server/jobs/worker-channel.ts';
import { startHost, type Host, type HostOptions } from '../host/server/start-host.ts';
import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { projectRoot } from './project-root.ts';

export interface SystemOptions extends Pick<
  HostOptions,
  'dataDir' | 'databaseUrl' | 'firstMandant' | 'nightlyBackups' | 'onRemoteAnswer' | 'user'
> {
  readonly port?: number;
  readonly sandboxPort?: number;
  /** Server that speaks the Lexware Office API; absent: a sandbox is started. */
  readonly remoteUrl?: string;
  /** A worker of an office shows nobody anything. Default true. */
  readonly hasWorkbench?: boolean;
}

export interface System {
  readonly host: Host;
  readonly sandbox?: Sandbox;
  readonly stop: () => Promise<void>;
}

/** Host with the plugin and, unless there is a remote, the sandbox. What was started stops when something fails. */
export async function startSystem({
  remoteUrl,
  port,
  sandboxPort,
  hasWorkbench = true,
  ...options
}: SystemOptions): Promise<System> {
  const sandbox =
    remoteUrl === undefined
      ? await startSandbox({
          port: sandboxPort ?? 0,
          burst: 2,
          dataSetDay: await sandboxDay(options.dataDir),
        })
      : undefined;
  const root = projectRoot();
  try {
    const host = await startHost({
      ...options,
      port: port ?? 0,
      plugins: [root],
      ...(hasWorkbench && { workbenchDir: join(root, 'build', 'workbench') }),
      worker: forkWorker(join(root, 'build', 'node', 'worker.mjs')),
      connections: { lexoffice: remoteUrl ?? (sandbox as Sandbox).url },
    });
    return {
      host,
      ...(sandbox ? { sandbox } : {}),
      stop: async () => {
        await host.stop();
        await sandbox?.stop();
      },
    };
  } catch (error) {
    await sandbox?.stop();
    throw error;
  }
}

/**
 * The day that the sandbox's documents are dated around, kept beside the books: started again on another day, the same company has to show
 * the same documents, or every transferred one would look changed.
 */
async function sandboxDay(dataDir: string | undefined): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  if (dataDir === undefined) return today;
  const file = join(dataDir, 'sandbox-day.txt');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(file, `${today}\n`);
    return today;
  }
}
