type Message = [event: string, data: unknown];

/** Reads server-sent events the plain way. */
export class EventReader {
  #buffer = '';
  readonly #messages: Message[] = [];

  private constructor(private readonly reader: ReadableStreamDefaultReader<string>) {}

  /** @param mandantUrl M with its host; resolves when the server has begun to send */
  static async open(mandantUrl: string): Promise<EventReader> {
    const response = await fetch(`${mandantUrl}/events`);
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
    this.#buffer += value;
    const blocks = this.#buffer.split('\n\n');
    this.#buffer = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && data !== undefined) this.#messages.push([event, JSON.parse(data)]);
    }
  }
}
