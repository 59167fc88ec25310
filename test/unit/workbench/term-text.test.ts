import { describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import { termText } from '../../../src/l10n/term-text.ts';

describe('termText', () => {
  it.each([
    ['domestic-19', 'value', 'Inland 19 %'],
    ['oss-goods:FR:20', 'value', 'Fernverkauf Frankreich 20 %'],
    ['person-missing', 'value', 'Kunde nicht abgeglichen'],
    ['contact-gone', 'value', 'Den Kontakt gibt es in Lexware Office nicht mehr.'],
    ['creditNote', 'value', 'Gutschrift'],
    ['status', 'value', 'Status unbekannt'],
    ['status', 'name', 'Antwort-Status'],
    ['notTaken', 'name', 'nicht übernommen'],
    ['7f000000-0000-4000-8000-000000000001:invoice', 'value', undefined],
    ['RE-1033', 'value', undefined],
    ['10042', 'value', undefined],
    ['toString', 'value', undefined],
  ] as const)('calls %s as a %s: %s', (code, use, words) => {
    expect(termText(code, use, de)).toBe(words);
  });
});

describe('texts of the Fehlerprotokoll', () => {
  it('never send the reader to the Fehlerprotokoll for details', () => {
    const sent = Object.entries(de.problems).filter(([, { message, advice }]) =>
      `${message} ${advice}`.includes('Einzelheiten stehen im Fehlerprotokoll'),
    );
    expect(sent).toEqual([]);
  });
});
