import type { ConnectionFailure } from '../../api/connections.ts';

export type RemoteFailure = Exclude<ConnectionFailure, 'host'>;

/** Why there is no answer of the remote. Holds neither headers nor the error of `fetch`, which may carry them. */
export class RemoteUnanswered extends Error {
  override readonly name = 'RemoteUnanswered';

  constructor(
    readonly failure: RemoteFailure,
    message: string,
  ) {
    super(message);
  }
}

/** Codes of a connection that never stood, so that nothing can have been sent. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Sorts what `fetch` throws. A certificate that is not trusted ends the connection before anything is sent. */
export function failureOf(error: unknown): RemoteUnanswered {
  const code = codeOf(error);
  const unsent = BEFORE_SENDING.has(code) || /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_TLS/.test(code);
  return unsent
    ? new RemoteUnanswered('offline', `Keine Verbindung (${code}).`)
    : new RemoteUnanswered('interrupted', `Die Verbindung ist abgebrochen (${code}).`);
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string') return code;
    // Several addresses of a host were tried: the errors agree in what matters here.
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return codeOf(cause.errors[0]);
  }
  return 'unbekannt';
}
