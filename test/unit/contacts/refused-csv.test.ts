import { describe, expect, it } from 'vitest';
import type { ContactPlanRow } from '../../../src/services/contacts/contact-plan.ts';
import { refusedCsv } from '../../../src/services/contacts/refused-csv.ts';

const headings = { number: 'Nummer', name: 'Name', reason: 'Grund', advice: 'Was tun' };
const problemOf = (code: string) => ({ message: `Grund ${code}`, advice: 'Bitte ändern.' });

function row(fields: Partial<ContactPlanRow>): ContactPlanRow {
  const { name = 'Firma' } = fields;
  return {
    contactId: 'c1',
    role: 'customer',
    state: 'refused',
    reason: 'number-missing',
    archived: false,
    fields: { name },
    changes: [],
    warnings: [],
    name,
    ...fields,
  };
}

function linesOf(...rows: ContactPlanRow[]): string[] {
  return refusedCsv(rows, headings, problemOf).split('\r\n');
}

describe('refusedCsv', () => {
  it('starts with a byte order mark and the headings, and ends each line with CRLF', () => {
    expect(refusedCsv([], headings, problemOf)).toBe('\ufeff"Nummer";"Name";"Grund";"Was tun"\r\n');
  });

  it('lists what was refused and what is in conflict, nothing else', () => {
    const lines = linesOf(
      row({ number: '123' }),
      row({ state: 'conflict', reason: 'number-taken', number: '10001', conflictWith: '10001 Altkunde' }),
      row({ state: 'new' }),
      row({ state: 'unchanged' }),
    );
    expect(lines.slice(1)).toEqual([
      '"123";"Firma";"Grund number-missing";"Bitte ändern."',
      '"10001";"Firma";"Grund number-taken (10001 Altkunde)";"Bitte ändern."',
      '',
    ]);
  });

  it('keeps quotes, semicolons and line breaks inside their cell', () => {
    expect(linesOf(row({ name: 'A "B"; C' }))[1]).toContain('"A ""B""; C"');
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'E20: does not let %j run as a formula',
    (name) => {
      expect(linesOf(row({ name }))[1]).toContain(`;"'${name[0]!}`);
    },
  );
});
