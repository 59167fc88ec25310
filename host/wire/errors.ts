import type { HostErrorCode } from '../api/host-error.ts';

/** `unreachable` is what the client finds out by itself, or the server of its database: whether something was stored is not known then. */
export type WireErrorCode = HostErrorCode;

export const STATUS_BY_CODE = {
  invalid: 422,
  conflict: 409,
  'not-found': 404,
  unauthenticated: 401,
  forbidden: 403,
  internal: 500,
  unreachable: 503,
  'no-worker': 504,
} as const satisfies Record<WireErrorCode, number>;

/** Body of every refusal. */
export interface ErrorBody {
  readonly error: { readonly code: WireErrorCode; readonly message: string };
}
