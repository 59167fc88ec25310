import { describe, expect, it } from 'vitest';
import {
  formatCents,
  formatCount,
  formatDate,
  formatDuration,
  formatInstant,
  formatRate,
} from '../../../src/ui/format.ts';

describe('money and dates', () => {
  it('writes cents as the books do, with a plain minus sign', () => {
    expect(formatCents(119000)).toBe('1.190,00');
    expect(formatCents(-5950)).toBe('-59,50');
    expect(formatCents(0)).toBe('0,00');
    expect(formatCents(5)).toBe('0,05');
    expect(formatCents(9_007_199_254_740_991)).toBe('90.071.992.547.409,91');
  });

  it('writes counts, rates, dates and instants', () => {
    expect(formatCount(10000)).toBe('10.000');
    expect(formatRate(5.5)).toBe('5,5\u00a0%');
    expect(formatDate('2026-04-01')).toBe('01.04.2026');
    expect(formatInstant('2026-11-22T08:30:00Z')).toBe('22.11.2026 09:30');
  });

  it('rounds what remains up', () => {
    expect(formatDuration(1)).toBe('1 s');
    expect(formatDuration(44_100)).toBe('45 s');
    expect(formatDuration(120_000)).toBe('2 min');
    expect(formatDuration(130_000)).toBe('2 min 10 s');
    expect(formatDuration(3_900_000)).toBe('1 h 5 min');
  });
});
