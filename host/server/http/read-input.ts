import type { Context } from 'hono';
import type * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { problemsOf } from './problems-of.ts';

/** The JSON body, checked. The content type is asked for because a foreign page cannot send it unasked. */
export async function readJson<S extends z.ZodType>(c: Context, schema: S): Promise<z.infer<S>> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new Refusal('invalid', 'Content-Type application/json erwartet.');
  }
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw new Refusal('invalid', 'Der Inhalt der Anfrage ist kein JSON.');
  }
  return checked(schema, body);
}

export function checked<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal('invalid', problemsOf(result.error));
  return result.data;
}
