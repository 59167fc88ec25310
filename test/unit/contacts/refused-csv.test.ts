import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../host/api/csv.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { planContacts } from '../../../src/services/contacts/plan-contacts.ts';
import { refusedCsv } from '../../../src/ui/contact-sync/refused-csv.ts';
import { countryClass } from '../../support/builders/booking-context.ts';
import { company, contact } from '../../support/builders/contact.ts';

function linesOf(...contacts: ReturnType<typeof contact>[]): string[] {
  const options = { role: 'customer', persons: [], countryClass, overwrite: false, complete: true } as const;
  return refusedCsv(planContacts({ ...options, contacts }), de).split('\r\n');
}

describe('refusedCsv', () => {
  it('starts with a byte order mark and lists what was not taken over, nothing else', () => {
    const lines = linesOf(
      contact({ customerNumber: '123' }),
      contact({ id: 'c2', customerNumber: '10002' }),
      contact({ id: 'c3', customerNumber: '10003' }),
      contact({ id: 'c4', customerNumber: '10003' }),
    );
    expect(lines[0]).toMatch(/^\ufeff/);
    expect(lines).toHaveLength(5);
    expect(lines.join()).not.toContain('10002');
    expect(lines.at(-1)).toBe('');
  });

  it('keeps quotes and semicolons inside their cell', () => {
    expect(linesOf(contact({ customerNumber: '', name: company('A "B"; C') }))[1]).toContain('"A ""B""; C"');
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)'])('E20: does not let %j run as a formula', (name) => {
    const [, line = ''] = linesOf(contact({ customerNumber: '', name: company(name) }));
    expect(parseCsv(line)[0]?.cells[2]).toBe(`'${name}`);
  });
});
