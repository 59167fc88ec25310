import * as z from 'zod';
import { pageByNumber, wantedIds } from './pages.ts';

/** Body of POST P/jobs/{job}: the input stands below a name, since it may be any JSON value; its schema is the manifest's. */
export const jobStart = z.strictObject({
  input: z.json(),
  origin: z.enum(['user', 'command', 'ahead']).default('user'),
});

/** Query of GET M/runs. */
export const runQuery = z.object({
  ...pageByNumber.shape,
  plugin: z.string().max(100).optional(),
  job: z.string().max(100).optional(),
  ids: wantedIds,
});
export type RunQuery = z.infer<typeof runQuery>;
