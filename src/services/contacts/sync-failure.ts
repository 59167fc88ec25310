import type { HostError } from '../../../host/api/host-error.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';

/** Stops a sync with a code that has a text. */
export class SyncFailure extends Error {
  override readonly name = 'SyncFailure';

  constructor(readonly code: string) {
    super(code);
  }
}

/** Stable code of whatever was thrown, for the user's text and the Fehlerprotokoll. */
export function failureCodeOf(error: unknown): string {
  if (error instanceof SyncFailure) return error.code;
  if (LexofficeError.is(error)) return error.failure;
  return isHostError(error) ? error.code : 'internal';
}

function isHostError(error: unknown): error is HostError {
  return (
    error instanceof Error && error.name === 'HostError' && 'code' in error && typeof error.code === 'string'
  );
}
