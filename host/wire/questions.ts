import * as z from 'zod';
import type { ErrorBody } from './errors.ts';

/** Body of POST P/questions/{question}: the input stands below a name, since it may be any JSON value; its schema is the manifest's. */
export const questionInput = z.strictObject({ input: z.json() });

/** One line of its answer. One that ends without `done` or `error` was cut off. */
export type AnswerLine = { readonly part: unknown } | { readonly done: true } | ErrorBody;
