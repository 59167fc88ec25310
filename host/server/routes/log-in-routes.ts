import { Hono } from 'hono';
import type { Access } from '../access/access.ts';
import { LOG_IN_PATH } from '../../wire/log-in.ts';
import type { HostEnv } from '../http/host-env.ts';
import { answerLoggedIn, answerLogIn } from '../http/log-in-page.ts';
import { openSession, sessionUser } from '../http/session-cookie.ts';

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
      ? answerLogIn(c, 'Dieser Anmelde-Link wurde schon benutzt oder gilt nicht mehr.')
      : answerLoggedIn(c);
  });
  return routes;
}
