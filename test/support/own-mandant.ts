import { join } from 'node:path';
import { inject } from 'vitest';
import type { Mandant } from '../../host/api/mandant.ts';
import { startHost, type Host } from '../../host/server/start-host.ts';
import { placeDatabase } from './database-image.ts';

export const HOST_USER = 'Frau Muster';

let starting: Promise<Host> | undefined;

export interface OwnMandant {
  readonly host: Host;
  readonly id: string;
  /** Of the interface: `/api/mandanten/…`. */
  readonly path: string;
}

/** The host that all files of a worker share, and a Mandant of SKR03 on it that only the caller knows. The host ends with the worker. */
export async function ownMandant(): Promise<OwnMandant> {
  const host = await (starting ??= startShared());
  const response = await fetch(`${host.url}/api/mandanten`, {
    method: 'POST',
    headers: {
      authorization: host.authorization,
      'content-type': 'application/json',
      'x-fibuscan-seat': 'setup',
    },
    body: JSON.stringify({ name: 'Muster & Söhne GmbH', chartOfAccounts: 'SKR03' }),
  });
  const { id } = (await response.json()) as Mandant;
  return { host, id, path: `/api/mandanten/${id}` };
}

async function startShared(): Promise<Host> {
  const dataDir = join(inject('runFolder'), crypto.randomUUID());
  await placeDatabase(dataDir);
  return startHost({ plugins: ['.'], dataDir, user: HOST_USER, log: () => undefined });
}
