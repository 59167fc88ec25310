import * as z from 'zod';
import { name } from './text.ts';

/** Body of POST P/state/{collection}: `StateWrite[]`; a write without `value` deletes. */
export const stateWrites = z
  .array(
    z.strictObject({
      key: name(500),
      value: z.json().optional(),
      expectedVersion: z.int().min(0).optional(),
    }),
  )
  .max(20_000)
  .refine(
    (writes) => new Set(writes.map(({ key }) => key)).size === writes.length,
    'enthält einen Schlüssel doppelt',
  );
export type StateWrites = z.infer<typeof stateWrites>;
