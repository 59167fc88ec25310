import { expect, it } from 'vitest';
import german from '../../../l10n/manifest.de.json';
import english from '../../../l10n/manifest.en.json';
import declared from '../../../plugin.manifest.json';

const asked = [...JSON.stringify(declared).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);

it.each([
  ['German', german],
  ['English', english],
])('The manifest has every text in %s, and none that nobody asks for', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual([...new Set(asked)].sort());
  expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
});
