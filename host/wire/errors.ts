import type { HostErrorCode } from '../api/host-error.ts';

/** Codes that travel; `unreachable` is found out by the client alone. */
export type WireErrorCode = Exclude<HostErrorCode, 'unreachable'>;

/** Body of every refusal. */
export interface ErrorBody {
  readonly error: { readonly code: WireErrorCode; readonly message: string };
}
