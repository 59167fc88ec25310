import type { HostError, HostErrorCode } from '../../host/api/host-error.ts';

/** A refusal that came as data, for those who tell failures of the host. */
export class HostRefusal extends Error implements HostError {
  override readonly name = 'HostError';

  constructor(
    readonly code: HostErrorCode,
    message: string,
  ) {
    super(message);
  }
}
