import type { HostErrorCode } from '../api/host-error.ts';
import type { AnswerLine } from '../wire/questions.ts';
import { STATUS_BY_CODE } from '../wire/errors.ts';
import { HEADERS } from '../wire/headers.ts';
import { HostFailure } from './failures.ts';
import { collect, type Pages } from './pages.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface HostRequest {
  readonly query?: Query;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly bytes?: { readonly content: Uint8Array<ArrayBuffer>; readonly contentType: string };
  readonly signal?: AbortSignal;
  /** The host works for as long as it takes, e.g. at a check of all books. */
  readonly isLong?: boolean;
}

/** Marks an answer that is data although its status is not 2xx, e.g. the 409 of a lock with its holder. */
export interface HostAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Of a list that goes on: where its next page begins. */
  readonly next?: string;
}

/** Until an answer begins; a host that says nothing for so long has hung. What is uploaded takes as long as its line needs. */
const ANSWER_MS = 120_000;

const CODES = Object.keys(STATUS_BY_CODE) as readonly HostErrorCode[];
/** Of answers that do not come from a route: 400 is what the HTTP server itself says. */
const CODE_BY_STATUS: ReadonlyMap<number, HostErrorCode> = new Map([
  [400, 'invalid'],
  ...(Object.entries(STATUS_BY_CODE) as [HostErrorCode, number][]).map(
    ([code, status]) => [status, code] as const,
  ),
]);

export interface HttpOptions {
  readonly fetch?: typeof fetch;
  /** Of a program of the owner (`Host.authorization`); a browser has its session. A secret. */
  readonly authorization?: string;
  /** The host does not know this seat (any more): nothing is answered until it logs in. */
  readonly onSignedOut?: () => void;
}

/** One seat's HTTP to the host: adds the seat header, turns every failure into a `HostFailure`. */
export class HostHttp {
  readonly seat = crypto.randomUUID();
  readonly #base: string;

  constructor(
    baseUrl: string,
    private readonly options: HttpOptions = {},
  ) {
    this.#base = baseUrl.replace(/\/+$/, '');
  }

  url(path: string, query: Query = {}): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) parameters.set(name, String(value));
    const search = parameters.toString();
    return `${this.#base}${path}${search === '' ? '' : `?${search}`}`;
  }

  /** The bare exchange; rejects with what `fetch` rejects with. */
  async fetch(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(HEADERS.seat, this.seat);
    const { authorization, fetch: fetchFunction = fetch, onSignedOut } = this.options;
    if (authorization !== undefined) headers.set('authorization', authorization);
    const response = await fetchFunction(url, { ...init, headers });
    // A remote may say 401 of its token: that is no matter of this seat.
    if (response.status === STATUS_BY_CODE.unauthenticated && !response.headers.has(HEADERS.remote))
      onSignedOut?.();
    return response;
  }

  /** @throws HostFailure for any status outside 2xx and when the host does not answer; the `AbortError` of an aborted signal. */
  async request<T>(method: string, path: string, request: HostRequest = {}): Promise<T> {
    const { body } = await this.#done(method, path, request);
    return body as T;
  }

  /** A list that grows. */
  async *pages<T>(path: string, query: Query = {}): Pages<T> {
    let after: string | undefined;
    do {
      const { body, next } = await this.#done('GET', path, { query: { ...query, after } });
      yield body as readonly T[];
      after = next;
    } while (after !== undefined);
  }

  /** All of it. */
  list<T>(path: string, query?: Query): Promise<readonly T[]> {
    return collect(this.pages<T>(path, query));
  }

  /**
   * The parts of an answer as they come. Who stops reading ends the request.
   * @throws HostFailure as the answer says, and `unreachable` when it breaks off; the `AbortError` of an aborted signal
   */
  async *answer(path: string, json: unknown, signal?: AbortSignal): AsyncGenerator<unknown, void> {
    const leaving = new AbortController();
    const [signals, headers] = [
      [leaving.signal, ...(signal ? [signal] : [])],
      { 'content-type': 'application/json' },
    ];
    const init = { method: 'POST', body: JSON.stringify(json), headers, signal: AbortSignal.any(signals) };
    try {
      const response = await this.fetch(this.url(path), init);
      if (!response.ok) throw failureOf(response.status, parse(await response.text()));
      let isWhole = false;
      for await (const text of linesOf(response.body)) {
        const line = JSON.parse(text) as AnswerLine;
        if ('error' in line) throw failureOf(500, line);
        if ('part' in line) yield line.part;
        else isWhole = true;
      }
      if (isWhole) return;
      throw new TypeError('the answer has no end');
    } catch (error) {
      if (signal?.aborted || error instanceof HostFailure) throw error;
      throw new HostFailure('unreachable', 'Der FIBUscan-Server antwortet nicht.', { cause: error });
    } finally {
      leaving.abort();
    }
  }

  async #done(method: string, path: string, request: HostRequest): Promise<HostAnswer> {
    const answer = await this.exchange(method, path, request);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw failureOf(answer.status, answer.body);
  }

  /** Like `request`, for callers that read statuses themselves. */
  async exchange(method: string, path: string, request: HostRequest = {}): Promise<HostAnswer> {
    const { query, json, bytes, signal, isLong = bytes !== undefined } = request;
    // A write without a body says JSON too: the server takes that header as proof that no foreign page sent it.
    const contentType = bytes?.contentType ?? (method === 'GET' ? undefined : 'application/json');
    const body = bytes?.content ?? (json === undefined ? null : JSON.stringify(json));
    const hung = new AbortController();
    const timer = isLong ? undefined : setTimeout(() => hung.abort(), ANSWER_MS);
    try {
      const response = await this.fetch(this.url(path, query), {
        method,
        body,
        headers: contentType === undefined ? {} : { 'content-type': contentType },
        signal: signal === undefined ? hung.signal : AbortSignal.any([signal, hung.signal]),
      });
      clearTimeout(timer);
      const text = await response.text();
      const next = response.headers.get(HEADERS.next);
      return {
        status: response.status,
        body: text === '' ? undefined : parse(text),
        ...(next !== null && { next: decodeURIComponent(next) }),
      };
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new HostFailure('unreachable', 'Der FIBUscan-Server antwortet nicht.', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

export function failureOf(status: number, body: unknown): HostFailure {
  const { code, message } =
    (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error ?? {};
  return new HostFailure(
    CODES.find((known) => known === code) ?? CODE_BY_STATUS.get(status) ?? 'internal',
    typeof message === 'string' ? message : `Der FIBUscan-Server meldet einen Fehler (${String(status)}).`,
  );
}

async function* linesOf(body: Response['body']): AsyncGenerator<string, void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    const lines = `${rest}${next.value}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // e.g. an HTML page of something between; the status decides
  }
}
