import type { LedgerAccount } from '../../../../host/api/accounts.ts';
import type { AccountTable, AccountTableRow } from '../../../../src/services/account-table/account-table.ts';

export function chart(): readonly LedgerAccount[] {
  return [
    { number: '8100', name: 'Steuerfreie Umsätze § 4 Nr. 8 ff. UStG' },
    { number: '8120', name: 'Steuerfreie Umsätze § 4 Nr. 1a UStG' },
    { number: '8125', name: 'Steuerfreie innergemeinschaftliche Lieferungen § 4 Nr. 1b UStG' },
    { number: '8300', name: 'Erlöse 7 % USt', automaticRate: 7 },
    { number: '8320', name: 'Erlöse aus im anderen EU-Land steuerpflichtigen Lieferungen' },
    { number: '8400', name: 'Erlöse 19 % USt', automaticRate: 19 },
  ];
}

export function aTableRow(part: Partial<AccountTableRow> = {}): AccountTableRow {
  return { taxCase: 'domestic-19', account: '8400', confirmed: true, origin: 'prefilled', ...part };
}

export function aTable(rows: readonly AccountTableRow[]): AccountTable {
  return { chart: 'SKR03', version: 1, rows };
}

export function realisticTable(): AccountTable {
  return aTable([
    aTableRow(),
    aTableRow({ taxCase: 'domestic-7', account: '8300' }),
    aTableRow({ taxCase: 'exempt', account: '8100', confirmed: false }),
    aTableRow({ taxCase: 'eu-supply', account: '8125', origin: 'changed' }),
    aTableRow({ taxCase: 'abroad-19', confirmed: false }),
    aTableRow({ taxCase: 'export-goods', account: '9999', confirmed: false }),
    aTableRow({ taxCase: 'abroad-7', account: '8300', taxKey: '2', confirmed: false, origin: 'made' }),
  ]);
}
