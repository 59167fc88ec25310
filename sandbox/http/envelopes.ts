/** The three error envelopes of lexware-api.md 3.1. */
import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { berlinTimestamp } from '../berlin-time.ts';
import type { SandboxContext } from './context.ts';
import { jsonText } from './json-text.ts';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export interface Detail {
  violation: string;
  field: string;
  /** German, as the live API writes them. */
  message: string;
}

export interface Issue {
  i18nKey: string;
  source?: string;
  type: 'validation_failure' | 'bad_request_error' | 'technical_error';
}

/** Thrown by routes; the app turns it into the envelope of the resource. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly details?: Detail[],
    readonly issues?: Issue[],
  ) {
    super(message);
  }
}

/** 406 with details, for resources of the regular envelope. */
export function validationFailed(details: Detail[]): ApiError {
  return new ApiError(
    406,
    'Validation failed for request. Please see details list for specific causes.',
    details,
  );
}

/** An IssueList, for contacts, files and vouchers. */
export function issueList(status: number, issues: Issue[]): ApiError {
  return new ApiError(status, 'IssueList', undefined, issues);
}

export function json(context: SandboxContext, status: number, body: unknown, leading = ''): Response {
  return context.body(leading + jsonText(body), status as ContentfulStatusCode, {
    'Content-Type': 'application/json',
  });
}

export function gatewayError(context: SandboxContext, status: number, message: string | null): Response {
  if (status === 401) context.header('x-amzn-ErrorType', 'UnauthorizedException');
  if (status === 403) context.header('x-amzn-ErrorType', 'IncompleteSignatureException');
  return context.body(JSON.stringify({ message }), status as ContentfulStatusCode, {
    'Content-Type': 'application/json',
  });
}

function regular(context: SandboxContext, error: ApiError): Response {
  const body = {
    timestamp: berlinTimestamp(context.var.clock.now()),
    status: error.status,
    error: REASONS[error.status] ?? 'Error',
    path: context.req.path,
    traceId: randomUUID().replaceAll('-', '').slice(0, 12),
    requestId: randomUUID(),
    message: error.message,
    details: error.details,
  };
  return json(context, error.status, body, ' '); // recorded bodies start with a blank
}

function legacy(context: SandboxContext, error: ApiError): Response {
  const fallback: Issue =
    error.status === 404
      ? { i18nKey: 'missing_entity', source: 'id', type: 'validation_failure' }
      : { i18nKey: 'bad_request_error', type: 'bad_request_error' };
  return json(context, error.status, { requestId: randomUUID(), IssueList: error.issues ?? [fallback] });
}

const LEGACY_PATH = /^\/v1\/(contacts|files|vouchers)(\/|$)/;

export function errorResponse(context: SandboxContext, error: ApiError): Response {
  const useLegacy = LEGACY_PATH.test(context.req.path) && error.details === undefined;
  return useLegacy || error.issues ? legacy(context, error) : regular(context, error);
}
