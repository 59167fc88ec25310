import type { HostError, HostErrorCode } from '../../host/api/host-error.ts';

/** Code of a failure of the host's services; `undefined` for anything else. */
export function hostFailure(error: unknown): HostErrorCode | undefined {
  return error instanceof Error && error.name === 'HostError' ? (error as HostError).code : undefined;
}
