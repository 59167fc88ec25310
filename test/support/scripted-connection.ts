import { Emitter } from '../../host/client/emitter.ts';
import type { Connection, ConnectionRequest, ConnectionResponse } from '../../host/api/connections.ts';

/** What the remote answers to the n-th request; throwing a ConnectionError means no answer. */
export type Script = (
  request: ConnectionRequest,
  index: number,
) => ConnectionResponse | Promise<ConnectionResponse>;

/** A connection whose remote is a function. Keeps every request. */
export class ScriptedConnection implements Connection {
  readonly baseUrl = 'https://api.lexware.io';
  readonly requests: ConnectionRequest[] = [];
  readonly #pauses = new Emitter<number>();
  readonly onDidPause = this.#pauses.event;

  constructor(private readonly script: Script) {}

  /** The host waits because the remote throttles. */
  pause(forMs: number): void {
    this.#pauses.fire(forMs);
  }

  async send(request: ConnectionRequest): Promise<ConnectionResponse> {
    this.requests.push(request);
    if (request.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return this.script(request, this.requests.length - 1);
  }
}

export function textAnswer(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): ConnectionResponse {
  return { status, headers, body: new TextEncoder().encode(text) };
}

export function jsonAnswer(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ConnectionResponse {
  return textAnswer(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}
