import { describe, expect, it } from 'vitest';
import {
  berlinDay,
  berlinDayOf,
  daysBetween,
  isCalendarDate,
  plusDays,
} from '../../../src/services/calendar/berlin-calendar.ts';

describe('berlinDay', () => {
  it.each([
    ['2026-05-31T23:59:59.999+02:00', '2026-05-31'],
    ['2026-06-01T00:00:00.000+02:00', '2026-06-01'],
    ['2026-05-31T22:00:00Z', '2026-06-01'],
    ['2026-05-31T21:59:59.999Z', '2026-05-31'],
    ['2025-12-31T23:00:00.000Z', '2026-01-01'],
    ['2025-12-31T22:59:59.999999999Z', '2025-12-31'],
    ['2026-02-28T23:30:00+00:00', '2026-03-01'],
    ['2028-02-28T23:30:00+00:00', '2028-02-29'],
  ])('D1, D2, D4: %s is %s', (instant, day) => {
    expect(berlinDay(instant)).toBe(day);
  });

  it('D5: a document stored at 02:00+02:00 is still of that day', () => {
    expect(berlinDay('2026-07-30T02:00:00.000+02:00')).toBe('2026-07-30');
  });

  it.each(['', '2026-07-30', '2026-07-30T00:00:00', '30.07.2026', '2026-13-01T00:00:00Z', 'yesterday'])(
    'refuses %j, which is no instant with offset',
    (text) => {
      expect(() => berlinDay(text)).toThrow(RangeError);
    },
  );

  it('takes Date objects', () => {
    expect(berlinDayOf(new Date('2026-05-31T22:00:00Z'))).toBe('2026-06-01');
  });
});

describe('day arithmetic', () => {
  it.each([
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-10-26', -1, '2026-10-25'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2028-02-29', 365, '2029-02-28'],
  ])('D3: %s plus %i days is %s', (date, days, expected) => {
    expect(plusDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it('refuses days that do not exist', () => {
    expect(() => plusDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('isCalendarDate', () => {
  it.each(['2026-07-30', '2028-02-29', '0001-01-01'])('accepts %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-7-30',
    '20260730',
    '2026-07-30T00:00',
    '30.07.2026',
    '',
    '2026-00-10',
    ' 2026-07-30',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});
