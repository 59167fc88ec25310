import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_IDS } from '../../../sandbox/data-sets/edge-case-index.ts';
import { rowsOf } from './pages.ts';
import { testTitles } from './test-titles.ts';

const REQUIREMENTS = Array.from({ length: 27 }, (_, index) => `LX-${String(index + 1).padStart(2, '0')}`);
const WITHOUT_TEST = /^(not applicable|host|later|open): \S/;

const rows = rowsOf('traceability.md').map(({ id, cells: [tests = '', remark = ''] }) => ({
  id,
  tests,
  remark,
}));

const isRule = (id: string) => id.startsWith('rules.md ');

/** `` `unit/booking/book.test.ts › F5: makes one line` ``: a file below test/ and a part of one test's title. */
function citationsIn(cell: string): readonly { readonly file: string; readonly title: string }[] {
  return [...cell.matchAll(/`([^`]+?) › ([^`]+)`/g)].map(([, file = '', title = '']) => ({ file, title }));
}

describe('docs/traceability.md', () => {
  it('has every requirement and every edge case once, in order', () => {
    const ids = rows.map(({ id }) => id).filter((id) => !isRule(id));
    expect(ids).toEqual([...REQUIREMENTS, ...CASE_IDS]);
  });

  it('has no rule twice, in order', () => {
    const numbers = rows.filter(({ id }) => isRule(id)).map(({ id }) => Number(id.replace('rules.md ', '')));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it.each(rows)('$id: says which tests prove it or why none does', (row) => {
    const citations = citationsIn(row.tests);
    // Nothing else in the cell: a citation that does not parse would prove nothing.
    expect(row.tests.split('<br>').filter(Boolean)).toHaveLength(citations.length);
    if (citations.length === 0) expect(row.remark).toMatch(WITHOUT_TEST);
    for (const { file, title } of citations) {
      expect(existsSync(`test/${file}`), file).toBe(true);
      const matching = testTitles(`test/${file}`).filter((each) => each.includes(title));
      expect(matching, `${file} › ${title}`).toHaveLength(1);
    }
  });
});

describe('docs/edge-cases.md', () => {
  const cases = rowsOf('edge-cases.md');

  it('has every requirement, edge case and target once, in order', () => {
    const targets = ['R', 'S', 'P'].flatMap((letter) => {
      const ids = cases.filter(({ id }) => id.startsWith(letter));
      return ids.map((_, index) => `${letter}${index + 1}`);
    });
    expect(cases.map(({ id }) => id)).toEqual([...REQUIREMENTS, ...CASE_IDS, ...targets]);
    expect(targets).toHaveLength(20 + 9 + 8);
  });

  it('says of each what it is, and of requirements and cases what we do', () => {
    const empty = cases.filter(({ id, cells: [what, answer] }) => !what || (!/^[RSP]/.test(id) && !answer));
    expect(empty).toEqual([]);
  });
});
