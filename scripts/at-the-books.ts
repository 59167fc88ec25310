import { join } from 'node:path';
import { HostHttp } from '../host/client/host-http.ts';
import { openDatabase, type Database } from '../host/server/database/open-database.ts';
import { FolderInUse, lockFolder } from '../host/server/folder-lock.ts';
import { runningHost } from '../host/server/running-host.ts';
import { hasDatabase, type DataPlace } from './data-place.ts';

/** What is done with the books, by whoever may open them. */
export interface Work<T> {
  /** A server has the folder: it is asked, for a second program on the embedded database would destroy it. */
  readonly byServer: (ask: Ask) => Promise<T>;
  readonly byItself: (database: Database) => Promise<T>;
}

/** Sends a request to the running server and answers its JSON. */
export type Ask = (method: 'GET' | 'POST', path: string) => Promise<unknown>;

/** @throws Error with a German sentence when there are no books, or the server does not answer */
export async function atTheBooks<T>(place: DataPlace, { byServer, byItself }: Work<T>): Promise<T> {
  const { dataDir, databaseUrl } = place;
  if (databaseUrl !== undefined) return withDatabase({ databaseUrl }, byItself);
  if (!hasDatabase(place)) throw new Error(`In ${dataDir} liegt keine Datenbank von FIBUscan.`);
  let lock;
  try {
    lock = await lockFolder(dataDir);
  } catch (error) {
    const ask = error instanceof FolderInUse ? await askAt(dataDir) : undefined;
    if (ask === undefined) throw error;
    return byServer(ask);
  }
  try {
    return await withDatabase({ folder: join(dataDir, 'database') }, byItself);
  } finally {
    await lock.release();
  }
}

async function withDatabase<T>(
  where: Parameters<typeof openDatabase>[0],
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const opened = await openDatabase(where);
  try {
    return await work(opened.database);
  } finally {
    await opened.close();
  }
}

async function askAt(dataDir: string): Promise<Ask | undefined> {
  const host = await runningHost(dataDir);
  if (host === undefined) return undefined;
  const http = new HostHttp(host.url, { authorization: host.authorization });
  return (method, path) => http.request(method, path);
}
