import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import german from '../../../l10n/manifest.de.json';

const FOLDER = 'src/l10n/de';
/** The manual's own sentence, asked for as such (LX-14). */
const OF_THE_MANUAL =
  /Hier werden die Personenstammdaten der \w+ aus Lexware Office nach FIBUscan synchronisiert\./g;

/** What German users read, by file. */
const texts = new Map<string, string>();
/** Words that docs/wording.md has another one for. */
let avoided: readonly string[];

beforeAll(async () => {
  const own = (await readdir(FOLDER)).map((name) => join(FOLDER, name));
  for (const file of [...own, 'host/workbench/l10n/de.ts'])
    texts.set(file, literals(await readFile(file, 'utf8')));
  for (const file of ['docs/handbuch.md', 'docs/meldungen.md']) texts.set(file, await readFile(file, 'utf8'));
  texts.set('l10n/manifest.de.json', Object.values(german).join('\n'));
  const [, table = ''] = (await readFile('docs/wording.md', 'utf8')).split('## One word for one thing');
  avoided = [...table.matchAll(/^\|[^|]+\|([^|]+)\|/gm)]
    .slice(2)
    .flatMap(([, words = '']) => words.split(',').map((word) => word.trim()));
});

/** What stands between quotes, without keys and imports. */
function literals(source: string): string {
  const withoutRest = source.replaceAll(/\/\*[\s\S]*?\*\/|^import .*$|^\s*'[^']+':/gm, '');
  return [...withoutRest.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, a, b]) => a ?? b).join('\n');
}

it('The texts of the user say one word for one thing (docs/wording.md)', () => {
  expect(avoided).toContain('synchronisieren');
  expect([...texts.values()].join('').length).toBeGreaterThan(50_000);
  for (const [file, text] of texts) {
    for (const word of avoided)
      expect(text.replaceAll(OF_THE_MANUAL, ''), file).not.toMatch(new RegExp(`\\b${word}\\b`));
  }
});
