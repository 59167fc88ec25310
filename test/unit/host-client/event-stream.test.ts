import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStream, type HostEvent } from '../../../host/client/event-stream.ts';
import { HostHttp } from '../../../host/client/host-http.ts';

/** Sends the bytes in pieces of the given sizes and answers with the events heard until the stream ends. */
async function heard(content: string, sizes: readonly number[] = [1_000]): Promise<readonly HostEvent[]> {
  const bytes = new TextEncoder().encode(content);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length]!;
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
      controller.close();
    },
  });
  const http = new HostHttp('http://host', { fetch: () => Promise.resolve(new Response(body)) });
  const stream = new EventStream(http, '/events');
  const events: HostEvent[] = [];
  stream.onEvent((event) => events.push(event));
  const ended = new Promise<void>((resolve) => {
    stream.onDidChangeOnline((online) => {
      if (!online) resolve();
    });
  });
  await stream.start();
  await ended;
  stream.dispose();
  return events;
}

describe('EventStream', () => {
  it('says that the host does not answer, so that a run which could not begin is tried again', async () => {
    const http = new HostHttp('http://host', { fetch: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(new EventStream(http, '/events').start()).rejects.toMatchObject({
      name: 'HostError',
      code: 'unreachable',
    });
  });

  it('tells kind and data, and leaves out comments', async () => {
    expect(await heard(': hello\n\nevent: persons\ndata: {"ids":["ä"]}\n\n')).toEqual([
      { kind: 'persons', ids: ['ä'] },
    ]);
  });

  it('joins several data lines and calls an unnamed event message', async () => {
    expect(await heard('data: {"ids":\ndata:["a"]}\n\n')).toEqual([{ kind: 'message', ids: ['a'] }]);
  });

  it('drops an event that is not finished', async () => {
    expect(await heard('event: persons\ndata: {}\n')).toEqual([]);
  });

  it('drops data that is no JSON and hears what follows', async () => {
    expect(await heard('event: state\ndata: {\n\nevent: log\ndata: {}\n\n')).toEqual([
      { kind: 'log', ids: [] },
    ]);
  });

  it('does not depend on line ends nor on where the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (end, sizes) => {
          // The heartbeat at the end decides that a CR stands alone.
          const lines = ['event: state', 'data: {"ids":["ö"]}', '', ': x', 'data: {}', '', ': alive', ''];
          const content = lines.join(end);
          expect(await heard(content, sizes)).toEqual([
            { kind: 'state', ids: ['ö'] },
            { kind: 'message', ids: [] },
          ]);
        },
      ),
    );
  });
});
