import { describe, expect, it } from 'vitest';
import { decodeSearchText, wildcardPattern } from '../../../sandbox/http/search-text.ts';

describe('search texts', () => {
  it.each([
    ['A &amp; B', 'A & B'],
    ['a &lt; b &gt; c', 'a < b > c'],
    ['A & B', undefined],
    ['a < b', undefined],
    ['&amp;amp;', '&amp;'],
    ['schlicht', 'schlicht'],
  ])('reads %s as %s', (sent, understood) => {
    expect(decodeSearchText(sent)).toBe(understood);
  });

  it.each([
    ['a_c', 'xABCx', true],
    ['a%z', 'a lot of z', true],
    ['a\\_c', 'abc', false],
    ['a\\_c', 'a_c', true],
    ['50\\%', '50%', true],
    ['a.c', 'abc', false],
    ['(x', 'f(x)', true],
    ['müller', 'MÜLLER', true],
  ])('the pattern %s against %s: %s', (pattern, text, matches) => {
    expect(wildcardPattern(pattern).test(text)).toBe(matches);
  });
});
