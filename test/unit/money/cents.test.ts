import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsFromDecimal, negated, sumOf } from '../../../src/services/money/cents.ts';
import { propertyRuns } from '../../support/property-runs.ts';

describe('centsFromDecimal', () => {
  it.each([
    ['0', 0],
    ['119', 119_00],
    ['119.0', 119_00],
    ['1337.00', 1337_00],
    ['-47.6', -47_60],
    ['26.72', 26_72],
    ['0.29', 29],
    ['1.005', 1_01],
    ['26.725', 26_73],
    ['26.7249999999999999999', 26_72],
    ['-26.725', -26_73],
    ['1192.725', 1192_73],
    ['0.0049', 0],
    ['1.6e1', 16_00],
    ['1E-2', 1],
    ['+1191.00', 1191_00],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['-90071992547409.91', -Number.MAX_SAFE_INTEGER],
  ])('F2: reads %s as %i', (text, cents) => {
    expect(centsFromDecimal(text)).toBe(cents);
  });

  it('knows no negative zero', () => {
    expect(Object.is(centsFromDecimal('-0.001'), 0)).toBe(true);
    expect(Object.is(centsFromDecimal('-0'), 0)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '1,50',
    '.5',
    '1.',
    '+',
    '+-1',
    '0x10',
    '1e',
    '1e100',
    'NaN',
    'Infinity',
    '1 000',
    '1.2.3',
    '--1',
    '1\n',
  ])('F20: refuses %j', (text) => {
    expect(() => centsFromDecimal(text)).toThrow(new RangeError('not a decimal number'));
  });

  it.each(['90071992547409.915', '90071992547409.92', '-1e20', '9e99'])(
    'refuses %s, which no integer holds',
    (text) => {
      expect(() => centsFromDecimal(text)).toThrow(new RangeError('amount out of range'));
    },
  );

  /** Half away from zero by whole numbers only: an oracle that knows neither floats nor big.js. */
  function roundedByHand(units: bigint, decimals: number): bigint {
    const divisor = 10n ** BigInt(decimals);
    const size = units < 0n ? -units : units;
    const cents = (size * 200n + divisor) / (2n * divisor);
    return units < 0n ? -cents : cents;
  }

  it('F2: rounds every amount of up to six decimals half away from zero', { timeout: 300_000 }, () => {
    const amounts = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(amounts, ([units, decimals]) => {
        const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
        const whole = digits.slice(0, digits.length - decimals);
        const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
        const expected = roundedByHand(units, decimals);
        if (expected > BigInt(Number.MAX_SAFE_INTEGER) || expected < -BigInt(Number.MAX_SAFE_INTEGER)) return;
        const text = `${units < 0n ? '-' : ''}${whole}${fraction}`;
        if (BigInt(centsFromDecimal(text)) !== expected) throw new Error(`${text}: ${String(expected)}`);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('sums', () => {
  it('adds up', () => {
    expect(sumOf([])).toBe(0);
    expect(sumOf([1, -3, 10_00])).toBe(9_98);
    expect(sumOf(new Set([1, 2]))).toBe(3);
  });

  it('negates without a negative zero', () => {
    expect(negated(5)).toBe(-5);
    expect(negated(-5)).toBe(5);
    expect(Object.is(negated(0), 0)).toBe(true);
    expect(Object.is(negated(-0), 0)).toBe(true);
  });
});
