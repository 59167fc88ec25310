import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as reports from '../../../host/server/host-reports.ts';
import { PAGES, VIEWS } from '../../../host/workbench/location.ts';
import { renderDocs } from '../../../scripts/docs-in-pages.mjs';
import { contactSend } from '../../../src/l10n/de/contact-send.ts';
import { problems } from '../../../src/l10n/de/problems.ts';
import { MANUAL_PLACES } from '../../../src/ui/manual-place.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const placesIn = (...files: readonly string[]): readonly string[] =>
  files.flatMap((file) => [...read(file).matchAll(/<a id="([\w-]+)"><\/a>/g)].map(([, id = '']) => id));

/** What the parts of the workbench name as their place. */
const namedByHost = (): readonly string[] =>
  readdirSync('host/workbench', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...read(`host/workbench/${name}`).matchAll(/(?:data-manual="|manual: ')([\w-]+)["']/g),
    ])
    .map(([, place = '']) => place);

const registers = ['office', 'archive'];
const PLACES = new Set([
  ...VIEWS,
  ...registers,
  ...PAGES.map((page) => `options-${page}`),
  ...MANUAL_PLACES,
  ...namedByHost(),
  'error-log',
]);
const CODES = new Set([
  ...Object.keys(problems),
  ...Object.keys(contactSend.problems),
  ...Object.values(reports).map((report) => (typeof report === 'function' ? report('') : report).code),
]);

describe.each([
  ['handbuch.md', 'meldungen.md'],
  ['manual.md', 'messages.md'],
])('docs/%s with docs/%s', (manual, messages) => {
  const places = placesIn(`docs/${manual}`, `docs/${messages}`);

  it('names no place twice', () => {
    expect(places).toEqual([...new Set(places)]);
  });

  it('has a place for every view, page of the options, part and dialog', () => {
    expect([...PLACES].filter((place) => !places.includes(place))).toEqual([]);
    expect([...PLACES]).toEqual(expect.arrayContaining(['document-viewer', 'set-up', 'shortcuts']));
  });

  it('has every code of the Fehlerprotokoll, with its cause and the way out', () => {
    const rows = read(`docs/${messages}`).split('\n');
    for (const code of CODES) {
      const row = rows.find((line) => line.includes(`<a id="message-${code}"></a>`)) ?? '';
      const [, , cause = '', wayOut = ''] = row.split('|').map((cell) => cell.trim());
      expect(cause.length, code).toBeGreaterThan(5);
      expect(wayOut.length, code).toBeGreaterThan(5);
    }
  });

  it('leads only to places that its page has', () => {
    const page = renderDocs([`docs/${manual}`, `docs/${messages}`], read);
    const ids = new Set([...page.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(page).toContain(manual === 'manual.md' ? 'href="handbuch.html"' : 'href="manual.html"');
  });
});
