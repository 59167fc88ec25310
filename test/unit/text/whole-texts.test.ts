import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsFromPieces } from './text-pieces.ts';

const sources = ['host/workbench', 'src/ui', 'src/contributions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/l10n/')),
);

describe('The texts of the user', () => {
  it('are whole: no template puts one together from pieces (docs/wording.md 4)', () => {
    expect(sources.length).toBeGreaterThan(200);
    const found = sources.flatMap((file) =>
      textsFromPieces(readFileSync(file, 'utf8')).map((problem) => `${file}:${problem}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['a word beside a text', '`${text("a")} von ${count}`'],
    ['two texts in a row', '`${texts.common.a} ${texts.common.b("x")}`'],
    ['a word in a page', 'html`<p>${count} kB</p>`'],
    ['a word in a page without anything put in', 'html`<p>Fertig</p>`'],
    ['two texts in a paragraph', 'html`<p>${text("a")} ${words.b}</p>`'],
  ])('are found out when they are not: %s', (_what, source) => {
    expect(textsFromPieces(source)).toHaveLength(1);
  });

  it.each([
    ['a list', '`${text("a")} · ${text("b")}`'],
    ['a name beside a text', 'html`<p>${text("a")} <strong>${name}</strong></p>`'],
    ['words of the page itself', 'html`<p class="muted" aria-label=${text("a")}>${text("b")}</p>`'],
    ['what no user reads', '`fibuscan.list.${name}`'],
  ])('may be %s', (_what, source) => {
    expect(textsFromPieces(source)).toEqual([]);
  });
});
