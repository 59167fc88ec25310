import * as z from 'zod';
import { name } from './text.ts';

/** Number of a Sachkonto on a voucher or a record; one digit longer where the Mandant has a Kontoerweiterung. */
export const ledgerAccount = z.string().regex(/^[0-9]{4,9}$/, 'ist keine Kontonummer');

/** Body of PUT M/accounts: an individual chart; none = back to the standard chart. */
export const accountsInput = z.strictObject({
  accounts: z
    .array(
      z.strictObject({
        number: z.string().regex(/^[0-9]{4,8}$/, 'besteht nicht aus vier bis acht Ziffern'),
        name: name(200),
        automaticRate: z.number().min(0).max(100).optional(),
      }),
    )
    .max(10_000)
    .refine(
      (accounts) => new Set(accounts.map(({ number }) => number)).size === accounts.length,
      'enthält eine Nummer doppelt',
    ),
});
export type AccountsInput = z.infer<typeof accountsInput>;
