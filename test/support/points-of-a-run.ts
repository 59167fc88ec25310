import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../host/server/database/open-database.ts';
import { HOLDER_FILE, readHolder } from '../../host/server/folder-lock.ts';
import { runningHost, type RunningHost } from '../../host/server/running-host.ts';
import type { HostEventKind } from '../../host/wire/events.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { EventReader } from '../contract/host/event-reader.ts';
import { SeatClient } from '../contract/host/seat-client.ts';

/** Resolves when the sandbox gets the request of this number. */
export function request(sandbox: Sandbox, number: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = sandbox.admin.onRequest(() => {
      if (sandbox.journal().length < number - 1) return;
      stop();
      resolve();
    });
  });
}

/** Resolves when the host that the process runs on the folder tells its seats the change of this kind and number: just after it is committed. */
export async function change(
  dataDir: string,
  pid: number,
  kind: HostEventKind,
  number: number,
  ended: AbortSignal,
): Promise<void> {
  const host = await hostOf(dataDir, pid, ended);
  const mandant = await new SeatClient(host).mandant();
  const reader = await EventReader.open(host, mandant);
  for (let heard = 0; heard < number;) {
    const [message] = await reader.take(1);
    if (message?.[0] === kind) heard++;
  }
}

/** As the process announces it; what an earlier one left does not count. */
async function hostOf(dataDir: string, pid: number, ended: AbortSignal): Promise<RunningHost> {
  for (;;) {
    const holder = await readHolder(join(dataDir, HOLDER_FILE));
    const host = holder?.pid === pid ? await runningHost(dataDir) : undefined;
    if (host !== undefined) return host;
    await delay(10, undefined, { signal: ended });
  }
}

/** What a minute does to the folder of a process that was killed: the lock of its import expires. */
export async function letAMinutePass(dataDir: string): Promise<void> {
  const opened = await openDatabase({ folder: join(dataDir, 'database') });
  await opened.database.execute(sql`update locks set expires_at = expires_at - interval '1 minute'`);
  await opened.close();
}
