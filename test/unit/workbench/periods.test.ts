import { expect, it } from 'vitest';
import { isInPeriod, PERIODS } from '../../../host/workbench/views/periods.ts';

const TODAY = '2026-01-15';
const of = (day: string): readonly string[] => PERIODS.filter((period) => isInPeriod(day, period, TODAY));

it.each([
  ['2026-01-31', ['all', 'month', 'quarter', 'thisYear']],
  ['2026-03-01', ['all', 'quarter', 'thisYear']],
  ['2026-04-01', ['all', 'thisYear']],
  ['2025-12-31', ['all', 'lastMonth', 'lastQuarter', 'lastYear']],
  ['2025-10-01', ['all', 'lastQuarter', 'lastYear']],
  ['2025-09-30', ['all', 'lastYear']],
  ['2024-12-31', ['all']],
])('%s lies, seen from 15 January 2026, in %j', (day, periods) => {
  expect(of(day)).toEqual(periods);
});
