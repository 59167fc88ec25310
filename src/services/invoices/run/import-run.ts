import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { LockHolder } from '../../../../host/api/state.ts';
import type { Failure } from '../../failures.ts';
import type { RunPause } from '../../run-watch.ts';
import type { Entry, Reason } from '../rules/entry.ts';

/** What a run needs of an entry: it reads the rest itself. */
export type RunEntry = Pick<
  Entry,
  | 'key'
  | 'documentId'
  | 'kind'
  | 'class'
  | 'reason'
  | 'hints'
  | 'problems'
  | 'row'
  | 'number'
  | 'date'
  | 'contactName'
  | 'grossCents'
  | 'document'
>;

/** The list that was chosen from. */
export interface RunList {
  readonly entries: readonly RunEntry[];
  /** Rows that nobody asked for and that stayed out (rules.md 1). */
  readonly dropped?: number;
}

/** What the result of a run shows of an entry. */
export type OutcomeEntry = Pick<RunEntry, 'key' | 'kind' | 'number' | 'date' | 'contactName' | 'grossCents'> &
  /** Why its contact has no Personenkonto; results of older versions have none. */
  Partial<Pick<RunEntry, 'hints'>>;

/** What the user chose in the import window. */
export interface Selection {
  /** Entry keys. */
  readonly keys: readonly string[];
  /** Changed days of cancellations and of corrections, by entry key. */
  readonly dates?: Readonly<Record<string, CalendarDate>>;
}

export type EntryOutcome =
  | { readonly kind: 'imported'; readonly voucherIds: readonly string[] }
  | { readonly kind: 'alreadyTransferred' }
  | { readonly kind: 'leftOut'; readonly reason: Reason }
  | { readonly kind: 'blocked'; readonly reason: Reason }
  /** It stands in the Fehlerprotokoll. */
  | { readonly kind: 'failed'; readonly code: Failure }
  /** The host stayed away while it was written; the next listing knows. */
  | { readonly kind: 'unknown' };

/** Rule 9: found = imported + alreadyTransferred + leftOut + blocked + failed, in entries; and unknown, where the run ended before it was known. */
export interface Identity {
  readonly found: number;
  readonly imported: number;
  readonly alreadyTransferred: number;
  readonly leftOut: number;
  readonly blocked: number;
  readonly failed: number;
  readonly unknown?: number;
}

export interface RunResult<E extends OutcomeEntry = OutcomeEntry> {
  readonly batchId: string;
  readonly identity: Identity;
  /** Whether the parts add up to `found`. */
  readonly balanced: boolean;
  readonly outcomes: readonly { readonly entry: E; readonly outcome: EntryOutcome }[];
  readonly cancelled: boolean;
  /** It ended early, and nobody wanted it to: host or remote gone, lock lost. */
  readonly interrupted: boolean;
}

export type RunState<E extends OutcomeEntry = OutcomeEntry> =
  | {
      readonly status: 'booking';
      readonly done: number;
      readonly total: number;
      readonly remainingMs?: number;
      readonly current?: string;
    }
  /** It could not go on, and does so by itself at this time. */
  | ({ readonly status: 'retrying' } & RunPause)
  /** By a user, before it began or while it waited to be tried again. */
  | { readonly status: 'cancelled'; readonly hadBegun: boolean }
  | { readonly status: 'finished'; readonly result: RunResult<E> }
  /** Another window or seat is importing for this Mandant. */
  | { readonly status: 'busy'; readonly holder: LockHolder }
  | { readonly status: 'failed'; readonly code: Failure };
