import type { HttpMethod } from '../../api/connections.ts';
import { failureOf, RemoteUnanswered } from './connection-failure.ts';
import { spellingsOf } from './token-spellings.ts';

export const MAX_BODY_BYTES = 25 * 1024 * 1024;

export interface RemoteRequest {
  readonly method: HttpMethod;
  readonly url: URL;
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface RemoteResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** What of an answer passes: what it is, when to come again, and under which name the remote logged it. The rest is no business of this origin. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'content-type',
  'content-disposition',
  'content-language',
  'date',
  'etag',
  'last-modified',
  'location',
  'retry-after',
  'x-amzn-requestid',
  'x-amzn-trace-id',
]);

/** Sends one request, once. @throws RemoteUnanswered, or the reason of the aborted signal */
export async function sendRemote(request: RemoteRequest): Promise<RemoteResponse> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, authorization: `Bearer ${request.token}`, 'user-agent': 'FIBUscan' },
      body: request.body === undefined ? null : new Uint8Array(request.body),
      redirect: 'manual',
      signal: AbortSignal.any([request.signal, timeout]),
    });
    // Not of HTTP: no answer can be made of it.
    if (response.status > 599)
      throw new RemoteUnanswered(
        'refused',
        `Die Gegenseite antwortet mit einem unbekannten Status (${response.status}).`,
      );
    const body = await readBody(response);
    const headers = new Map([...response.headers].filter(([name]) => PASSED_ON.has(name)));
    return withoutToken({ status: response.status, headers, body }, request.token);
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    if (timeout.aborted) throw new RemoteUnanswered('timeout', 'Keine Antwort in der vorgesehenen Zeit.');
    throw error instanceof RemoteUnanswered ? error : failureOf(error);
  }
}

async function readBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new RemoteUnanswered('refused', 'Die Antwort ist größer als 25 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The token must not come back, whatever the remote echoes. A short one is found in innocent text and only searched in headers. */
function withoutToken(response: RemoteResponse, token: string): RemoteResponse {
  const spelled = spellingsOf(token);
  if (token.length >= 16 && spelled.test(response.body.toString('latin1'))) {
    throw new RemoteUnanswered(
      'refused',
      'Die Antwort enthält den Zugangsschlüssel und wird nicht weitergegeben.',
    );
  }
  const headers = new Map([...response.headers].filter(([, value]) => !spelled.test(value)));
  return { ...response, headers };
}
