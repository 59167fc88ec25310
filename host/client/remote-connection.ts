import type {
  Connection,
  ConnectionFailure,
  ConnectionRequest,
  ConnectionResponse,
} from '../api/connections.ts';
import type { Event } from '../api/disposable.ts';
import { HEADERS, PASSED_HEADERS } from '../wire/headers.ts';
import { ConnectionLoss } from './failures.ts';
import type { HostHttp } from './host-http.ts';

const HOST_HEADERS: readonly string[] = [HEADERS.remote, 'transfer-encoding', 'connection', 'keep-alive'];

const MESSAGES: Readonly<Record<ConnectionFailure, string>> = {
  'no-secret': 'Für diese Verbindung ist kein Schlüssel hinterlegt.',
  refused: 'Diese Anfrage ist der Verbindung nicht erlaubt.',
  offline: 'Es besteht keine Verbindung zur Gegenstelle.',
  interrupted: 'Die Verbindung ist während der Anfrage abgebrochen.',
  timeout: 'Die Gegenstelle hat nicht rechtzeitig geantwortet.',
  host: 'Der FIBUscan-Server antwortet nicht.',
};

/** A connection of the manifest, through the host's gateway: it adds the authorization and paces. */
export class RemoteConnection implements Connection {
  constructor(
    private readonly http: HostHttp,
    private readonly path: string,
    readonly baseUrl: string,
    readonly onDidPause: Event<number>,
  ) {}

  async send(request: ConnectionRequest): Promise<ConnectionResponse> {
    const { method, path, lane, timeoutMs, body, signal } = request;
    const url = this.http.url(`${this.path}/remote${path}`);
    // `fetch` resolves dot segments: no path may climb out of the connection and into the host's own interface.
    if (!path.startsWith('/') || !new URL(url, 'http://host').pathname.startsWith(`${this.path}/remote/`))
      throw loss('refused');
    const headers = new Headers({ [HEADERS.lane]: lane });
    if (timeoutMs !== undefined) headers.set(HEADERS.timeoutMs, String(timeoutMs));
    for (const [name, value] of Object.entries(request.headers ?? {})) {
      if (PASSED_HEADERS.includes(name.toLowerCase())) headers.set(name, value);
    }
    // The boundary of multipart is known to `fetch` alone.
    if (body instanceof FormData) headers.delete('content-type');
    else if (method !== 'GET' && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    try {
      const response = await this.http.fetch(url, {
        method,
        headers,
        body: body ?? null,
        signal: signal ?? null,
        redirect: 'manual',
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (response.headers.get(HEADERS.remote) === '1')
        return { status: response.status, headers: plain(response.headers), body: bytes };
      throw loss(failureIn(response));
    } catch (error) {
      if (signal?.aborted || error instanceof ConnectionLoss) throw error;
      throw loss('host', error);
    }
  }
}

function failureIn(response: Response): ConnectionFailure {
  const failure = response.headers.get(HEADERS.connectionFailure);
  if (failure !== null && failure in MESSAGES) return failure as ConnectionFailure;
  return response.status === 403 ? 'refused' : 'host';
}

function loss(failure: ConnectionFailure, cause?: unknown): ConnectionLoss {
  return new ConnectionLoss(failure, MESSAGES[failure], cause === undefined ? undefined : { cause });
}

function plain(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !HOST_HEADERS.includes(name)));
}
