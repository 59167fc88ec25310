import { describe, expect, it } from 'vitest';
import { SKR03 } from '../../../host/server/charts/skr03.ts';
import { SKR04 } from '../../../host/server/charts/skr04.ts';

// The accounts of tax-cases.md and of the down payments.
const TAX_CASES = {
  SKR03: '8192 8195 8100 8320 8331 8400 8300 8200 8290 8125 8120 8338 8337 8336 1718 1711 1710',
  SKR04: '4184 4185 4100 4320 4331 4400 4300 4200 4290 4125 4120 4338 4337 4336 3272 3260 3250',
} as const;

/** The accounts of tax-cases.md that take no tax out and no BU-Schlüssel either; the twins are no arithmetic. */
const AUTOMATIC_WITHOUT_TAX = {
  SKR03: '8100 8120 8125 8130 8150 8192 8195 8290 8335 8336 8337 8338 8339',
  SKR04: '4100 4120 4125 4130 4150 4184 4185 4290 4335 4336 4337 4338 4339',
} as const;

describe.each([
  ['SKR03', SKR03],
  ['SKR04', SKR04],
] as const)('%s', (name, chart) => {
  it('has every account of the tax cases', () => {
    const numbers = chart.map(({ number }) => number);
    expect(numbers).toEqual(expect.arrayContaining(TAX_CASES[name].split(' ')));
  });

  it('numbers each account once, with four digits, in order', () => {
    const numbers = chart.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort());
    expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true);
  });

  it('knows which accounts are automatic without tax, which is not the same as not automatic', () => {
    const untaxed = chart.filter(({ automaticRate }) => automaticRate === 0).map(({ number }) => number);
    expect(untaxed).toEqual(AUTOMATIC_WITHOUT_TAX[name].split(' '));
  });

  it('marks automatic accounts with the rate of their name', () => {
    for (const account of chart) {
      if (account.automaticRate === undefined || account.automaticRate === 0) continue;
      expect(account.name).toContain(`${String(account.automaticRate)} %`);
    }
    const automatic = chart.filter(({ automaticRate }) => automaticRate !== undefined);
    expect(automatic.map(({ number }) => number)).toEqual(
      expect.arrayContaining(name === 'SKR03' ? ['8300', '8400', '1718'] : ['4300', '4400', '3272']),
    );
  });
});
