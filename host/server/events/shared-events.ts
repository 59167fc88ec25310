import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { EventHub, type HostEvent } from './event-hub.ts';

const CHANNEL = 'fibuscan_events';
/** PostgreSQL takes less than 8 000 bytes per notification. */
const PAYLOAD_BYTES = 7_500;
const RECONNECT_MS = 1_000;

/** Carries events between servers on one PostgreSQL with LISTEN and NOTIFY, so that seats at another server see changes too. */
export async function openSharedEvents(pool: pg.Pool): Promise<{ hub: EventHub; close: () => void }> {
  const server = randomUUID();
  let closed = false;
  let client: pg.PoolClient | undefined;

  const hub = new EventHub((event) => {
    for (const part of parts(event)) {
      // Lost when the database is gone, but then nothing was committed either; seats read everything again when they reconnect.
      pool
        .query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ server, event: part })])
        .catch(() => undefined);
    }
  });

  async function listen(): Promise<void> {
    const listening = await pool.connect();
    client = listening;
    listening.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '{}') as { server?: string; event?: HostEvent };
      if (message.server !== server && message.event !== undefined) hub.deliver(message.event);
    });
    listening.on('error', () => {
      if (client !== listening) return; // given back already
      client = undefined;
      listening.release(true);
      setTimeout(reconnect, RECONNECT_MS).unref();
    });
    await listening.query(`listen ${CHANNEL}`);
  }
  function reconnect(): void {
    if (!closed) listen().catch(() => setTimeout(reconnect, RECONNECT_MS).unref());
  }

  await listen();
  return {
    hub,
    close: () => {
      closed = true;
      const listening = client;
      client = undefined;
      listening?.release(true);
    },
  };
}

/** Splits an event whose ids are too many for one notification. */
function parts(event: HostEvent): readonly HostEvent[] {
  if (Buffer.byteLength(JSON.stringify(event)) <= PAYLOAD_BYTES || event.ids.length < 2) return [event];
  const middle = Math.ceil(event.ids.length / 2);
  return [event.ids.slice(0, middle), event.ids.slice(middle)].flatMap((ids) => parts({ ...event, ids }));
}
