import type { LedgerAccount } from '../../../host/api/accounts.ts';
import { parseCsv, toCsv } from '../../../host/api/csv.ts';
import type { AccountTable } from './account-table.ts';
import type { RowInput } from './row-changes.ts';
import { isTaxCaseName } from './tax-case-name.ts';

const COLUMNS = ['Steuerfall', 'Bezeichnung', 'Konto', 'Kontobezeichnung', 'BU-Schlüssel', 'Bestätigt'];

/**
 * `columns` the header lacks Steuerfall or Konto · `tax-case` none named, or none that could be one · `account` no account number ·
 * `account-unknown` not in the Mandant's chart · `tax-key` more than four digits · `duplicate` the case stands there twice.
 */
export type CsvErrorCode = 'columns' | 'tax-case' | 'account' | 'account-unknown' | 'tax-key' | 'duplicate';

interface CsvError {
  /** As a spreadsheet counts: the header is line 1. */
  readonly line: number;
  readonly code: CsvErrorCode;
  readonly value?: string;
}

export interface CsvImport {
  readonly rows: readonly RowInput[];
  /** All of them; a file with errors is not taken over in part. */
  readonly errors: readonly CsvError[];
}

/** The table as a file for a spreadsheet, one line per row. */
export function accountTableToCsv(
  table: AccountTable,
  accounts: ReadonlyMap<string, LedgerAccount>,
  describe: (taxCase: string) => string,
): string {
  const rows = table.rows.map(({ taxCase, account, taxKey, confirmed }) => [
    taxCase,
    describe(taxCase),
    account,
    accounts.get(account)?.name ?? '',
    taxKey ?? '',
    confirmed ? 'ja' : 'nein',
  ]);
  return toCsv([COLUMNS, ...rows]);
}

function errorOf(
  row: RowInput,
  accounts: ReadonlyMap<string, LedgerAccount>,
): Omit<CsvError, 'line'> | undefined {
  if (!isTaxCaseName(row.taxCase)) return { code: 'tax-case', value: row.taxCase };
  if (!/^\d{4,9}$/.test(row.account)) return { code: 'account', value: row.account };
  if (!accounts.has(row.account)) return { code: 'account-unknown', value: row.account };
  if (!/^\d{0,4}$/.test(row.taxKey ?? '')) return { code: 'tax-key', value: row.taxKey };
  return undefined;
}

/** Reads what `accountTableToCsv` writes, or any file with the columns Steuerfall, Konto and perhaps BU-Schlüssel in any order. */
export function accountTableFromCsv(text: string, accounts: ReadonlyMap<string, LedgerAccount>): CsvImport {
  const [header, ...lines] = parseCsv(text);
  const [caseAt, accountAt, keyAt] = ['Steuerfall', 'Konto', 'BU-Schlüssel'].map((name) =>
    header?.cells.indexOf(name),
  );
  if (caseAt === undefined || accountAt === undefined || keyAt === undefined || caseAt < 0 || accountAt < 0) {
    return { rows: [], errors: [{ line: 1, code: 'columns' }] };
  }
  const rows = new Map<string, RowInput>();
  const errors: CsvError[] = [];
  for (const { line, cells } of lines) {
    const row = {
      taxCase: cells[caseAt] ?? '',
      account: cells[accountAt] ?? '',
      taxKey: cells[keyAt] === '' ? undefined : cells[keyAt],
    };
    const error =
      errorOf(row, accounts) ??
      (rows.has(row.taxCase) ? { code: 'duplicate' as const, value: row.taxCase } : undefined);
    if (error === undefined) rows.set(row.taxCase, row);
    else errors.push({ line, ...error });
  }
  return { rows: [...rows.values()], errors };
}
