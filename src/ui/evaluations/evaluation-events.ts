import type { Voucher } from '../../../host/api/vouchers.ts';
import type { Period } from '../../services/calendar/periods.ts';

export type EvaluationAction =
  | { readonly kind: 'export'; readonly name: string; readonly content: string }
  | { readonly kind: 'print' }
  /** Without a year: what is being read is not wanted any more. */
  | { readonly kind: 'compare'; readonly year: Period | undefined }
  | { readonly kind: 'show-voucher'; readonly voucher: Voucher };

/** What the dialog cannot do by itself. */
export class EvaluationActionEvent extends Event {
  constructor(readonly action: EvaluationAction) {
    super('evaluation-action', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'evaluation-action': EvaluationActionEvent;
  }
}
