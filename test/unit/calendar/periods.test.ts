import { describe, expect, it } from 'vitest';
import { isIn, partsOfYear, quarterOf } from '../../../src/services/calendar/periods.ts';

describe('periods', () => {
  it('know the quarter of a day', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
  });

  it.each([
    ['2026', true],
    ['2026-Q2', true],
    ['2026-05', true],
    ['2026-Q1', false],
    ['2026-04', false],
    ['2025', false],
  ])('hold 2026-05-31 in %s: %s', (period, expected) => {
    expect(isIn('2026-05-31', period)).toBe(expected);
  });

  it('list a year with each quarter after its months', () => {
    expect(partsOfYear('2026').slice(0, 5)).toEqual(['2026-01', '2026-02', '2026-03', '2026-Q1', '2026-04']);
    expect(partsOfYear('2026')).toHaveLength(16);
  });
});
