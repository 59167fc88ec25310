import type { AccountTableRow } from '../../services/account-table/account-table.ts';

/** Confirm these cases as they are; `ask` when the user has not seen each of them. */
export class ConfirmCasesEvent extends Event {
  constructor(
    readonly taxCases: readonly string[],
    readonly ask: boolean,
  ) {
    super('confirm-cases');
  }
}

export class SaveRowsEvent extends Event {
  constructor(readonly rows: readonly Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>[]) {
    super('save-rows');
  }
}

declare global {
  interface HTMLElementEventMap {
    'confirm-cases': ConfirmCasesEvent;
    'save-rows': SaveRowsEvent;
  }
}
