import { createParser } from 'eventsource-parser';

import type { Host } from '../../../host/server/start-host.ts';

type Message = [event: string, data: unknown];

/** Reads server-sent events without the host's client. */
export class EventReader {
  readonly #messages: Message[] = [];
  readonly #parser = createParser({
    onEvent: ({ event = 'message', data }) => this.#messages.push([event, JSON.parse(data)]),
  });

  private constructor(private readonly reader: ReadableStreamDefaultReader<string>) {}

  /** @param mandant path of M; resolves when the server has begun to send */
  static async open(
    { url, authorization }: Pick<Host, 'url' | 'authorization'>,
    mandant: string,
  ): Promise<EventReader> {
    const response = await fetch(`${url}${mandant}/events`, { headers: { authorization } });
    if (response.headers.get('content-type') !== 'text/event-stream') throw new Error('no event stream');
    const reader = new EventReader(response.body!.pipeThrough(new TextDecoderStream()).getReader());
    await reader.#read();
    return reader;
  }

  /** The next messages. @throws Error when the stream ends before */
  async take(count: number): Promise<Message[]> {
    while (this.#messages.length < count) await this.#read();
    return this.#messages.splice(0, count);
  }

  async close(): Promise<void> {
    await this.reader.cancel();
  }

  async #read(): Promise<void> {
    const { done, value } = await this.reader.read();
    if (done) throw new Error('end of the stream');
    this.#parser.feed(value);
  }
}
