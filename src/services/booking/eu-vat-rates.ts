import type { CalendarDate } from '../../../host/api/calendar-date.ts';

/** Rates in percent from a day on, until the next one. */
type RatesFrom = readonly [from: CalendarDate, ...rates: number[]];

/** Since there is the OSS procedure. */
const START: CalendarDate = '2021-07-01';

/**
 * Standard and reduced rates of the other member states, those of their islands among them, without the zero rate. After "VAT rates applied in the
 * Member States of the European Union" and the Taxes in Europe Database (TEDB) of the European Commission.
 */
const RATES: Readonly<Record<string, readonly RatesFrom[]>> = {
  AT: [
    [START, 20, 13, 10, 5],
    ['2022-01-01', 20, 13, 10],
    ['2026-07-01', 20, 13, 10, 4.9],
  ],
  BE: [[START, 21, 12, 6]],
  BG: [[START, 20, 9]],
  CY: [
    [START, 19, 9, 5],
    ['2023-07-21', 19, 9, 5, 3],
  ],
  CZ: [
    [START, 21, 15, 10],
    ['2024-01-01', 21, 12],
  ],
  DK: [[START, 25]],
  EE: [
    [START, 20, 9],
    ['2022-08-01', 20, 9, 5],
    ['2024-01-01', 22, 9, 5],
    ['2025-01-01', 22, 13, 9],
    ['2025-07-01', 24, 13, 9],
  ],
  ES: [
    [START, 21, 10, 4],
    ['2022-07-01', 21, 10, 5, 4],
    ['2024-10-01', 21, 10, 7.5, 5, 4, 2],
    ['2025-01-01', 21, 10, 4],
  ],
  FI: [
    [START, 24, 14, 10],
    ['2024-09-01', 25.5, 14, 10],
    ['2026-01-01', 25.5, 13.5, 10],
  ],
  FR: [[START, 20, 10, 5.5, 2.1]],
  GR: [[START, 24, 17, 13, 9, 6, 4]],
  HR: [[START, 25, 13, 5]],
  HU: [[START, 27, 18, 5]],
  IE: [[START, 23, 13.5, 9, 4.8]],
  IT: [[START, 22, 10, 5, 4]],
  LT: [
    [START, 21, 9, 5],
    ['2026-01-01', 21, 12, 5],
  ],
  LU: [
    [START, 17, 14, 8, 3],
    ['2023-01-01', 16, 13, 7, 3],
    ['2024-01-01', 17, 14, 8, 3],
  ],
  LV: [[START, 21, 12, 5]],
  MT: [
    [START, 18, 7, 5],
    ['2024-01-01', 18, 12, 7, 5],
  ],
  NL: [[START, 21, 9]],
  PL: [[START, 23, 8, 5]],
  PT: [[START, 23, 22, 16, 13, 12, 9, 6, 5, 4]],
  RO: [
    [START, 19, 9, 5],
    ['2025-08-01', 21, 11, 9],
  ],
  SE: [[START, 25, 12, 6]],
  SI: [[START, 22, 9.5, 5]],
  SK: [
    [START, 20, 10],
    ['2023-01-01', 20, 10, 5],
    ['2025-01-01', 23, 19, 5],
  ],
};

/** Whether a country has a rate on a day. Of other countries and of days before nobody knows here: then it is not doubted. */
export function hasVatRate(country: string, rate: number, day: CalendarDate): boolean {
  const period = RATES[country]?.findLast(([from]) => from <= day);
  return period === undefined || rate === 0 || period.slice(1).includes(rate);
}
