import type { Connection } from '../../host/api/connections.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';
import { ConnectionLexofficeClient } from '../../src/services/lexoffice/connection-lexoffice-client.ts';
import type { Sweep } from '../../src/services/lexoffice/lexoffice-client.ts';
import { InMemoryHost } from './in-memory-host.ts';
import { VirtualTime } from './virtual-time.ts';

/** A host in memory whose connection is the given one. */
export function hostOver(connection: Connection, host = new InMemoryHost()): HostServices {
  return { ...host.services, connections: { get: () => connection } };
}

/** The real client over any connection, with time that passes only by sleeping. */
export function clientOver(connection: Connection, time = new VirtualTime()): ConnectionLexofficeClient {
  return new ConnectionLexofficeClient(hostOver(connection), time, time);
}

/** The last state of a sweep. */
export async function swept<T>(sweeps: AsyncIterable<Sweep<T>>): Promise<Sweep<T>> {
  let last: Sweep<T> | undefined;
  for await (const sweep of sweeps) last = sweep;
  if (!last) throw new Error('a sweep emits at least once');
  return last;
}
