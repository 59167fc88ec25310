import * as z from 'zod/mini';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { optionalDay } from './wire-values.ts';

/** Day on which a document was paid; `undefined` while it is not. */
export const paidDaySchema: z.ZodMiniType<CalendarDate | undefined> = z.pipe(
  z.object({ paidDate: optionalDay }),
  z.transform(({ paidDate }) => paidDate),
);
