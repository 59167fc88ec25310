import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../../host/api/persons.ts';
import type { Failure } from '../../failures.ts';
import type { SendPlan, SendRow } from './send-plan.ts';

/** Open creations in the host's state; read by the loader before anything of the feature is loaded. */
export const OUTBOUND_COLLECTION = 'outbound';

export type SendPlanState =
  | { readonly status: 'pending'; readonly done: number; readonly total?: number }
  | { readonly status: 'ready'; readonly plan: SendPlan }
  | { readonly status: 'failed'; readonly code: Failure };

export interface SendResult {
  readonly row: SendRow;
  /** `unclear`: sent, and whether it was carried out could not be found out. */
  readonly kind: 'created' | 'updated' | 'failed' | 'unclear' | 'not-tried';
  /** Why it is not done. */
  readonly code?: Failure;
  /** Fields and codes that Lexware Office names. */
  readonly detail?: string;
  /** Number that Lexware Office gave to a new contact. */
  readonly number?: string;
}

export interface SendOptions {
  /** Stops before the next person; what is on its way is waited for. */
  readonly signal?: AbortSignal;
  /** After every person; the next one waits for it. Not called when nothing could begin. */
  readonly onResult?: (result: SendResult) => Promise<void>;
}

/** FIBUscan → Lexware Office: plan ► send ► look up, one role per call. Exists behind its own switch only (rules.md 20). */
export interface ContactSend {
  /** Reads all contacts, settles what an earlier run left open, plans one side. Cold; unsubscribing aborts. Never errors. */
  plan(role: PersonRole): Observable<SendPlanState>;
  /** Writes the chosen rows one by one; one result per row, in order. Stops at an outcome that stays unknown. Never rejects. */
  send(plan: SendPlan, chosen: readonly SendRow[], options?: SendOptions): Promise<readonly SendResult[]>;
  /** The user's word on an unclear row: which contact it became, or that there is none. Answers the plan anew. */
  decide(plan: SendPlan, row: SendRow, contactId: string | undefined): Promise<SendPlan>;
  /** Looks up what a crash left open. Never rejects. */
  recover(): Promise<void>;
}
