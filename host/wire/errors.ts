import type { HostErrorCode } from '../api/host-error.ts';

/** Codes that travel; `unreachable` is found out by the client alone. */
export type WireErrorCode = Exclude<HostErrorCode, 'unreachable'>;

export const STATUS_BY_CODE = {
  invalid: 422,
  conflict: 409,
  'not-found': 404,
  unauthenticated: 401,
  forbidden: 403,
  internal: 500,
} as const satisfies Record<WireErrorCode, number>;

/** Body of every refusal. */
export interface ErrorBody {
  readonly error: { readonly code: WireErrorCode; readonly message: string };
}
