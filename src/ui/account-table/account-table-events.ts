import type { CsvImport } from '../../services/account-table/account-table-csv.ts';
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

/** Offer the table as a file. */
export class SaveCsvEvent extends Event {
  constructor(readonly content: string) {
    super('save-csv', { bubbles: true, composed: true });
  }
}

/** Rows read from a file; nothing is stored by that. */
export class ReadRowsEvent extends Event {
  constructor(readonly rows: CsvImport['rows']) {
    super('read-rows');
  }
}

declare global {
  interface HTMLElementEventMap {
    'read-rows': ReadRowsEvent;
    'save-csv': SaveCsvEvent;
    'confirm-cases': ConfirmCasesEvent;
    'save-rows': SaveRowsEvent;
  }
}
