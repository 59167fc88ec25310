import { describe, expect, it } from 'vitest';
import {
  accountTableFromCsv,
  accountTableToCsv,
} from '../../../src/services/account-table/account-table-csv.ts';
import { taxCaseText } from '../../../src/l10n/de/tax-cases.ts';
import { bookingContext } from '../../support/builders/booking-context.ts';

const { table, accounts } = bookingContext({
  rows: [{ taxCase: 'oss-goods:FR:5.5', account: '8320', taxKey: '10' }],
});

describe('account table as CSV', () => {
  it('reads back what it wrote', () => {
    const csv = accountTableToCsv(table, accounts, taxCaseText);
    expect(accountTableFromCsv(csv, accounts)).toEqual({
      rows: table.rows.map(({ taxCase, account, taxKey }) => ({ taxCase, account, taxKey })),
      errors: [],
    });
  });

  it('is a file for a German spreadsheet', () => {
    const [row] = table.rows;
    const csv = accountTableToCsv({ ...table, rows: [row!] }, accounts, () => 'Inland; "19 %"');
    expect(csv).toBe(
      '\uFEFFSteuerfall;Bezeichnung;Konto;Kontobezeichnung;BU-Schlüssel;Bestätigt\r\n' +
        'domestic-19;"Inland; ""19 %""";8400;Erlöse 19 % USt;;ja\r\n',
    );
  });

  it('accepts columns in any order, quotes, line breaks in fields, spaces and empty lines', () => {
    const csv =
      'Konto;Notiz;Steuerfall\n8400;"zwei\r\nZeilen; ""so""";domestic-19\n\n; ;\n "8300"; ;domestic-7';
    expect(accountTableFromCsv(csv, accounts)).toEqual({
      rows: [{ taxCase: 'domestic-19', account: '8400' }],
      errors: [{ line: 5, code: 'account', value: '"8300"' }],
    });
  });

  it('collects all errors by line and keeps the good rows', () => {
    const csv = [
      'Steuerfall;Konto;BU-Schlüssel',
      ';8400;',
      'nicht gut!;8400;',
      'exempt;84;',
      'exempt;8999;',
      'exempt;8100;x1',
      'domestic-19;8400;',
      'domestic-19;8300;',
      'domestic-7',
    ].join('\r\n');
    expect(accountTableFromCsv(csv, accounts)).toEqual({
      rows: [{ taxCase: 'domestic-19', account: '8400' }],
      errors: [
        { line: 2, code: 'tax-case', value: '' },
        { line: 3, code: 'tax-case', value: 'nicht gut!' },
        { line: 4, code: 'account', value: '84' },
        { line: 5, code: 'account-unknown', value: '8999' },
        { line: 6, code: 'tax-key', value: 'x1' },
        { line: 8, code: 'duplicate', value: 'domestic-19' },
        { line: 9, code: 'account', value: '' },
      ],
    });
  });

  it.each(['', 'Konto;BU-Schlüssel\n8400;3', 'Steuerfall\nexempt', 'Steuerfall,Konto\nexempt,8100'])(
    'refuses a file without the columns: %j',
    (csv) => {
      expect(accountTableFromCsv(csv, accounts)).toEqual({
        rows: [],
        errors: [{ line: 1, code: 'columns' }],
      });
    },
  );
});
