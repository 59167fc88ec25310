import { describe, expect, it } from 'vitest';
import type { ContextValue } from '../../../host/api/commands.ts';
import { parseWhen } from '../../../host/api/when.ts';

function holds(clause: string, context: Record<string, ContextValue> = {}): boolean {
  const result = parseWhen(clause);
  if (!result.ok) throw new Error(result.problem.message);
  return result.evaluate((key) => context[key]);
}

function problem(clause: string): unknown {
  const result = parseWhen(clause);
  return result.ok ? undefined : result.problem;
}

describe('when clause', () => {
  it('is true for a key that is set to something true', () => {
    expect(holds('lexoffice.connected', { 'lexoffice.connected': true })).toBe(true);
    expect(holds('lexoffice.connected', { 'lexoffice.connected': false })).toBe(false);
    expect(holds('lexoffice.connected')).toBe(false);
  });

  it.each([
    ['!a', { a: false }, true],
    ['!!a', { a: true }, true],
    ['a && b', { a: true, b: false }, false],
    ['a || b', { a: true, b: false }, true],
    ['a || b && c', { a: true, b: false, c: false }, true],
    ['(a || b) && c', { a: true, b: false, c: false }, false],
    ['!a == true', { a: false }, true],
    ["view == 'customers'", { view: 'customers' }, true],
    ["view != 'customers'", { view: 'suppliers' }, true],
    ['count == 3', { count: 3 }, true],
    ['count == -1.5', { count: -1.5 }, true],
    ["count == '3'", { count: 3 }, false],
    ["view != 'customers'", {}, true],
  ] satisfies [string, Record<string, ContextValue>, boolean][])(
    '%s with %o is %s',
    (clause, context, expected) => {
      expect(holds(clause, context)).toBe(expected);
    },
  );

  it.each([
    ['a & b', 2, 'write && for "and"'],
    ['a | b', 2, 'write || for "or"'],
    ['a = b', 2, 'write == to compare'],
    ['a == "x"', 5, "write text in single quotes: 'text'"],
    ["a == 'x", 5, 'the closing quote is missing'],
    ['a > 3', 2, 'only == and != compare'],
    ['(a && b', 7, 'a parenthesis is not closed'],
    ['a)', 1, 'the opening ( is missing'],
    ['a b', 2, 'join with && or ||'],
    ['a &&', 4, 'a context key or a literal belongs here'],
    ['', 0, 'a context key or a literal belongs here'],
  ])('says where %s is wrong and how to write it', (clause, offset, hint) => {
    expect(problem(clause)).toMatchObject({ offset, hint });
  });
});
