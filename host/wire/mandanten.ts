import * as z from 'zod';
import { CHARTS_OF_ACCOUNTS } from '../api/accounts.ts';
import { calendarDate, name } from './text.ts';

/** Body of POST /api/mandanten. */
export const mandantInput = z.strictObject({ name: name(100), chartOfAccounts: z.enum(CHARTS_OF_ACCOUNTS) });
export type MandantInput = z.infer<typeof mandantInput>;

/** `MM-DD` of every year: 29 February is none. */
const dayOfYear = z
  .string()
  .refine((value) => calendarDate.safeParse(`2025-${value}`).success, 'ist kein Tag jedes Jahres');

/** Body of PATCH M. */
export const mandantChange = z.strictObject({
  ...mandantInput.partial().shape,
  /** `null` opens what was closed. */
  closedUntil: calendarDate.nullable().optional(),
  fiscalYearStart: dayOfYear.optional(),
});
export type MandantChange = z.infer<typeof mandantChange>;
