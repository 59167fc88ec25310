import type { MiddlewareHandler } from 'hono';
import type { Access } from '../access/access.ts';
import { Refusal } from '../refusal.ts';
import type { HostEnv } from './host-env.ts';
import { answerLogIn } from './log-in-page.ts';
import { sessionUser } from './session-cookie.ts';

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
      return answerLogIn(c, 'Die Bücher öffnen sich nur, wenn dieser Browser angemeldet ist.');
    }
    c.set('user', user);
    return next();
  };
}
