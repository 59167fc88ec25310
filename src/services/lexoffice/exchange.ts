import { AxiosError } from 'axios';
import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { Connection, ConnectionResponse, Lane } from '../../../host/api/connections.ts';
import { diagnoseAnswer, diagnoseConnection } from './diagnosis.ts';
import type { Diagnosis } from './diagnosis.ts';
import { BodyProblem } from './json-body.ts';

/** What axios has no field for; a class, because axios clones plain objects with every retry. */
export class Exchange {
  constructor(
    readonly lane: Lane,
    readonly accept: string,
    /** Makes the value out of a 2xx answer. @throws BodyProblem */
    readonly read: (answer: ConnectionResponse) => unknown,
  ) {}

  /** Of the first failure, on the clock of RetryTiming. */
  failedAt: number | undefined;
  timeoutMs: number | undefined;
}

declare module 'axios' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-explicit-any -- a merged declaration repeats the parameter as it is
  interface AxiosRequestConfig<D = any, P = any> {
    exchange?: Exchange;
  }
}

/** Inside this folder only: the public error is LexofficeError. */
export class ExchangeError extends AxiosError {
  constructor(
    readonly diagnosis: Diagnosis,
    config: InternalAxiosRequestConfig,
  ) {
    super(diagnosis.failure, AxiosError.ERR_BAD_RESPONSE, config);
  }
}

/** Sends through the host, which adds the authorization and paces over all seats; the token is never here. */
export function connectionAdapter(connection: Connection): AxiosAdapter {
  return async (config) => {
    const { exchange } = config;
    if (!exchange) throw new TypeError('request without an exchange');
    const answer = await send(connection, config, exchange);
    if (answer.status < 200 || answer.status > 299) throw new ExchangeError(diagnoseAnswer(answer), config);
    return answered(config, answer, readBody(config, exchange, answer));
  };
}

async function send(
  connection: Connection,
  config: InternalAxiosRequestConfig,
  exchange: Exchange,
): Promise<ConnectionResponse> {
  const signal = config.signal as AbortSignal | undefined;
  try {
    return await connection.send({
      method: 'GET',
      path: config.url ?? '/',
      headers: { accept: exchange.accept },
      lane: exchange.lane,
      ...(exchange.timeoutMs !== undefined && { timeoutMs: exchange.timeoutMs }),
      ...(signal && { signal }),
    });
  } catch (error) {
    // Without a config, so that axios-retry lets it pass.
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
    throw new ExchangeError(diagnoseConnection(error), config);
  }
}

function readBody(
  config: InternalAxiosRequestConfig,
  exchange: Exchange,
  answer: ConnectionResponse,
): unknown {
  try {
    return exchange.read(answer);
  } catch (error) {
    if (!(error instanceof BodyProblem)) throw error;
    const { problem, repeatable } = error;
    throw new ExchangeError({ failure: 'unreadable', repeatable, status: answer.status, problem }, config);
  }
}

function answered(
  config: InternalAxiosRequestConfig,
  answer: ConnectionResponse,
  data: unknown,
): AxiosResponse {
  return { data, status: answer.status, statusText: '', headers: answer.headers, config };
}
