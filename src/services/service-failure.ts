import type { Failure } from './failures.ts';
import { hostFailure } from './host-failure.ts';
import { LexofficeError } from './lexoffice/lexoffice-error.ts';

/** Why a service cannot go on, apart from what the remote and the host throw themselves. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';

  constructor(readonly code: Failure) {
    super(code);
  }
}

/** Stable code of anything thrown, for the user's text and the Fehlerprotokoll. */
export function failureCode(error: unknown): Failure {
  if (LexofficeError.is(error)) {
    const { right } = error.context;
    return right === undefined ? error.failure : `right-${right}`;
  }
  if (error instanceof ServiceFailure) return error.code;
  const code = hostFailure(error);
  // `not-found` has the text of a document that is gone at the remote.
  return code === undefined || code === 'not-found' ? 'internal' : code;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
