import axios from 'axios';
import axiosRetry from 'axios-retry';
import type { Connection, ConnectionResponse } from '../../../host/api/connections.ts';
import type { Clock } from '../host-tokens.ts';
import { connectionAdapter, Exchange, ExchangeError } from './exchange.ts';
import type { RequestOptions } from './lexoffice-client.ts';
import { LexofficeError } from './lexoffice-error.ts';
import { missingRight } from './read-right.ts';
import { MAX_RETRIES, RETRY_BUDGET_MS, retryDelayMs } from './retry-delay.ts';
import type { RetryTiming } from './retry-delay.ts';

const ATTEMPT_TIMEOUT_MS = 30_000;
const MIN_TIMEOUT_MS = 2_000;
/** Somebody waits and the cable is out: two tries tell enough. */
const MAX_OFFLINE_RETRIES_FOR_USER = 2;

/** One GET with its retries. Rejects with a LexofficeError, or an AbortError when the signal is aborted. */
export interface Transport {
  get<T>(
    pathAndQuery: string,
    read: (answer: ConnectionResponse) => T,
    options: RequestOptions & { readonly accept?: string },
  ): Promise<T>;
}

export function createTransport(connection: Connection, timing: RetryTiming, clock: Clock): Transport {
  const http = axios.create({
    adapter: connectionAdapter(connection),
    transformRequest: [],
    transformResponse: [],
  });

  axiosRetry(http, {
    retries: MAX_RETRIES,
    // The waiting is done in onRetry, on the injected time.
    retryDelay: () => 0,
    retryCondition: (error) => {
      const attempt = attemptOf(error);
      return attempt !== undefined && mayRepeat(attempt);
    },
    onRetry: async (count, error) => {
      const attempt = attemptOf(error);
      if (!attempt) return;
      const { exchange, diagnosis, signal } = attempt;
      await timing.sleep(retryDelayMs(count, diagnosis, clock.now(), timing.random()), signal);
      const left = RETRY_BUDGET_MS - spent(exchange);
      exchange.timeoutMs = Math.min(ATTEMPT_TIMEOUT_MS, Math.max(left, MIN_TIMEOUT_MS));
    },
  });

  function spent(exchange: Exchange): number {
    exchange.failedAt ??= timing.elapsed();
    return timing.elapsed() - exchange.failedAt;
  }

  function mayRepeat({ exchange, diagnosis, count }: Attempt): boolean {
    if (!diagnosis.repeatable) return false;
    if (
      diagnosis.failure === 'offline' &&
      exchange.lane === 'user' &&
      count >= MAX_OFFLINE_RETRIES_FOR_USER
    ) {
      return false;
    }
    return spent(exchange) + retryDelayMs(count + 1, diagnosis, clock.now(), 0) <= RETRY_BUDGET_MS;
  }

  return {
    async get<T>(
      pathAndQuery: string,
      read: (answer: ConnectionResponse) => T,
      { lane, signal, accept = 'application/json' }: RequestOptions & { readonly accept?: string },
    ): Promise<T> {
      throwIfAborted(signal);
      try {
        const answer = await http.get<T>(pathAndQuery, {
          exchange: new Exchange(lane, accept, read),
          ...(signal && { signal }),
        });
        return answer.data;
      } catch (error) {
        throwIfAborted(signal);
        throw publicError(error, pathAndQuery);
      }
    },
  };
}

interface Attempt {
  readonly exchange: Exchange;
  readonly diagnosis: ExchangeError['diagnosis'];
  readonly signal: AbortSignal | undefined;
  /** Retries so far. */
  readonly count: number;
}

function attemptOf(error: unknown): Attempt | undefined {
  if (!(error instanceof ExchangeError) || !error.config?.exchange) return undefined;
  const { exchange, signal, 'axios-retry': state } = error.config;
  return {
    exchange,
    diagnosis: error.diagnosis,
    signal: signal as AbortSignal | undefined,
    count: state?.retryCount ?? 0,
  };
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
}

/** The only door for errors out of this folder: nothing of axios passes. */
function publicError(error: unknown, pathAndQuery: string): LexofficeError {
  const path = pathAndQuery.split('?', 1)[0] ?? '';
  if (!(error instanceof ExchangeError)) return new LexofficeError('host', { path, problem: 'unexpected' });
  const { failure, status, traceId, problem } = error.diagnosis;
  const right = failure === 'plan' ? missingRight(path, status) : undefined;
  return new LexofficeError(failure, {
    path,
    ...(status !== undefined && { status }),
    ...(traceId !== undefined && { traceId }),
    ...(problem !== undefined && { problem }),
    ...(right !== undefined && { right }),
  });
}
