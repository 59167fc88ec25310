import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { berlinDay, berlinDayOf, plusDays } from '../../../src/services/calendar/berlin-calendar.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// Berlin in 2026, written down rather than computed: summer time from 29 March to 25 October, from 01:00 UTC.
const SUMMER = { from: Date.parse('2026-03-29T01:00:00Z'), to: Date.parse('2026-10-25T01:00:00Z') };
const berlinOffset = (utc: number) => (utc >= SUMMER.from && utc < SUMMER.to ? 2 : 1) * HOUR;
const isoDay = (utc: number) => new Date(utc).toISOString().slice(0, 10);
const expectedDay = (utc: number) => isoDay(utc + berlinOffset(utc));

/** The 365 days of 2026 with the instant at which each begins in Berlin. */
const DAYS = Array.from({ length: 365 }, (_, index) => {
  const noon = Date.UTC(2026, 0, 1 + index, 12);
  const midnight = noon - 12 * HOUR - berlinOffset(noon - 14 * HOUR);
  return { day: isoDay(noon), midnight };
});

/** The same instant as a client in another zone writes it. */
function written(utc: number, offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return `${new Date(utc + offsetMinutes * MINUTE).toISOString().slice(0, -1)}${sign}${two(hours)}:${two(minutes)}`;
}

const ZONES = [
  ['UTC', 0],
  ['Europe/Berlin', -60],
  ['Pacific/Kiritimati', -14 * 60],
  ['America/Los_Angeles', 8 * 60],
  ['Etc/GMT+12', 12 * 60],
  ['Asia/Kathmandu', -(5 * 60 + 45)],
] as const;

describe.each(ZONES)('D6, R15: on a computer in %s', (zone, offsetInWinter) => {
  beforeAll(() => {
    vi.stubEnv('TZ', zone);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it('this process really lives there', () => {
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(offsetInWinter);
  });

  it('every day of the year begins and ends to the millisecond as in Berlin, in whatever offset it is written', () => {
    const wrong: string[] = [];
    for (const { day, midnight } of DAYS) {
      for (let offset = -12 * 60; offset <= 14 * 60; offset += 30) {
        const instants: readonly (readonly [number, string])[] = [
          [midnight, day],
          [midnight - 1, plusDays(day, -1)],
          [midnight + 12 * HOUR, day],
        ];
        for (const [utc, expected] of instants) {
          const text = written(utc, offset);
          if (berlinDay(text) !== expected) wrong.push(`${text}: ${expected}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(['2026-03-29', '2026-10-25'])('every minute around the change of %s has its day', (day) => {
    const start = Date.parse(`${day}T00:00:00Z`) - 4 * HOUR;
    for (let utc = start; utc < start + 32 * HOUR; utc += MINUTE) {
      if (berlinDayOf(new Date(utc)) !== expectedDay(utc)) expect.fail(new Date(utc).toISOString());
    }
  });

  it('a year of steps by one day meets each day once', () => {
    const days = [DAYS[0]!.day];
    while (days.length < DAYS.length) days.push(plusDays(days.at(-1)!, 1));
    expect(days).toEqual(DAYS.map(({ day }) => day));
  });
});
