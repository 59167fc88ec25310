import { describe, expect, it } from 'vitest';
import {
  addDays,
  berlinDay,
  berlinInstant,
  berlinMidnight,
  berlinTimestamp,
  isCalendarDay,
  isWorkday,
} from '../../../sandbox/berlin-time.ts';

const formatter = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('Berlin time', () => {
  it('agrees with the time zone database on every third hour of a decade', () => {
    for (let instant = Date.UTC(2020, 0, 1); instant < Date.UTC(2030, 0, 1); instant += 3 * 3_600_000) {
      const expected = formatter.format(instant).replace(' ', 'T');
      expect(berlinTimestamp(instant).slice(0, 19)).toBe(expected);
    }
  });

  it('D3: changes its offset at 01:00 UTC of both switch days', () => {
    expect(berlinTimestamp(Date.parse('2026-03-29T00:59:59.999Z'))).toBe('2026-03-29T01:59:59.999+01:00');
    expect(berlinTimestamp(Date.parse('2026-03-29T01:00:00.000Z'))).toBe('2026-03-29T03:00:00.000+02:00');
    expect(berlinTimestamp(Date.parse('2026-10-25T00:59:59.999Z'))).toBe('2026-10-25T02:59:59.999+02:00');
    expect(berlinTimestamp(Date.parse('2026-10-25T01:00:00.000Z'))).toBe('2026-10-25T02:00:00.000+01:00');
  });

  it.each([
    ['2026-03-28', '2026-03-28T00:00:00.000+01:00'],
    ['2026-03-29', '2026-03-29T00:00:00.000+01:00'],
    ['2026-03-30', '2026-03-30T00:00:00.000+02:00'],
    ['2026-10-25', '2026-10-25T00:00:00.000+02:00'],
    ['2026-10-26', '2026-10-26T00:00:00.000+01:00'],
  ])('midnight of %s is %s', (day, timestamp) => {
    expect(berlinMidnight(day)).toBe(timestamp);
    expect(berlinDay(berlinInstant(day))).toBe(day);
    expect(berlinDay(berlinInstant(day) - 1)).toBe(addDays(day, -1));
  });

  it('takes a wall-clock time of a switch day', () => {
    expect(berlinTimestamp(berlinInstant('2026-03-29', 3))).toBe('2026-03-29T03:00:00.000+02:00');
    expect(berlinTimestamp(berlinInstant('2026-10-25', 23, 59, 59, 999))).toBe(
      '2026-10-25T23:59:59.999+01:00',
    );
  });

  it('counts days and knows the calendar', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(isCalendarDay('2026-02-30')).toBe(false);
    expect(isCalendarDay('2026-2-3')).toBe(false);
    expect(isCalendarDay('2026-12-31')).toBe(true);
    expect(isWorkday('2026-09-12')).toBe(false);
    expect(isWorkday('2026-09-14')).toBe(true);
  });
});
