import * as z from 'zod';
import { name } from './text.ts';

const chartOfAccounts = z.enum(['SKR03', 'SKR04']);

/** Body of POST /api/mandanten. */
export const mandantInput = z.strictObject({ name: name(100), chartOfAccounts });
export type MandantInput = z.infer<typeof mandantInput>;

/** Body of PATCH M. */
export const mandantChange = mandantInput.partial();
export type MandantChange = z.infer<typeof mandantChange>;
