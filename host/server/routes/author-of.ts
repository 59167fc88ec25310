import type { Context } from 'hono';
import type { Author } from '../author.ts';
import type { Seat } from '../books/books.ts';
import type { HostEnv } from '../http/host-env.ts';
import { Refusal } from '../refusal.ts';

/** Who sends a request. @param source `user`, or the plugin that says it acts */
export function authorOf(c: Context<HostEnv>, source = 'user'): Author {
  if (!/^[\w.-]{1,100}$/.test(source)) throw new Refusal('invalid', 'Der Name der Quelle ist ungültig.');
  return { user: c.get('user'), seat: c.get('seat'), source };
}

/** The same within the Mandant of the address. */
export const seatOf = (c: Context<HostEnv>, source?: string): Seat => ({
  mandantId: c.get('mandant').id,
  author: authorOf(c, source),
});
