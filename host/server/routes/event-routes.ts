import { Hono } from 'hono';
import type { HostEvent } from '../events/event-hub.ts';
import type { HostEnv } from '../http/host-env.ts';
import type { Services } from '../services.ts';

const HEARTBEAT_MS = 15_000;
/** Events that wait for a reader; one that does not read is cut off, and reads everything again when it comes back. */
const MOST_WAITING = 1_000;

/** GET M/events: what changes in a Mandant, as server-sent events. */
export function eventRoutes({ books, stopping }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes.get('/events', (c) => {
    const { id } = c.get('mandant');
    const encoder = new TextEncoder();
    let end: () => void = () => undefined;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) {
            end();
            controller.error(new Error('the reader does not read'));
          } else controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = books.events.subscribe((event) => {
          if (event.mandantId === id) send(message(event));
        });
        const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS);
        end = () => {
          clearInterval(heartbeat);
          unsubscribe();
          stopping.removeEventListener('abort', finish);
        };
        const finish = (): void => {
          end();
          controller.close();
        };
        stopping.addEventListener('abort', finish);
        send(': connected\n\n'); // changes from here on are heard
      },
      cancel: () => end(),
    });
    return c.body(stream, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  });
  return routes;
}

function message({ kind, ids, plugin, collection, forMs, cancel }: HostEvent): string {
  return `event: ${kind}\ndata: ${JSON.stringify({ ids, plugin, collection, forMs, cancel })}\n\n`;
}
