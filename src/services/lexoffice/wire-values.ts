import { isLosslessNumber } from 'lossless-json';
import type { LosslessNumber } from 'lossless-json';
import * as z from 'zod/mini';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { berlinDay, isCalendarDate } from '../calendar/berlin-calendar.ts';
import { centsFromDecimal } from '../money/cents.ts';

// Building blocks of the schemas. Numbers arrive with their text (json-body.ts).

/** A number and a numeric string read the same, as text (F20). */
export const numberText = z.pipe(
  z.union([z.string(), z.custom<LosslessNumber>(isLosslessNumber)]),
  z.transform((value) => (typeof value === 'string' ? value : value.value)),
);

/** Absent, null and empty read the same: the API leaves empty fields out, its samples show null (G17). */
export const optionalText = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => (text === '' || text === null ? undefined : text)),
);

export const requiredText = z.string().check(z.minLength(1));

export const flag = z.pipe(
  z.nullish(z.boolean()),
  z.transform((value) => value ?? false),
);

export const amount = converted('amount', numberText, centsFromDecimal);

export const wholeNumber = converted('whole-number', numberText, (text) => {
  if (!/^\d{1,15}(\.0+)?$/.test(text)) throw new RangeError();
  return Number(text);
});

/** Percent as declared; any rate is possible (F12, F16). */
export const rate = converted('rate', numberText, (text) => {
  const value = Number(text);
  if (!/^\+?\d{1,3}(\.\d+)?(e[+-]?\d{1,2})?$/i.test(text) || value > 100) throw new RangeError();
  return value;
});

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/** Kept as on the wire; with an offset, or it is refused: a guess would be off by a day twice a year. */
export const instant = converted('instant', z.string(), (text) => {
  if (!isCalendarDate(INSTANT.exec(text)?.[1] ?? '')) throw new RangeError();
  return text;
});

/** A date of the wire, full timestamp or plain, as the calendar day in Berlin (D1, D5). */
export const day = converted('date', z.string(), (text): CalendarDate => {
  const known = knownDays.get(text);
  if (known !== undefined) return known;
  const found = INSTANT.test(text) ? berlinDay(text) : text;
  if (!isCalendarDate(found)) throw new RangeError();
  if (knownDays.size >= MAX_KNOWN_DAYS) knownDays.clear();
  knownDays.set(text, found);
  return found;
});

// A list of thousands holds the same midnights again and again, and a time zone is slow to ask.
const knownDays = new Map<string, CalendarDate>();
const MAX_KNOWN_DAYS = 2_000;

export const optionalDay = z.pipe(
  z.nullish(day),
  z.transform((date) => date ?? undefined),
);

export function optionalList<T extends z.ZodMiniType>(item: T) {
  return z.pipe(
    z.nullish(z.array(item)),
    z.transform((list) => list ?? []),
  );
}

function converted<T>(code: string, source: z.ZodMiniType<string>, convert: (text: string) => T) {
  return z.pipe(
    source,
    z.transform((text, context): T => {
      try {
        return convert(text);
      } catch {
        // The code only: a message with the value would carry it into a log.
        context.issues.push({ code: 'custom', message: code, input: undefined });
        return z.NEVER;
      }
    }),
  );
}

/** Paths and codes, never the received values. */
export function problemOf(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) =>
      `${issue.path.map(String).join('.')} ${issue.code === 'custom' ? issue.message : issue.code}`.trim(),
    )
    .join(', ');
}
