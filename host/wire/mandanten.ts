import * as z from 'zod';
import { CHARTS_OF_ACCOUNTS } from '../api/accounts.ts';
import { name } from './text.ts';

/** Body of POST /api/mandanten. */
export const mandantInput = z.strictObject({ name: name(100), chartOfAccounts: z.enum(CHARTS_OF_ACCOUNTS) });
export type MandantInput = z.infer<typeof mandantInput>;

/** Body of PATCH M. */
export const mandantChange = mandantInput.partial();
export type MandantChange = z.infer<typeof mandantChange>;
