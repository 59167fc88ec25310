import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost, type Host, type HostOptions } from '../../host/server/start-host.ts';
import { placeDatabase } from './database-image.ts';

/** A host of its own, for tests of what is chosen at its start; all others share one (`own-mandant.ts`). */
export async function startFreshHost(options: Omit<HostOptions, 'dataDir' | 'databaseUrl'>): Promise<Host> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fibuscan-host-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    await placeDatabase(dataDir);
    const host = await startHost({ ...options, dataDir });
    return { ...host, stop: () => host.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
