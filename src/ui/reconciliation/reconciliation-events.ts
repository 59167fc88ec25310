import type { Finding } from '../../services/reconciliation/reconciliation.ts';

export type ReconciliationAction =
  | { readonly kind: 'refresh' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'open-last-run' }
  | { readonly kind: 'export' }
  | { readonly kind: 'open-remote'; readonly page: NonNullable<Finding['page']> };

/** What the dialog cannot do by itself. */
export class ReconciliationActionEvent extends Event {
  constructor(readonly action: ReconciliationAction) {
    super('reconciliation-action', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'reconciliation-action': ReconciliationActionEvent;
  }
}
