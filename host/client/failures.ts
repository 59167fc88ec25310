import type { ConnectionError, ConnectionFailure } from '../api/connections.ts';
import type { HostError, HostErrorCode } from '../api/host-error.ts';

/** The host refused, or did not answer (`unreachable`). */
export class HostFailure extends Error implements HostError {
  override readonly name = 'HostError';

  constructor(
    readonly code: HostErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** There is no answer of the remote. */
export class ConnectionLoss extends Error implements ConnectionError {
  override readonly name = 'ConnectionError';

  constructor(
    readonly failure: ConnectionFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
