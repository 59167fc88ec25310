import * as z from 'zod';
import { FIELD_LENGTH } from '../api/field-length.ts';

/** Text as the database can hold it: without NUL and halves of characters, of bounded length in UTF-16 units. */
export const text = (maximum = 4_000) =>
  z
    .string()
    .max(maximum)
    .refine((value) => !/\0|\p{Surrogate}/u.test(value), 'enthält, was kein Zeichen ist');

export const isFilled = (value: string): boolean => value.trim() !== '';

/** Text that says something. */
export const name = (maximum = 200) => text(maximum).refine(isFilled, 'ist leer');

/** Text of a field of FIBUscan that takes so many code points. */
export const shortText = (maximum = FIELD_LENGTH) =>
  text(4 * maximum).refine(
    (value) => Array.from(value).length <= maximum,
    `hat mehr als ${String(maximum)} Zeichen`,
  );

/** A calendar date that exists, `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();

/** Whole cents. */
export const cents = z.int();
