import type { Failure } from '../../failures.ts';
import type { SendPlan, SendRow } from './send-plan.ts';

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
