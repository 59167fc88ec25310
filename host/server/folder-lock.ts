import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { holdForProcess } from './process-lock.ts';

export const HOLDER_FILE = 'host.json';

/** How often a running host shows other machines that it is there. */
const SIGN_MS = 2_000;
/** So many signs that do not come show that it is dead. */
const SIGNS_WATCHED = 5;

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
 * lose rows without a word. Once taken it cannot be lost: it ends with the process.
 * @throws FolderInUse with the address of the running host
 */
export async function lockFolder(folder: string, signMs = SIGN_MS): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const holderFile = join(folder, HOLDER_FILE);
  const release = await holdForProcess(folder);
  if (release === undefined) throw new FolderInUse(folder, await readHolder(holderFile));
  try {
    await refuseOtherMachine(folder, holderFile, signMs);
    const own = { pid: process.pid, machine: hostname() };
    const write = (holder: Holder): Promise<void> => replaceFile(holderFile, JSON.stringify(holder));
    await write(own);
    const signs = setInterval(() => void showThatItRuns(holderFile), signMs).unref();
    return {
      announce: (url) => write({ ...own, url }),
      release: async () => {
        clearInterval(signs);
        await rm(holderFile, { force: true });
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The operating system of this machine knows nothing of another one on the same network drive: whether that one lives is watched, not computed from clocks. */
async function refuseOtherMachine(folder: string, holderFile: string, signMs: number): Promise<void> {
  const holder = await readHolder(holderFile);
  if (holder === undefined || holder.machine === hostname()) return;
  const before = await signOf(holderFile);
  await new Promise((resolve) => setTimeout(resolve, SIGNS_WATCHED * signMs));
  const after = await signOf(holderFile);
  if (after !== undefined && after !== before) throw new FolderInUse(folder, holder);
}

async function showThatItRuns(holderFile: string): Promise<void> {
  const now = new Date();
  // A sign that cannot be given is missed by other machines only.
  await utimes(holderFile, now, now).catch(() => undefined);
}

function signOf(holderFile: string): Promise<number | undefined> {
  return stat(holderFile).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

/** Whole or not at all: somebody may read at any moment. */
async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

export async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined; // not written yet
  }
}
