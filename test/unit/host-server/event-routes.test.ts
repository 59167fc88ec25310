import { setMaxListeners } from 'node:events';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { MandantRow } from '../../../host/server/books/books.ts';
import { EventHub } from '../../../host/server/events/event-hub.ts';
import type { HostEnv } from '../../../host/server/http/host-env.ts';
import { eventRoutes } from '../../../host/server/routes/event-routes.ts';
import type { Services } from '../../../host/server/services.ts';

it('cuts off who does not read, and lets nobody else wait for it', async () => {
  let listening = 0;
  class CountingHub extends EventHub {
    override subscribe(listener: Parameters<EventHub['subscribe']>[0]): () => void {
      const unsubscribe = super.subscribe(listener);
      listening++;
      let isOpen = true;
      return () => {
        unsubscribe();
        if (isOpen) listening--;
        isOpen = false;
      };
    }
  }
  const events = new CountingHub();
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const app = new Hono<HostEnv>();
  app.use(async (c, next) => {
    c.set('mandant', { id: 'm' } as MandantRow);
    await next();
  });
  const services = { books: { events }, stopping: stopping.signal } as unknown as Services;
  app.route('/', eventRoutes(services));
  const open = async () => (await app.request('/events')).body!.getReader();

  const readers = await Promise.all(Array.from({ length: 80 }, open));
  const asleep = await Promise.all(Array.from({ length: 20 }, open));
  expect(listening).toBe(100);
  const heard = readers.map(async (reader) => {
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += new TextDecoder().decode(part.value);
    return text.split('event: state').length - 1;
  });
  for (let number = 0; number < 1_500; number++) {
    events.publish('m', 'state', { ids: [String(number)] });
    if (number % 100 === 0) await new Promise((resolve) => setImmediate(resolve)); // who reads gets to it
  }
  expect(listening).toBe(80);
  for (const reader of asleep) await expect(reader.read()).rejects.toThrow('does not read');
  stopping.abort();
  expect(await Promise.all(heard)).toEqual(Array(80).fill(1_500));
  expect(listening).toBe(0);
});
