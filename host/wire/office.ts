import type { CalendarDate, Instant } from '../api/calendar-date.ts';
import type { JobRun } from '../api/jobs.ts';
import type { Mandant } from '../api/mandant.ts';

/** How one Mandant stands, for the office. */
export interface OfficeRow {
  readonly mandant: Pick<Mandant, 'id' | 'name'>;
  /** Whether a key to a remote is stored: without one nothing runs. */
  readonly hasKey: boolean;
  /** The one that ended last. */
  readonly lastRun?: JobRun;
  /** As the latest run says that counts them; absent while none does. */
  readonly waiting?: number;
  readonly blocked?: number;
  readonly failed?: number;
  /** Notices that nobody has read yet. */
  readonly unread: number;
  readonly oldestUnread?: Instant;
  /** When the first secret of a connection ends, as the Mandant's settings say. */
  readonly expiresOn?: CalendarDate;
  readonly nextRun?: { readonly job: string; readonly at: Instant };
}

/** A run that is not over, in the order in which runs have their turn. */
export interface QueuedRunRow {
  readonly mandant: Pick<Mandant, 'id' | 'name'>;
  readonly run: JobRun;
}

/** Answer of GET /api/office. */
export interface OfficeView {
  readonly rows: readonly OfficeRow[];
  readonly queue: readonly QueuedRunRow[];
}

/** Answer of POST /api/office/sync: how many Mandanten were put into the queue, and how many have no key to their remote. */
export interface OfficeSync {
  readonly started: number;
  readonly withoutKey: number;
}
