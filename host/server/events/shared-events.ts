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
  let timer: NodeJS.Timeout | undefined;
  /** Of the connection that listens now. */
  let giveBack = (): void => undefined;

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
    let isHeld = true;
    const release = (): void => {
      if (isHeld) listening.release(true);
      isHeld = false;
    };
    // One that nobody gives back would keep the pool from ending.
    if (closed) {
      release();
      return;
    }
    giveBack = release;
    listening.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '{}') as { server?: string; event?: HostEvent };
      if (message.server !== server && message.event !== undefined) hub.deliver(message.event);
    });
    listening.on('error', () => {
      release();
      if (giveBack === release) reconnectLater();
    });
    try {
      await listening.query(`listen ${CHANNEL}`);
    } catch (error) {
      release();
      throw error;
    }
  }
  /** Once, however many say that the connection is gone. */
  function reconnectLater(): void {
    if (closed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!closed) listen().catch(reconnectLater);
    }, RECONNECT_MS).unref();
  }

  await listen();
  return {
    hub,
    close: () => {
      closed = true;
      giveBack();
    },
  };
}

/** Splits an event whose ids are too many for one notification. */
function parts(event: HostEvent): readonly HostEvent[] {
  if (Buffer.byteLength(JSON.stringify(event)) <= PAYLOAD_BYTES || event.ids.length < 2) return [event];
  const middle = Math.ceil(event.ids.length / 2);
  return [event.ids.slice(0, middle), event.ids.slice(middle)].flatMap((ids) => parts({ ...event, ids }));
}
