import { createHash } from 'node:crypto';
import type { HttpMethod, Lane } from '../../api/connections.ts';
import type { ConnectionDeclaration } from '../../api/manifest.schema.ts';
import { systemClock, type MonotonicClock } from './clock.ts';
import { RemoteUnanswered } from './connection-failure.ts';
import { Pacer, type SharedPace } from './pacer.ts';
import { checkedBaseUrl, remoteAddress } from './remote-address.ts';
import { sendRemote, type RemoteRequest, type RemoteResponse } from './remote-request.ts';
import { throttleOf } from './throttle-signal.ts';

const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A request on its way to a remote, and what the settings say about it. */
export interface GatewayRequest extends Pick<RemoteRequest, 'headers' | 'body' | 'timeoutMs' | 'signal'> {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly lane: Lane;
  readonly token: string | undefined;
  /** Value of a setting of the plugin, else its default. */
  readonly setting: (key: string) => unknown;
  /** Told how long the request waits because the remote throttles. */
  readonly onPause?: (milliseconds: number) => void;
}

/** The only way out of the host: to declared remotes, with declared methods, at the pace of the token. */
export class ConnectionGateway {
  readonly #pacers = new Map<string, Pacer>();

  constructor(
    /** Connection id → base URL that replaces the declared one, e.g. a sandbox. */
    private readonly overrides: Readonly<Record<string, string>> = {},
    private readonly options: {
      readonly clock?: MonotonicClock;
      readonly shared?: SharedPace;
      readonly now?: () => Date;
      readonly onAnswer?: (status: number) => void;
    } = {},
  ) {
    for (const url of Object.values(overrides)) checkedBaseUrl(url);
  }

  baseUrl(connection: Pick<ConnectionDeclaration, 'id' | 'baseUrl'>): string {
    return checkedBaseUrl(this.overrides[connection.id] ?? connection.baseUrl);
  }

  /** @throws RemoteUnanswered, or the reason of the aborted signal */
  async send(connection: ConnectionDeclaration, request: GatewayRequest): Promise<RemoteResponse> {
    const baseUrl = this.baseUrl(connection);
    const method = allowedMethod(connection, request);
    const url = remoteAddress(baseUrl, request.target);
    const { token, lane, signal } = request;
    if (token === undefined)
      throw new RemoteUnanswered('no-secret', 'Es ist kein Zugangsschlüssel gespeichert.');
    const { headers, body, timeoutMs, onPause } = request;
    const turn = { lane, gapMs: gapOf(connection, request), signal, onPause };
    const sendTo = (address: URL): Promise<RemoteResponse> =>
      this.#pacer(token, baseUrl).run(
        turn,
        () => sendRemote({ method, url: address, token, headers, body, timeoutMs, signal }),
        ({ status, headers: answered, body: content }) =>
          throttleOf(
            {
              status,
              retryAfter: answered.get('retry-after'),
              text: () => content.toString('utf8', 0, 2_000),
            },
            this.options.now?.() ?? new Date(),
          ),
      );

    let address = url;
    for (let hops = 0; ; hops++) {
      const response = await sendTo(address);
      this.options.onAnswer?.(response.status);
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === undefined) return response;
      address = redirectTarget(method, baseUrl, address, location, hops);
    }
  }

  /** One pacer per token and remote, whichever Mandant or seat asks; the map holds no token. */
  #pacer(token: string, baseUrl: string): Pacer {
    const key = createHash('sha256').update(`${token}\n${baseUrl}`).digest('hex');
    let pacer = this.#pacers.get(key);
    if (pacer === undefined) {
      pacer = new Pacer(key, this.options.clock ?? systemClock, this.options.shared);
      this.#pacers.set(key, pacer);
    }
    return pacer;
  }
}

function allowedMethod(
  { methods, write }: ConnectionDeclaration,
  { method, setting }: GatewayRequest,
): HttpMethod {
  const always = methods.find((allowed) => allowed === method);
  if (always !== undefined) return always;
  const whileOn = write?.methods.find((allowed) => allowed === method);
  if (whileOn === undefined || write === undefined || setting(write.setting) !== true) {
    throw new RemoteUnanswered(
      'refused',
      `${/^[A-Z]{1,10}$/.test(method) ? method : 'Diese Methode'} ist über diese Verbindung nicht erlaubt.`,
    );
  }
  return whileOn;
}

function gapOf({ pace }: ConnectionDeclaration, { setting }: GatewayRequest): number {
  return 'gapMs' in pace ? pace.gapMs : Number(setting(pace.setting));
}

/** Where a GET may follow: to the same host, a few times. The token goes nowhere else, and a write is not sent twice. */
function redirectTarget(method: HttpMethod, baseUrl: string, from: URL, location: string, hops: number): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (method !== 'GET' || hops >= MOST_REDIRECTS || target?.origin !== new URL(baseUrl).origin) {
    throw new RemoteUnanswered('refused', 'Die Gegenseite leitet an eine andere Adresse um.');
  }
  return target;
}
