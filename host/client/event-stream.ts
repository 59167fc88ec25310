import { createParser } from 'eventsource-parser';
import type { HostEventData, HostEventKind } from '../wire/events.ts';
import { Emitter } from './emitter.ts';
import { HostFailure } from './failures.ts';
import { failureOf, type HostHttp } from './host-http.ts';

export interface HostEvent extends HostEventData {
  readonly kind: HostEventKind;
}

const RETRY_MS = [250, 1_000, 2_000, 5_000] as const;

/** The events of one Mandant, reconnecting for ever until disposed. By `fetch`: an `EventSource` cannot send the seat, and Node has none. */
export class EventStream {
  readonly #events = new Emitter<HostEvent>();
  readonly #resync = new Emitter<void>();
  readonly #online = new Emitter<boolean>();
  readonly #pulse = new Emitter<void>();
  readonly #end = new AbortController();
  #connected = false;
  #lostAt: Date | undefined;

  readonly onEvent = this.#events.event;
  /** The stream was interrupted and is back: what happened meanwhile is unknown, so everything has to be read again. */
  readonly onResync = this.#resync.event;
  readonly onDidChangeOnline = this.#online.event;
  /** Whenever bytes arrive. Background tabs slow timers down to one a minute, but not this. */
  readonly onPulse = this.#pulse.event;

  constructor(
    private readonly http: HostHttp,
    private readonly path: string,
  ) {}

  /** Resolves when the server has begun to send: changes from here on are heard. */
  async start(): Promise<void> {
    const first = await this.#open();
    void this.#run(first);
  }

  /** Since when the host does not answer; absent while it does. */
  get lostAt(): Date | undefined {
    return this.#lostAt;
  }

  dispose(): void {
    this.#end.abort();
    for (const emitter of [this.#events, this.#resync, this.#online, this.#pulse]) emitter.dispose();
  }

  async #open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const response = await this.http
      .fetch(this.http.url(this.path), {
        headers: { accept: 'text/event-stream' },
        signal: this.#end.signal,
      })
      .catch((error: unknown) => {
        throw new HostFailure('unreachable', 'Der FIBUscan-Server antwortet nicht.', { cause: error });
      });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw failureOf(response.status, undefined);
    }
    this.#setOnline(true);
    return response.body;
  }

  async #run(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let current: ReadableStream<Uint8Array<ArrayBuffer>> | undefined = stream;
    for (let failures = 0; !this.#end.signal.aborted;) {
      try {
        if (current === undefined) {
          current = await this.#open();
          this.#resync.fire();
        }
        failures = 0;
        await this.#read(current);
      } catch {
        // The reason does not matter: connect again.
      }
      if (this.#ended()) return;
      current = undefined;
      this.#setOnline(false);
      await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 5_000, this.#end.signal);
    }
  }

  /** Resolves when the stream ends. */
  async #read(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const parser = createParser({ onEvent: ({ event = 'message', data }) => this.#publish(event, data) });
    const chunks = new WritableStream<string>({
      write: (chunk) => {
        this.#pulse.fire();
        parser.feed(chunk);
      },
    });
    await stream.pipeThrough(new TextDecoderStream()).pipeTo(chunks);
  }

  #ended(): boolean {
    return this.#end.signal.aborted;
  }

  #publish(event: string, data: string): void {
    let payload: Partial<HostEvent>;
    try {
      payload = JSON.parse(data) as Partial<HostEvent>;
    } catch {
      return; // a heartbeat or something newer than this client
    }
    this.#events.fire({ ...payload, kind: event as HostEventKind, ids: payload.ids ?? [] });
  }

  #setOnline(online: boolean): void {
    if (this.#connected === online) return;
    this.#connected = online;
    this.#lostAt = online ? undefined : new Date();
    this.#online.fire(online);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
