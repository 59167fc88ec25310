import { join } from 'node:path';
import { authorizationOf } from './access/access.ts';
import { HOLDER_FILE, readHolder } from './folder-lock.ts';
import { readKey } from './key-file.ts';

/** How a program of the owner reaches a host. */
export interface RunningHost {
  readonly url: string;
  readonly authorization: string;
}

/** The host that works on a data folder, as it announced itself there; one that was killed is still announced. @returns `undefined` when there is none */
export async function runningHost(folder: string): Promise<RunningHost | undefined> {
  const [holder, key] = await Promise.all([
    readHolder(join(folder, HOLDER_FILE)),
    readKey(folder, 'access.key'),
  ]);
  if (holder?.url === undefined || key === undefined) return undefined;
  return { url: holder.url, authorization: authorizationOf(key) };
}
