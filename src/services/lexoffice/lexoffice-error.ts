/**
 * `unauthorized` the key is wrong or expired (401, not repeated) · `plan` the plan has no API access (402, 403) · `not-found` (404) ·
 * `offline` no connection · `throttled` still refused after the retries (429 or its disguises) · `unavailable` 5xx after the retries ·
 * `unreadable` the answer is not what the API promises · `rejected` any other 4xx · `no-secret` no key stored · `host` FIBUscan itself did not answer.
 */
export type LexofficeFailure =
  | 'unauthorized'
  | 'plan'
  | 'not-found'
  | 'offline'
  | 'throttled'
  | 'unavailable'
  | 'unreadable'
  | 'rejected'
  | 'no-secret'
  | 'host';

/** The only error that leaves `services/lexoffice`. Holds no header, no body, no token. */
export class LexofficeError extends Error {
  override readonly name = 'LexofficeError';

  constructor(
    readonly failure: LexofficeFailure,
    readonly context: {
      /** Path without query. */
      readonly path: string;
      readonly status?: number;
      readonly traceId?: string;
      /** Paths and codes of a contract error. */
      readonly problem?: string;
    },
  ) {
    super(`${failure}: ${context.path}${context.status === undefined ? '' : ` (${context.status})`}`);
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return ['offline', 'throttled', 'unavailable', 'host'].includes(this.failure);
  }

  static is(error: unknown, failure?: LexofficeFailure): error is LexofficeError {
    return error instanceof LexofficeError && (failure === undefined || error.failure === failure);
  }
}
