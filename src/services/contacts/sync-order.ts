import type { PersonRole } from '../../../host/api/persons.ts';
import type { Failure } from '../failures.ts';
import type { ContactPlanRow } from './contact-plan.ts';

export interface SyncOutcome {
  readonly created: number;
  readonly updated: number;
  readonly failed: readonly {
    readonly row: ContactPlanRow;
    readonly code: Failure;
    /** What the host says of it, for the user. */
    readonly message?: string;
  }[];
  /** Refused and conflicting rows that the user left. */
  readonly open?: readonly ContactPlanRow[];
  /** How many a run without a choice left to the user: it keeps no rows. */
  readonly uncounted?: number;
}

/** Rows that a user has chosen, and what the plan they stand in says of the others. */
export interface SyncOrder {
  readonly organizationId: string;
  readonly role: PersonRole;
  readonly complete: boolean;
  /** Contact ids of the whole plan. */
  readonly read: readonly string[];
  readonly chosen: readonly ContactPlanRow[];
  /** Refused and conflicting rows. */
  readonly open: readonly ContactPlanRow[];
}

/** How far the writing of an order is. */
export interface TakenSoFar extends SyncOutcome {
  readonly tried: number;
}

export interface TakeOptions {
  /** Stops after the batch under way; what is written stays. */
  readonly signal?: AbortSignal;
  /** Of an earlier attempt that was cut off: goes on there. */
  readonly from?: TakenSoFar;
  /** After every batch. */
  readonly onBatch?: (soFar: TakenSoFar) => Promise<void>;
}
