import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, toCsv } from '../../../host/workbench/csv.ts';

describe('CSV', () => {
  it('quotes what needs it', () => {
    expect(toCsv([['a;b', 'say "x"', 'two\nlines', 'plain']])).toBe(
      '"a;b";"say ""x""";"two\nlines";plain\r\n',
    );
  });

  it.each(['=1+1', '+49 2632', '-5', '@SUM(A1)'])('defuses %s, which a spreadsheet would run', (cell) => {
    expect(toCsv([[cell]])).toBe(`'${cell}\r\n`);
  });

  it('reads byte order mark, any line end, empty cells, and skips empty lines', () => {
    expect(parseCsv('\uFEFFKontonummer;Kontobezeichnung\r\n8400;Erlöse\r\r\n;\n8401;')).toEqual([
      ['Kontonummer', 'Kontobezeichnung'],
      ['8400', 'Erlöse'],
      ['8401', ''],
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
        expect(parseCsv(toCsv(rows))).toEqual(rows);
      }),
    );
  });
});
