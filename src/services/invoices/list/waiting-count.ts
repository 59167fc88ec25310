import type { Instant } from '../../../../host/api/calendar-date.ts';
import type { Failure } from '../../failures.ts';

/** Number of waiting entries for the badge. */
export type WaitingCount =
  | { readonly status: 'unknown' }
  | { readonly status: 'refreshing'; readonly count?: number }
  | { readonly status: 'ready'; readonly count: number; readonly readAt: Instant }
  /** The last known number, not current: offline, refused or faulty. */
  | {
      readonly status: 'stale';
      readonly count?: number;
      readonly readAt?: Instant;
      readonly failure: Failure;
    };
