import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';

/** A lock that has not been touched for so long belongs to a process that is gone. */
const STALE_MS = 8_000;
const TOUCH_MS = 2_000;
const RETRY_MS = 500;

interface Holder {
  readonly pid: number;
  readonly machine: string;
  readonly url?: string;
}

export interface FolderLock {
  /** Writes down where the running host is found. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/** Another host works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(
    readonly folder: string,
    readonly holder: Holder | undefined,
  ) {
    const where = holder?.url === undefined ? '' : ` unter ${holder.url}`;
    const who = holder === undefined ? '' : ` (Prozess ${String(holder.pid)} auf ${holder.machine})`;
    super(`Der Datenordner ${folder} ist schon geöffnet: FIBUscan läuft bereits${where}${who}.`);
  }
}

/**
 * Locks the folder for this process before the database opens it: PGlite has no lock of its own, and two processes on one folder would
 * lose rows without a word.
 * @param onLost called when somebody else took the lock, e.g. after the machine slept: the host must stop writing at once
 * @throws FolderInUse with the address of the running host
 */
export async function lockFolder(folder: string, onLost: (reason: Error) => void): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const holderFile = join(folder, 'host.json');
  let lost = false;
  const release = await acquire(folder, holderFile, (reason) => {
    lost = true;
    onLost(reason);
  });
  const write = (holder: Holder): Promise<void> => writeFile(holderFile, JSON.stringify(holder));
  const own = { pid: process.pid, machine: hostname() };
  await write(own);
  return {
    announce: (url) => write({ ...own, url }),
    release: async () => {
      if (lost) return; // what lies there now is somebody else's
      await rm(holderFile, { force: true });
      await release();
    },
  };
}

async function acquire(
  folder: string,
  holderFile: string,
  onLost: (reason: Error) => void,
): Promise<() => Promise<void>> {
  for (const deadline = Date.now() + STALE_MS + 2 * RETRY_MS; ;) {
    try {
      return await lockfile.lock(folder, {
        lockfilePath: join(folder, 'host.lock'),
        stale: STALE_MS,
        update: TOUCH_MS,
        onCompromised: onLost,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      const holder = await readHolder(holderFile);
      // After a crash the lock stays until it is stale: then waiting is better than a refusal that names a dead process.
      if (holder === undefined || !isGone(holder) || Date.now() > deadline)
        throw new FolderInUse(folder, holder);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined; // not written yet
  }
}

/** Whether the process is known to be dead; of another machine nothing is known. */
function isGone({ pid, machine }: Holder): boolean {
  if (machine !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
