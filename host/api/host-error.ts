/**
 * `invalid` the input breaks a rule of the books · `conflict` somebody else was faster · `not-found` · `unauthenticated` the session has ended, log in anew · `forbidden` · `unreachable` the host's
 * server does not answer, nothing is known of the outcome · `no-worker` nobody is there who answers what a page asks, or who does it in time · `internal`.
 */
export type HostErrorCode =
  | 'invalid'
  | 'conflict'
  | 'not-found'
  | 'unauthenticated'
  | 'forbidden'
  | 'unreachable'
  | 'no-worker'
  | 'internal';

/** What the services of the contract reject with. The message is for the user, without secrets. */
export interface HostError extends Error {
  readonly name: 'HostError';
  readonly code: HostErrorCode;
}
