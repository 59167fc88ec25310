import * as z from 'zod';

/** Body of POST P/jobs/{job}: the input stands below a name, since it may be any JSON value; its schema is the manifest's. */
export const jobStart = z.strictObject({
  input: z.json(),
  origin: z.enum(['user', 'command']).default('user'),
});

/** Query of GET M/runs. */
export const runFilter = z.object({
  plugin: z.string().max(100).optional(),
  job: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
export type RunFilter = z.infer<typeof runFilter>;
