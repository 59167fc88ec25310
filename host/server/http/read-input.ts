import type { Context } from 'hono';
import type * as z from 'zod';
import { Refusal } from '../refusal.ts';
import type { HostEnv } from './host-env.ts';
import { problemsOf } from '../problems-of.ts';

const MEGABYTE = 1024 * 1024;
export const MAX_REQUEST_BYTES = 25 * MEGABYTE;

/** The body as it came, of a bounded size whether or not the client says its length: what is too long is refused before it is there. */
export async function readBytes(c: Context<HostEnv>, most = MAX_REQUEST_BYTES): Promise<Buffer> {
  const tooLarge = () => new Refusal('invalid', `Die Anfrage ist größer als ${String(most / MEGABYTE)} MB.`);
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of c.env.incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON body, checked. The content type is asked for because a foreign page cannot send it unasked. */
export async function readJson<S extends z.ZodType>(c: Context<HostEnv>, schema: S): Promise<z.infer<S>> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new Refusal('invalid', 'Content-Type application/json erwartet.');
  }
  const text = (await readBytes(c)).toString('utf8');
  let body: unknown;
  try {
    body = JSON.parse(text);
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
