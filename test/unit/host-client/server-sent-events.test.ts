import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServerSentEvents, type ServerSentEvent } from '../../../host/client/server-sent-events.ts';

/** Sends the bytes in pieces of the given sizes. */
async function read(
  content: string,
  sizes: readonly number[] = [1_000],
): Promise<readonly ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(content);
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length]!;
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readServerSentEvents(stream)) events.push(event);
  return events;
}

describe('readServerSentEvents', () => {
  it('reads name and data, and leaves out comments', async () => {
    expect(await read(': hello\n\nevent: persons\ndata: {"ids":["ä"]}\n\n')).toEqual([
      { event: 'persons', data: '{"ids":["ä"]}' },
    ]);
  });

  it('joins several data lines and calls an unnamed event message', async () => {
    expect(await read('data: a\ndata:b\n\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
  });

  it('drops an event that is not finished', async () => {
    expect(await read('event: persons\ndata: {}\n')).toEqual([]);
  });

  it('does not depend on line ends nor on where the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (end, sizes) => {
          const content = ['event: state', 'data: "ö"', '', ': x', 'data: 2', '', ''].join(end);
          expect(await read(content, sizes)).toEqual([
            { event: 'state', data: '"ö"' },
            { event: 'message', data: '2' },
          ]);
        },
      ),
    );
  });
});
