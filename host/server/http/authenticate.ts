import type { MiddlewareHandler } from 'hono';
import { HEADERS } from '../../wire/headers.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { HostEnv } from './host-env.ts';
import { answerLogIn } from './log-in-page.ts';
import { sessionUser } from './session-cookie.ts';

/** Lets nobody on who is not known, and says to the routes who asks: an owner's program, a browser that was let in, or the worker of a run. */
export function authenticate({
  access,
  credentials,
}: Pick<Services, 'access' | 'credentials'>): MiddlewareHandler<HostEnv> {
  return async (c, next) => {
    const credential = c.req.header(HEADERS.run);
    if (credential !== undefined) {
      const run = credentials.resolve(credential);
      // It was stopped or is done elsewhere: its worker must not go on, as nobody else either.
      if (run === undefined) throw new Refusal('forbidden', 'Dieser Lauf ist nicht mehr in Arbeit.');
      c.set('run', run);
      c.set('user', run.user);
      // No tab can call itself so: a run that goes on elsewhere is known by it, e.g. by its locks.
      c.set('seat', `run:${run.runId}`);
      return next();
    }
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
