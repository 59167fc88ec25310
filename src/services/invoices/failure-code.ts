import { hostFailure } from '../host-failure.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';

/** Why a list or a run cannot go on, apart from failures of the remote and the host. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(readonly code: string) {
    super(code);
  }
}

/** Stable code of anything thrown, with a text in l10n. */
export function failureCode(error: unknown): string {
  if (LexofficeError.is(error)) return error.failure;
  if (error instanceof ImportError) return error.code;
  const code = hostFailure(error);
  return code === undefined || code === 'not-found' ? 'internal' : code;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
