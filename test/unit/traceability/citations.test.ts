import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citationsIn } from './citations.ts';
import { isOnItsPage } from './pages.ts';
import { FOLDERS, projectFiles } from './project-files.ts';

const WRITTEN = /(?<!\.generated)\.(ts|mjs|cjs|md)$/;

const idsIn = (text: string) => citationsIn(text).map(({ id }) => id);
const wrongIn = (text: string) =>
  citationsIn(text)
    .filter((citation) => !isOnItsPage(citation))
    .map(({ page, id, line }) => `${line}: ${id} is not in docs/${page}`);

/** Pages named by file name alone, as comments do. */
const pagesIn = (text: string) => [...text.matchAll(/[\w-]+\.md\b/g)].map(([name]) => name);
/** Paths in backticks, and targets of links, that are not there; a path with a placeholder or a star names none in particular. */
function lostIn(text: string, folder: string): readonly string[] {
  const paths = [...text.matchAll(new RegExp(String.raw`\`((?:${FOLDERS.join('|')})/[^\`\s]*)\``, 'g'))]
    .map(([, path = '']) => path)
    .filter((path) => !/[<*{…]/.test(path));
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)].map(([, link = '']) =>
    posix.join(folder, link),
  );
  return [...paths, ...links].filter((path) => !existsSync(path));
}

describe('citations', () => {
  it('are found in each way of writing them', () => {
    expect(idsIn('(rules.md 3, 5–7; F6), LX-18–LX-22')).toEqual(['3', '5', '6', '7', 'F6', 'LX-18', 'LX-22']);
    expect(idsIn('Rule 9 and [rules.md](rules.md) 22, lexware-api.md 1.9, 11.27')).toEqual([
      '9',
      '22',
      '1.9',
      '11.27',
    ]);
    expect(idsIn("case 'domestic-19': // `oss-goods:FR:5.5`")).toEqual(['domestic-19', 'oss-goods:FR:5.5']);
  });

  it('are not seen in what only looks like one', () => {
    expect(idsIn("'#A1F0C2' %E0%A4 B2B P1D 'C62' 123e4567-A1-b2 down-payment-invoices")).toEqual([]);
  });

  // In two halves, so that this file cites nothing wrong itself.
  it.each([
    ['rules.md ', '99'],
    ['rules.md 14, ', '98'],
    ['rules.md 35–', '37'],
    ['(F', '24)'],
    ['LX-', '28: '],
    ['R', '21'],
    ["'domestic-", "20'"],
    ["'exempt-", "uk'"],
    ["taxCase: 'no-such-", "case'"],
    ['`oss-goods:', 'FR`'],
    ['lexware-api.md 7.', '9'],
    ['lexware-api.md 11.', '36'],
  ])('of something that no page has are told: %s%s', (start, end) => {
    expect(wrongIn(`fine: rules.md 1\n${start}${end}`)).toEqual([expect.stringMatching(/^2: /)]);
  });

  it('of code, tests and pages name what exists', () => {
    const wrong = projectFiles(WRITTEN).flatMap((file) =>
      wrongIn(readFileSync(file, 'utf8')).map((each) => `${file}:${each}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('pages', () => {
  const pages = projectFiles(/\.md$/);

  it('that are named anywhere are in the repository', () => {
    const names = new Set(pages.map((file) => posix.basename(file)));
    const unknown = projectFiles(WRITTEN).flatMap((file) =>
      pagesIn(readFileSync(file, 'utf8'))
        .filter((name) => !names.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('do not pass over a file that is gone', () => {
    const text =
      '`src/plugin.ts` `src/<name>.ts` `src/gone.ts` [a](rules.md#words) [b](gone.png) [c](https://example.org)';
    expect(lostIn(text, 'docs')).toEqual(['src/gone.ts', 'docs/gone.png']);
  });

  it('name paths and links that lead somewhere', () => {
    const lost = pages.flatMap((file) =>
      lostIn(readFileSync(file, 'utf8'), posix.dirname(file)).map((path) => `${file}: ${path}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('docs/screenshots', () => {
  it('holds no picture that no page shows', () => {
    const shown = new Set(
      projectFiles(/\.md$/).flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, picture = '']) =>
          posix.join(posix.dirname(file), picture),
        ),
      ),
    );
    const pictures = projectFiles(/^docs\/screenshots\/.*\.webp$/);
    expect(pictures.length).toBeGreaterThan(40);
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  it('has a line for every room of the services', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    const rooms = readdirSync('src/services', { recursive: true, withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ parentPath, name }) => posix.join(parentPath.replace(/^src\/services\/?/, ''), name));
    const withFiles = rooms.filter((room) =>
      readdirSync(`src/services/${room}`).some(
        (name) => name.endsWith('.ts') && !name.endsWith('.module.ts'),
      ),
    );
    expect(withFiles.filter((room) => !page.includes(`\`${room}/\``))).toEqual([]);
  });
});
