import type { ServiceIdentifier } from 'inversify';
import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { Failure } from '../failures.ts';
import type { ContactPlan, ContactPlanRow } from './contact-plan.ts';

export type PlanState =
  | { readonly status: 'pending'; readonly done: number; readonly total?: number }
  | { readonly status: 'ready'; readonly plan: ContactPlan }
  | { readonly status: 'failed'; readonly code: Failure };

export interface SyncOutcome {
  readonly created: number;
  readonly updated: number;
  readonly failed: readonly {
    readonly row: ContactPlanRow;
    readonly code: Failure;
    /** What the host says of it, for the user. */
    readonly message?: string;
  }[];
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

/** fetch ► plan ► apply, one role per call (LX-13). */
export interface ContactSync {
  /** Reads all contacts and plans one side. Cold; unsubscribing aborts. Never errors. */
  plan(role: PersonRole, options?: { readonly overwrite?: boolean }): Observable<PlanState>;
  /** Plans again from what was read, e.g. when the switch "Stammdaten überschreiben" moves. */
  replan(plan: ContactPlan, options: { readonly overwrite: boolean }): Promise<ContactPlan>;
  /** Writes the chosen rows (default: all new and changed; a chosen conflict by its decision), remembers the refused, marks the side as synced. */
  apply(plan: ContactPlan, chosen?: readonly ContactPlanRow[]): Promise<SyncOutcome>;
  /** What `take` needs of a plan, for another process: JSON. */
  handOver(plan: ContactPlan, chosen: readonly ContactPlanRow[]): SyncOrder;
  /** Does what `handOver` gave away. */
  take(order: SyncOrder, options?: TakeOptions): Promise<SyncOutcome>;
  /** "jetzt abgleichen" for the contact of a blocked document (rules.md 26). */
  syncOne(contactId: string, role: PersonRole): Promise<ContactPlanRow>;
}

export const ContactSync: ServiceIdentifier<ContactSync> = Symbol('ContactSync');
