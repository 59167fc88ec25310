import type {
  ConnectionError,
  ConnectionFailure,
  ConnectionResponse,
} from '../../../host/api/connections.ts';
import type { LexofficeFailure } from '../failures.ts';
import { readErrorEnvelope } from './error-envelope.ts';

/** What went wrong with one exchange, and whether a GET may be repeated for it. */
export interface Diagnosis {
  readonly failure: LexofficeFailure;
  readonly repeatable: boolean;
  readonly status?: number;
  readonly traceId?: string;
  readonly problem?: string;
  /** As received. */
  readonly retryAfter?: string;
}

/** A 429 comes in disguise too: as 500 with a text about the rate limit (G2). */
function isThrottled(status: number, message: string): boolean {
  return status === 429 || (status >= 500 && /rate limit/i.test(message));
}

/** Reading past 10 000 rows fails with a 500 that looks repeatable and is not (A4). */
function isWindowExceeded(status: number, message: string): boolean {
  return status >= 500 && /search window/i.test(message);
}

function kindOf(status: number, message: string): Pick<Diagnosis, 'failure' | 'repeatable'> {
  if (isThrottled(status, message)) return { failure: 'throttled', repeatable: true };
  if (isWindowExceeded(status, message)) return { failure: 'rejected', repeatable: false };
  if (status >= 500) return { failure: 'unavailable', repeatable: status !== 501 };
  if (status === 401) return { failure: 'unauthorized', repeatable: false };
  // The gateway words a wrong path or method as a 403 about an equal-sign: no matter of the plan.
  if (status === 403 && message.includes('equal-sign')) return { failure: 'rejected', repeatable: false };
  if (status === 402 || status === 403) return { failure: 'plan', repeatable: false };
  if (status === 404) return { failure: 'not-found', repeatable: false };
  return { failure: 'rejected', repeatable: false };
}

/** Of an answer that is not 2xx. */
export function diagnoseAnswer({ status, headers, body }: ConnectionResponse): Diagnosis {
  const { message, traceId, problem } = readErrorEnvelope(body, headers);
  const retryAfter = headers['retry-after'];
  return {
    ...kindOf(status, message),
    status,
    ...(traceId !== undefined && { traceId }),
    ...(problem !== undefined && { problem }),
    ...(isWindowExceeded(status, message) && { problem: 'search-window' }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

const ofConnection: Record<ConnectionFailure, Diagnosis> = {
  'no-secret': { failure: 'no-secret', repeatable: false },
  refused: { failure: 'rejected', repeatable: false, problem: 'refused-by-host' },
  offline: { failure: 'offline', repeatable: true },
  interrupted: { failure: 'unavailable', repeatable: true, problem: 'interrupted' },
  timeout: { failure: 'unavailable', repeatable: true, problem: 'timeout' },
  host: { failure: 'host', repeatable: false },
};

/** Of a request without an answer. */
export function diagnoseConnection(error: unknown): Diagnosis {
  return isConnectionError(error) ? ofConnection[error.failure] : ofConnection.host;
}

function isConnectionError(error: unknown): error is ConnectionError {
  return (
    error instanceof Error &&
    error.name === 'ConnectionError' &&
    'failure' in error &&
    String(error.failure) in ofConnection
  );
}
