import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { AccountTable } from './account-table.ts';
import type { RowInput } from './row-changes.ts';
import { isTaxCaseName } from './tax-case-name.ts';

const COLUMNS = ['Steuerfall', 'Bezeichnung', 'Konto', 'Kontobezeichnung', 'BU-Schlüssel', 'Bestätigt'];
/** Lets Excel read umlauts. */
const BYTE_ORDER_MARK = '\uFEFF';

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

function quoted(field: string): string {
  return /[;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** The table as a file for a spreadsheet: semicolons, CRLF, one line per row. */
export function accountTableToCsv(
  table: AccountTable,
  accounts: ReadonlyMap<string, LedgerAccount>,
  describe: (taxCase: string) => string,
): string {
  const lines = table.rows.map(({ taxCase, account, taxKey, confirmed }) => [
    taxCase,
    describe(taxCase),
    account,
    accounts.get(account)?.name ?? '',
    taxKey ?? '',
    confirmed ? 'ja' : 'nein',
  ]);
  return BYTE_ORDER_MARK + [COLUMNS, ...lines].map((line) => line.map(quoted).join(';') + '\r\n').join('');
}

/** Fields of each line; quoted fields may hold separators, doubled quotes and line breaks. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  const token = /"((?:[^"]|"")*)"|([^;\r\n]*)/y;
  for (let at = 0; at <= text.length;) {
    token.lastIndex = at;
    const match = token.exec(text);
    lines.at(-1)?.push((match?.[1]?.replaceAll('""', '"') ?? match?.[2] ?? '').trim());
    at = token.lastIndex;
    if (text.startsWith('\r\n', at)) at += 1;
    if (/[\r\n]/.test(text.charAt(at))) lines.push([]);
    at += 1;
  }
  return lines;
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
  const [header = [], ...lines] = parseCsv(text.replace(BYTE_ORDER_MARK, ''));
  const [caseAt, accountAt, keyAt] = ['Steuerfall', 'Konto', 'BU-Schlüssel'].map((name) =>
    header.indexOf(name),
  );
  if (caseAt === undefined || accountAt === undefined || keyAt === undefined || caseAt < 0 || accountAt < 0) {
    return { rows: [], errors: [{ line: 1, code: 'columns' }] };
  }
  const rows = new Map<string, RowInput>();
  const errors: CsvError[] = [];
  for (const [index, fields] of lines.entries()) {
    if (fields.every((field) => field === '')) continue;
    const row = {
      taxCase: fields[caseAt] ?? '',
      account: fields[accountAt] ?? '',
      taxKey: fields[keyAt] === '' ? undefined : fields[keyAt],
    };
    const error =
      errorOf(row, accounts) ??
      (rows.has(row.taxCase) ? { code: 'duplicate' as const, value: row.taxCase } : undefined);
    if (error === undefined) rows.set(row.taxCase, row);
    else errors.push({ line: index + 2, ...error });
  }
  return { rows: [...rows.values()], errors };
}
