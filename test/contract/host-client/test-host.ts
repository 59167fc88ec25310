import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import type { Manifest } from '../../../host/api/manifest.schema.ts';
import { connectHost, type HostClient } from '../../../host/client/connect-host.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import declared from '../../../plugin.manifest.json';

export interface TestHost {
  readonly host: Host;
  readonly manifest: Manifest;
  connect(fetchFunction?: typeof fetch): Promise<HostClient>;
  /** A session of the one Mandant, as of another seat. */
  session(fetchFunction?: typeof fetch): Promise<MandantSession>;
  /** Safe to call twice. */
  stop(): Promise<void>;
}

/** A real host with this project's manifest; nothing of the plugin is built for it. */
export async function startTestHost(connections: Readonly<Record<string, string>> = {}): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'host-client-'));
  await cp('plugin.manifest.json', join(folder, 'plugin.manifest.json'));
  await cp('l10n', join(folder, 'l10n'), { recursive: true });
  const { manifest } = checkManifest(declared);
  if (manifest === undefined) throw new Error('plugin.manifest.json cannot be used');
  const host = await startHost({ plugins: [folder], connections, user: 'Erika', log: () => undefined });
  const open: MandantSession[] = [];
  const connect = (fetchFunction?: typeof fetch): Promise<HostClient> =>
    connectHost({ url: host.url, ...(fetchFunction === undefined ? {} : { fetch: fetchFunction }) });
  return {
    host,
    manifest,
    connect,
    async session(fetchFunction) {
      const client = await connect(fetchFunction);
      const [mandant] = await client.listMandanten();
      const session = await client.openMandant(mandant!.id);
      open.push(session);
      return session;
    },
    async stop() {
      for (const session of open) session.dispose();
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
