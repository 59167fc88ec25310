import type { CalendarDate } from './calendar-date.ts';

/** Day, month and, if it is there, year: by separators, the comma of the number pad among them, or two digits each without any. */
const WAYS = [
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  /^(?<day>\d{1,2})\s*[./,-]\s*(?<month>\d{1,2})\s*[./,-]?\s*(?<year>\d{4}|\d\d)?$/,
  /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4}|\d\d)?$/,
];

/**
 * What somebody means who types a date: `31.3.2026`, `31.3.26`, `31.3.`, `310326` or `2026-03-31`.
 * @param today whose year is meant when none is typed, and whose century
 * @returns `undefined` when it is no day of the calendar
 */
export function typedDate(text: string, today: CalendarDate): CalendarDate | undefined {
  const parts = WAYS.map((way) => way.exec(text.trim())?.groups).find((found) => found !== undefined);
  if (parts === undefined) return undefined;
  const { day = '', month = '', year = '' } = parts;
  const date = [today.slice(0, 4 - year.length) + year, month.padStart(2, '0'), day.padStart(2, '0')].join(
    '-',
  );
  const time = Date.parse(`${date}T00:00:00Z`);
  // 31.02. would be read as a day of March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
}
