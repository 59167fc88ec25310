import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { AccountTable, AccountTableRow } from '../../services/account-table/account-table.ts';

/** What the user typed for one tax case. */
export interface AccountDraft {
  readonly taxCase: string;
  readonly account: string;
  readonly taxKey: string;
}

export interface EditorRow extends AccountDraft {
  /** The row as stored; absent for a case that is being added. */
  readonly stored?: AccountTableRow;
  readonly state: 'unconfirmed' | 'confirmed' | 'changed' | 'edited' | 'added';
  /** The account in the Mandant's chart. */
  readonly ledgerAccount?: LedgerAccount;
  readonly error?: 'missing' | 'unknown';
}

function stateOf(stored: AccountTableRow | undefined, edited: boolean): EditorRow['state'] {
  if (!stored) return 'added';
  if (edited) return 'edited';
  if (!stored.confirmed) return 'unconfirmed';
  return stored.origin === 'changed' ? 'changed' : 'confirmed';
}

/** The table with what the user typed laid over it; added cases come first. */
export function editorRows(
  table: AccountTable,
  drafts: ReadonlyMap<string, AccountDraft>,
  accounts: ReadonlyMap<string, LedgerAccount>,
): readonly EditorRow[] {
  const stored = new Map(table.rows.map((row) => [row.taxCase, row]));
  const added = [...drafts.keys()].filter((taxCase) => !stored.has(taxCase));
  return [...added, ...stored.keys()].map((taxCase) => {
    const row = stored.get(taxCase);
    const draft = drafts.get(taxCase) ?? {
      taxCase,
      account: row?.account ?? '',
      taxKey: row?.taxKey ?? '',
    };
    const ledgerAccount = accounts.get(draft.account);
    const error = draft.account === '' ? 'missing' : ledgerAccount ? undefined : 'unknown';
    return {
      ...draft,
      state: stateOf(row, isEdited(row, draft)),
      ...(row ? { stored: row } : {}),
      ...(ledgerAccount ? { ledgerAccount } : {}),
      ...(error ? { error } : {}),
    };
  });
}

function isEdited(row: AccountTableRow | undefined, draft: AccountDraft): boolean {
  return row === undefined || row.account !== draft.account || (row.taxKey ?? '') !== draft.taxKey;
}

/** What "Speichern" writes: rows that differ from what is stored. */
export function editedRows(
  rows: readonly EditorRow[],
): readonly Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>[] {
  return rows
    .filter((row) => isEdited(row.stored, row))
    .map(({ taxCase, account, taxKey }) => ({ taxCase, account, ...(taxKey === '' ? {} : { taxKey }) }));
}
