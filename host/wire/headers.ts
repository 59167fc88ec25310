/** Headers of the host's own protocol (docs/host-api.md). */
export const HEADERS = {
  /** Who writes: a random id per browser tab. */
  seat: 'x-fibuscan-seat',
  /** Of a worker: proves that it does a run (docs/host-api.md). */
  run: 'x-fibuscan-run',
  /** Of a list that goes on: where its next page begins (`after`), percent-encoded. */
  next: 'x-fibuscan-next',
  /** Of a request through a connection. */
  lane: 'x-lane',
  timeoutMs: 'x-timeout-ms',
  /** `1` on an answer of the remote, whatever its status. */
  remote: 'x-remote',
  /** Why there is none. */
  connectionFailure: 'x-connection-failure',
} as const;

/** Of `authorization`, by which a program of the owner shows the key of `access.key`. */
export const SCHEME = 'Bearer';

/** What of a request's headers passes through a connection. */
export const PASSED_HEADERS: readonly string[] = ['accept', 'content-type'];
