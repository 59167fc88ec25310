import type { MiddlewareHandler } from 'hono';
import { HEADERS } from '../../wire/headers.ts';
import { Refusal } from '../refusal.ts';
import type { HostEnv } from './host-env.ts';

const SEAT = /^[\w-]{1,100}$/;

/**
 * Keeps other web pages and other names for this machine away (DNS rebinding, cross-site requests).
 * @param ownHosts values of `Host` that are the server's own
 */
export function guard(ownHosts: () => readonly string[]): MiddlewareHandler<HostEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!ownHosts().includes(host)) throw new Refusal('forbidden', 'Diese Adresse gehört nicht zu FIBUscan.');
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new Refusal('forbidden', 'Anfragen anderer Seiten werden nicht angenommen.');
    }
    if (c.req.path.startsWith('/api/')) {
      // Sent by browsers also where there is no Origin, e.g. for an image on a foreign page.
      const site = c.req.header('sec-fetch-site');
      if (site === 'cross-site' || site === 'same-site') {
        throw new Refusal('forbidden', 'Anfragen anderer Seiten werden nicht angenommen.');
      }
      const seat = c.req.header(HEADERS.seat);
      const needed = !['GET', 'HEAD'].includes(c.req.method) || c.req.path.includes('/remote/');
      // A header of its own makes browsers ask first before another page could send it, and the answer is no.
      if (seat === undefined ? needed : !SEAT.test(seat)) {
        throw new Refusal('forbidden', 'Die Kennung des Arbeitsplatzes fehlt.');
      }
      c.set('seat', seat);
    }
    await next();
  };
}
