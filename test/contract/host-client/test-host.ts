import { checkManifest } from '../../../host/api/manifest-check.ts';
import type { Manifest } from '../../../host/api/manifest.schema.ts';
import { connectHost, type HostClient } from '../../../host/client/connect-host.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import type { Host } from '../../../host/server/start-host.ts';
import declared from '../../../plugin.manifest.json';
import { HOST_USER, ownMandant } from '../../support/own-mandant.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';

export interface TestHost {
  readonly host: Host;
  readonly manifest: Manifest;
  connect(fetchFunction?: typeof fetch): Promise<HostClient>;
  /** A session of the test's Mandant, as of another seat. */
  session(fetchFunction?: typeof fetch): Promise<MandantSession>;
  /** Ends the sessions, and the host unless it is shared. Safe to call twice. */
  stop(): Promise<void>;
}

/** A real host with this project's plugin and a Mandant of its own, shared with other tests. */
export async function sharedTestHost(): Promise<TestHost> {
  const { host, id } = await ownMandant();
  return testHost(host, id, () => Promise.resolve());
}

/** A real host of its own: the addresses of connections are given at the start, and only such a one can be stopped. */
export async function startTestHost(connections: Readonly<Record<string, string>> = {}): Promise<TestHost> {
  const host = await startFreshHost({ plugins: ['.'], connections, user: HOST_USER, log: () => undefined });
  const [mandant] = await (await connectHost(host)).listMandanten();
  return testHost(host, mandant!.id, () => host.stop());
}

function testHost(host: Host, mandantId: string, stop: () => Promise<void>): TestHost {
  const { manifest } = checkManifest(declared);
  if (manifest === undefined) throw new Error('plugin.manifest.json cannot be used');
  const open: MandantSession[] = [];
  const connect = (fetchFunction?: typeof fetch): Promise<HostClient> =>
    connectHost({ ...host, ...(fetchFunction === undefined ? {} : { fetch: fetchFunction }) });
  return {
    host,
    manifest,
    connect,
    async session(fetchFunction) {
      const session = await (await connect(fetchFunction)).openMandant(mandantId);
      open.push(session);
      return session;
    },
    async stop() {
      for (const session of open) session.dispose();
      await stop();
    },
  };
}
