import type {
  Connection,
  ConnectionError,
  ConnectionFailure,
  ConnectionRequest,
  ConnectionResponse,
} from '../../host/api/connections.ts';

export function connectionError(failure: ConnectionFailure): ConnectionError {
  return Object.assign(new Error(failure), { name: 'ConnectionError' as const, failure });
}

/** Straight to the remote with the token, without a host between: no pacing, GET only. */
export class DirectConnection implements Connection {
  /** Nobody paces here. */
  readonly onDidPause = () => ({ dispose: () => undefined });

  constructor(
    readonly baseUrl: string,
    private readonly token: string,
  ) {}

  async send({
    method,
    path,
    headers,
    timeoutMs = 30_000,
    signal,
  }: ConnectionRequest): Promise<ConnectionResponse> {
    if (method !== 'GET') throw connectionError('refused');
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(`${this.baseUrl}${path}`, {
        headers: { ...headers, authorization: `Bearer ${this.token}` },
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const body = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
    } catch (error) {
      if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
      if (timeout.aborted) throw connectionError('timeout');
      const refused = error instanceof TypeError && /ECONNREFUSED/.test(String(causeCode(error)));
      throw connectionError(refused ? 'offline' : 'interrupted');
    }
  }
}

function causeCode({ cause }: Error): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}
