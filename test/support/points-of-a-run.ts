import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Mandant } from '../../host/api/mandant.ts';
import { openDatabase } from '../../host/server/database/open-database.ts';
import type { HostEventKind } from '../../host/wire/events.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { EventReader } from '../contract/host/event-reader.ts';

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
  const url = await addressOf(dataDir, pid, ended);
  const [mandant] = (await (await fetch(`${url}/api/mandanten`)).json()) as Mandant[];
  const reader = await EventReader.open(`${url}/api/mandanten/${mandant!.id}`);
  for (let heard = 0; heard < number;) {
    const [message] = await reader.take(1);
    if (message?.[0] === kind) heard++;
  }
}

/** As the host announces it beside its lock. */
async function addressOf(dataDir: string, pid: number, ended: AbortSignal): Promise<string> {
  for (;;) {
    const text = await readFile(join(dataDir, 'host.json'), 'utf8').catch(() => '{}');
    try {
      const holder = JSON.parse(text) as { readonly pid?: number; readonly url?: string };
      if (holder.pid === pid && holder.url !== undefined) return holder.url;
    } catch {
      // half written
    }
    await delay(10, undefined, { signal: ended });
  }
}

/** What a minute does to the folder of a process that was killed: the lock of its import expires. */
export async function letAMinutePass(dataDir: string): Promise<void> {
  const opened = await openDatabase({ folder: join(dataDir, 'database') });
  await opened.database.execute(sql`update locks set expires_at = expires_at - interval '1 minute'`);
  await opened.close();
}
