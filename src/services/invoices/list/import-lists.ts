import type { ServiceIdentifier } from 'inversify';
import type { Observable } from 'rxjs';
import type { Instant } from '../../../../host/api/calendar-date.ts';
import type { BookingProblem } from '../../booking/booking.ts';
import type { Failure } from '../../failures.ts';
import type { ImportList } from '../rules/entry.ts';

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

/** Documents by month of their date, `YYYY-MM`. */
export type CountByMonth = ReadonlyMap<string, number>;

/** Why an import cannot start now; checked before anything is fetched. */
export type ImportObstacle =
  | 'no-token'
  | 'no-last-fetch-date'
  | 'customers-never-synced'
  | 'organization-changed'
  | 'organization-shared'
  /** The token is refused. */
  | 'unauthorized'
  | 'plan';

/** discover ► classify ► detail ► book, as streams. */
export interface ImportLists {
  /** Current number of waiting entries; one listing request at most every 60 s unless forced. */
  readonly waiting$: Observable<WaitingCount>;
  /** Reads the rows (one request per 250), in the lane `user`; several calls at once share one reading. */
  refreshWaiting(options?: { readonly force?: boolean }): Promise<void>;
  obstacle(): Promise<ImportObstacle | undefined>;
  /** Lists, classifies and fetches the details. Cold; unsubscribing aborts what is under way. Never errors: `status: 'failed'`. */
  open(): Observable<ImportList>;
  /** Books the open list anew with the current persons and account table, without fetching what is there. */
  reclassify(): void;
  /** How many documents "Als übertragen kennzeichnen" would mark, by month, and doing it: for a month, or for all. Answers how many (rules.md 12). */
  countUnmarked(): Promise<CountByMonth>;
  markAllTransferred(month?: string): Promise<number>;
  /** The same for taking marks back, as far as nothing was booked since. Reads nothing from Lexware Office. */
  countMarked(): Promise<CountByMonth>;
  unmark(month?: string): Promise<number>;
  /** Per entry (rules.md 12, 4). */
  markTransferred(entryKeys: readonly string[]): Promise<void>;
  dismiss(entryKeys: readonly string[]): Promise<void>;
  restore(entryKeys: readonly string[]): Promise<void>;
  importAgain(entryKey: string): Promise<void>;
  takeByHand(entryKey: string): Promise<void>;
  /** "Auf Sammeldebitor buchen", and taking it back (rules.md 26). */
  bookOnCollective(entryKey: string, on: boolean): Promise<void>;
  /** Another account for one tax case of a document, `undefined` for the person's or table's again. Answers why it cannot be taken; then nothing was kept (rules.md 22). */
  chooseAccount(
    entryKey: string,
    taxCase: string,
    account: string | undefined,
  ): Promise<BookingProblem | undefined>;
}

export const ImportLists: ServiceIdentifier<ImportLists> = Symbol('ImportLists');
