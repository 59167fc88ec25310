import { describe, expect, it } from 'vitest';
import { parseRetryAfter, throttleOf } from '../../../host/server/connection/throttle-signal.ts';

const now = new Date('2026-11-23T10:00:00Z');
const answer = (status: number, text = '', retryAfter?: string) =>
  throttleOf({ status, retryAfter, text: () => text }, now);

describe('throttleOf', () => {
  it('recognises a 429 and its disguises', () => {
    expect(answer(429)).toEqual({});
    expect(answer(500, '{"message":"Internal server error or rate limit exceeded"}')).toEqual({});
    expect(answer(503, '', '2')).toEqual({ retryAfterMs: 2_000 });
  });

  it('takes other failures as they are', () => {
    expect(answer(500, '{"message":null}')).toBeUndefined();
    expect(answer(503)).toBeUndefined();
    expect(answer(200, 'rate limit')).toBeUndefined();
  });
});

describe('parseRetryAfter (R10)', () => {
  it.each([
    ['3', 3_000],
    ['0.5', 500],
    ['-5', 0],
    ['1000000000000', 60_000],
    ['Mon, 23 Nov 2026 10:00:04 GMT', 4_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 60_000],
    ['abc', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
