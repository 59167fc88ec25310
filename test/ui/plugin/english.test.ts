import { html } from 'lit';
import { expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import { en } from '../../../src/l10n/en/en.ts';
import '../../../src/ui/import-window/import-window.ts';
import { aList } from './support/entries.ts';
import { realisticEntries } from './support/realistic-list.ts';
import { inside, renderIn } from './support/render.ts';

/** All plain texts with their path; that the functions are there too, the compiler sees to. */
function leaves(node: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

it('has an English text for every German one, and no empty one', () => {
  const german = leaves(de, 'texts');
  const english = new Map(leaves(en, 'texts'));
  expect([...english.keys()]).toEqual(german.map(([path]) => path));
  expect([...english].filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('shows the window in English', async () => {
  const element = await renderIn(
    html`<lexoffice-import-window .texts=${en} .list=${aList(realisticEntries())}></lexoffice-import-window>`,
    'lexoffice-import-window',
  );
  expect(inside(element, 'footer').textContent).toContain('Transferred invoices must not be changed');
  expect(inside(inside(element, '.fill lexoffice-grid'), '.row').textContent).toContain('Invoice');
});
