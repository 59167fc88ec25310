import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { constants, promises as fs } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Frees what the process holds; the operating system does the same when the process ends, however it ends. */
export type Release = () => Promise<void>;

/**
 * Holds a folder for this process through a descriptor of the operating system: a process that is stopped, busy or asleep keeps it, one that is dead
 * holds nothing, and no clock is asked. On this machine only.
 * @returns `undefined` when another process holds it
 */
export async function holdForProcess(folder: string): Promise<Release | undefined> {
  const { platform } = process;
  if (platform === 'linux') return listenOn(`\0fibuscan-${await identityOf(folder)}`);
  if (platform === 'win32') return listenOn(`\\\\.\\pipe\\fibuscan-${await identityOf(folder)}`);
  return openExclusively(join(folder, 'host.lock'));
}

/** The same for every path that leads to the folder. */
async function identityOf(folder: string): Promise<string> {
  const { dev, ino } = await fs.stat(folder, { bigint: true });
  return createHash('sha256')
    .update(`${String(dev)}:${String(ino)}`)
    .digest('hex')
    .slice(0, 32);
}

/** A name that only the kernel keeps: it is taken as long as a process has it open, and leaves no file behind. */
async function listenOn(name: string): Promise<Release | undefined> {
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(name);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** `O_EXLOCK` of macOS and the BSDs, which Node does not name: open and lock at once, or fail. */
const O_EXLOCK = 0x20;

async function openExclusively(file: string): Promise<Release | undefined> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK;
  try {
    const handle = await fs.open(file, flags, 0o600);
    return () => handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}
