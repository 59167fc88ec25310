import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, toCsv } from '../../../host/api/csv.ts';

describe('CSV', () => {
  it('quotes what needs it', () => {
    expect(toCsv([['a;b', 'say "x"', 'two\nlines', 'plain']])).toBe(
      '\uFEFF"a;b";"say ""x""";"two\nlines";plain\r\n',
    );
  });

  it.each(['=1+1', '+49 2632', '-5', '@SUM(A1)', ' =1+1', '\u00a0@x', '＝1+1', '＠x', '\tx'])(
    'defuses %s, which a spreadsheet would run',
    (cell) => {
      expect(toCsv([[cell]])).toBe(`\uFEFF'${cell}\r\n`);
    },
  );

  it('E20: disarms a formula that needs quotes', () => {
    expect(toCsv([['=HYPERLINK("x")']])).toBe(`\uFEFF"'=HYPERLINK(""x"")"\r\n`);
  });

  it.each(['-59,50', '-1.190,00', '0,00', '119,00'])('keeps the amount %s a number', (amount) => {
    expect(toCsv([[amount]])).toBe(`\uFEFF${amount}\r\n`);
  });

  it('keeps an empty line between two tables', () => {
    expect(toCsv([['a'], [], ['b']])).toBe('\uFEFFa\r\n\r\nb\r\n');
  });

  it('reads byte order mark, any line end, empty cells, and skips empty lines', () => {
    expect(parseCsv('\uFEFFKontonummer;Kontobezeichnung\r\n8400;Erlöse\r\r\n;\n8401;')).toEqual([
      { line: 1, cells: ['Kontonummer', 'Kontobezeichnung'] },
      { line: 2, cells: ['8400', 'Erlöse'] },
      { line: 5, cells: ['8401', ''] },
    ]);
  });

  it('reads a quote without an end as a character', () => {
    expect(parseCsv('8400;"Erlöse\n8401;b').map(({ cells }) => cells)).toEqual([
      ['8400', '"Erlöse'],
      ['8401', 'b'],
    ]);
  });

  it('reads back what it wrote', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ä', ';', '"', '\n', '1', ' b') })
      .map((value) => value.trim());
    const row = fc
      .array(cell, { minLength: 2, maxLength: 4 })
      .filter((cells) => cells.some((value) => value !== ''));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(parseCsv(toCsv(rows)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
