import { describe, expect, it } from 'vitest';
import {
  findEntries,
  type PaletteEntry,
  type PaletteGroup,
} from '../../../host/workbench/palette/palette-entry.ts';

const entry = (group: PaletteGroup, label: string, detail?: string): PaletteEntry => ({
  group,
  icon: 'right',
  label,
  ...(detail === undefined ? {} : { detail }),
  run: () => undefined,
});

const ENTRIES = [
  entry('vouchers', 'RE-1021', 'Rechnung · Müller GmbH'),
  entry('persons', 'Spedition Kunde & Co', '10004 · Kunde'),
  entry('views', 'Personen', 'Personenstammdaten'),
  entry('views', 'Kunden', 'Ausgangsrechnungen (Kunden)'),
  entry('commands', 'Rechnungen importieren', 'Kunden'),
];

const labels = (search: string, entries = ENTRIES): readonly (readonly [PaletteGroup, ...string[]])[] =>
  findEntries(entries, search).map(({ group, entries: found }) => [
    group,
    ...found.map(({ label }) => label),
  ]);

describe('findEntries', () => {
  it('shows views and commands while nothing is searched, and no record', () => {
    expect(labels(' ')).toEqual([
      ['views', 'Personen', 'Kunden'],
      ['commands', 'Rechnungen importieren'],
    ]);
  });

  it('finds every word in label or detail, in whatever case', () => {
    expect(labels('müller re-10')).toEqual([['vouchers', 'RE-1021']]);
    expect(labels('KUNDE')).toEqual([
      ['views', 'Kunden'],
      ['commands', 'Rechnungen importieren'],
      ['persons', 'Spedition Kunde & Co'],
    ]);
    expect(labels('gibt es nicht')).toEqual([]);
  });

  it('puts what begins with the search first, and says how many records it left out', () => {
    const many = Array.from({ length: 20 }, (_, index) => entry('vouchers', `A-${String(index)}`, 'zu RE-7'));
    const [found] = findEntries([...many, entry('vouchers', 'RE-7')], 're-7');
    expect(found).toMatchObject({ more: 13 });
    expect(found!.entries[0]!.label).toBe('RE-7');
  });
});
