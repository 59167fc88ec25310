import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { LOG_IN_PATH } from '../../wire/log-in.ts';
import type { HostEnv } from '../http/host-env.ts';
import { Refusal } from '../refusal.ts';
import type { Access } from './access.ts';
import { loggedInPage, logInPage, LOG_IN_POLICY } from './log-in-page.ts';
import { openSession, sessionUser } from './session-cookie.ts';

/** The only address that answers a browser without a session. */
export function logInRoutes(access: Access): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes.get(LOG_IN_PATH, async (c) => {
    // A link is used up by opening it, not by a look at its headers.
    const user = c.req.method === 'GET' ? access.redeem(c.req.query('code') ?? '') : undefined;
    if (user !== undefined) await openSession(c, access, user);
    // Opened once more where it has worked already: nothing is wrong.
    const known = user ?? (await sessionUser(c, access));
    return known === undefined
      ? logIn(c, 'Dieser Anmelde-Link wurde schon benutzt oder gilt nicht mehr.')
      : html(c, loggedInPage(), 200);
  });
  return routes;
}

/** Lets nobody on who is not known, and says to the routes who asks. */
export function authenticate(access: Access): MiddlewareHandler<HostEnv> {
  return async (c, next) => {
    const user = access.ofProgram(c.req.header('authorization')) ?? (await sessionUser(c, access));
    if (user === undefined) {
      if (c.req.path.startsWith('/api/'))
        throw new Refusal(
          'unauthenticated',
          'Bitte anmelden: mit dem Link, den FIBUscan beim Start ausgibt.',
        );
      return logIn(c, 'Die Bücher öffnen sich nur, wenn dieser Browser angemeldet ist.');
    }
    c.set('user', user);
    return next();
  };
}

const logIn = (c: Context, reason: string): Response => html(c, logInPage(reason), 401);

function html(c: Context, page: string, status: 200 | 401): Response {
  return c.html(page, status, { 'content-security-policy': LOG_IN_POLICY, 'cache-control': 'no-store' });
}
