import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/services/lexoffice/retry-delay.ts';

const now = new Date('2026-11-20T09:00:00Z');

describe('Retry-After', () => {
  it.each<[string | undefined, number | undefined]>([
    ['5', 5_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    ['-3', 0],
    ['1000000000000', 60_000],
    ['Fri, 20 Nov 2026 09:00:10 GMT', 10_000],
    ['Fri, 20 Nov 2026 08:00:00 GMT', 0],
    ['Sun, 20 Nov 2033 09:00:00 GMT', 60_000],
    ['abc', undefined],
    ['', undefined],
    ['5 apples', undefined],
    ['+5', 5_000],
    ['0x10', undefined],
    ['1e3', undefined],
    ['Friday, 20-Nov-26 09:00:10 GMT', 10_000],
    [undefined, undefined],
  ])('R10, G3: reads %j as %j ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  it('R10: any header gives a delay within 0…60 s or none', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(anything, (header) => {
        const delay = retryAfterMs(header, now);
        expect(delay === undefined || (delay >= 0 && delay <= 60_000)).toBe(true);
      }),
    );
  });
});
