import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../sandbox/http/rate-limit.ts';

describe('TokenBucket', () => {
  it('gives its burst, then two a second', () => {
    let now = 0;
    const bucket = new TokenBucket(3, 2, () => now);
    expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
    expect(bucket.waitMs()).toBe(500);
    now = 499;
    expect(bucket.take()).toBe(false);
    now = 500;
    expect(bucket.take()).toBe(true);
    expect(bucket.take()).toBe(false);
  });

  it('never holds more than its burst, and a refused request costs nothing', () => {
    let now = 0;
    const bucket = new TokenBucket(1, 2, () => now);
    now = 60_000;
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, false, false]);
    now += 500;
    expect(bucket.take()).toBe(true);
    bucket.configure(4, Infinity);
    expect(Array.from({ length: 100 }, () => bucket.take()).every(Boolean)).toBe(true);
  });

  it('lets at most burst + rate × time pass, whatever the arrivals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (gaps, burst) => {
          let now = 0;
          const bucket = new TokenBucket(burst, 2, () => now);
          let passed = 0;
          for (const gap of gaps) {
            now += gap;
            if (bucket.take()) passed += 1;
          }
          expect(passed).toBeLessThanOrEqual(burst + (2 * now) / 1000 + 1e-6);
        },
      ),
    );
  });
});
