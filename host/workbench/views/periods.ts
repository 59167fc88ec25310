import type { CalendarDate } from '../../api/calendar-date.ts';

export const PERIODS = [
  'all',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const;
export type Period = (typeof PERIODS)[number];

/** Whether a day lies in a period, seen from today. */
export function isInPeriod(day: CalendarDate, period: Period, today: CalendarDate): boolean {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  switch (period) {
    case 'all':
      return true;
    case 'month':
      return month === months;
    case 'lastMonth':
      return month === months - 1;
    case 'quarter':
      return quarter(month) === quarter(months);
    case 'lastQuarter':
      return quarter(month) === quarter(months) - 1;
    case 'thisYear':
      return day.slice(0, 4) === today.slice(0, 4);
    case 'lastYear':
      return Number(day.slice(0, 4)) === Number(today.slice(0, 4)) - 1;
  }
}

const quarter = (month: number): number => Math.floor(month / 3);
