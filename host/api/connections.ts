import type { Event } from './disposable.ts';

/** `user`: somebody waits for the answer; served before `bulk`. */
export const LANES = ['user', 'bulk'] as const;
export type Lane = (typeof LANES)[number];
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface ConnectionRequest {
  /** One that the manifest declares; else `send` rejects with `refused`. */
  readonly method: HttpMethod;
  /** Path below the declared base URL, beginning with `/`, with its query string. */
  readonly path: string;
  /** Only `accept` and `content-type` pass; the host adds the authorization. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON and text as string, bytes as they are, multipart as FormData. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  /** Who waits for the answer. */
  readonly lane: Lane;
  /** From the start on the wire, in milliseconds; default 30 000. Waiting for its turn does not count. */
  readonly timeoutMs?: number;
  /** Takes the request out of the queue or off the wire; what was sent already may have taken effect. */
  readonly signal?: AbortSignal;
}

/** Any answer of the remote, whatever its status. */
export interface ConnectionResponse {
  readonly status: number;
  /** Lower-case names; cookies and hop-by-hop headers are stripped. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded from the encoding of the wire; at most 25 MB. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Why there is no answer: `no-secret` nothing stored · `refused` the manifest does not allow this method or path ·
 * `offline` no connection could be made · `interrupted` the connection broke after the request was sent, so the outcome of a write is
 * unknown · `timeout` no answer in time, likewise unknown · `host` the host itself did not answer.
 */
export type ConnectionFailure = 'no-secret' | 'refused' | 'offline' | 'interrupted' | 'timeout' | 'host';

/** What `send` rejects with, besides the `AbortError` of an aborted signal. Carries no header and no body. */
export interface ConnectionError extends Error {
  readonly name: 'ConnectionError';
  readonly failure: ConnectionFailure;
}

export interface Connection {
  /** Where it leads, for display: `https://api.lexware.io`, or a sandbox on loopback. */
  readonly baseUrl: string;
  /**
   * Sends one request. The host paces per token over all seats, pauses after a 429 or its disguises, and follows no redirect
   * to another host. It never repeats a request: that is the caller's decision.
   */
  send(request: ConnectionRequest): Promise<ConnectionResponse>;
  /**
   * The remote throttles: milliseconds from now until the host sends this Mandant's next request. Fires at every seat when the pause begins
   * and for every request that comes into it; the latest counts.
   */
  readonly onDidPause: Event<number>;
}

export interface Connections {
  /** A connection of the manifest. @throws Error for an undeclared id. */
  get(id: string): Connection;
}
