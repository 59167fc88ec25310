import type { LexofficeFailure } from '../failures.ts';
import type { ReadRight } from './read-right.ts';

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
      /** That the key lacks. */
      readonly right?: ReadRight;
    },
  ) {
    super(`${failure}: ${context.path}${context.status === undefined ? '' : ` (${context.status})`}`);
  }

  static is(error: unknown, failure?: LexofficeFailure): error is LexofficeError {
    return error instanceof LexofficeError && (failure === undefined || error.failure === failure);
  }
}
