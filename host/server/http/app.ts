import { Hono } from 'hono';
import { requireMandant } from '../books/books.ts';
import { Refusal } from '../refusal.ts';
import { bookRoutes } from '../routes/book-routes.ts';
import { cacheRoutes } from '../routes/cache-routes.ts';
import { connectionRoutes } from '../routes/connection-routes.ts';
import { eventRoutes } from '../routes/event-routes.ts';
import { hostRoutes, mandantRoutes } from '../routes/host-routes.ts';
import { jobRoutes, runRoutes } from '../routes/job-routes.ts';
import { logInRoutes } from '../routes/log-in-routes.ts';
import { mailServerRoutes, toldRoutes } from '../routes/mail-routes.ts';
import { officeRoutes } from '../routes/office-routes.ts';
import { personRoutes } from '../routes/person-routes.ts';
import { settingRoutes, stateRoutes } from '../routes/plugin-routes.ts';
import { safetyRoutes } from '../routes/safety-routes.ts';
import { staticRoutes } from '../routes/static-routes.ts';
import { attachmentRoutes, bookingRoutes, voucherRoutes } from '../routes/voucher-routes.ts';
import type { Services } from '../services.ts';
import { answerFailure } from './answer-failure.ts';
import { authenticate } from './authenticate.ts';
import { guard } from './guard.ts';
import type { HostEnv } from './host-env.ts';
import { largeBodies } from './large-bodies.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** The whole REST interface (docs/host-api.md) and the files of workbench and plugins. */
export function createApp(services: Services, ownHosts: () => readonly string[]): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  app.onError((error, c) => answerFailure(c, error, services.log));
  app.notFound((c) =>
    answerFailure(c, new Refusal('not-found', 'Diese Adresse gibt es nicht.'), services.log),
  );

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.use(guard(ownHosts));
  app.route('/', logInRoutes(services.access));
  app.use(authenticate(services));
  app.use(largeBodies());
  app.use(async (c, next) => {
    // What goes on to a remote or a worker is kept there, not here.
    const writes = !['GET', 'HEAD'].includes(c.req.method) && !/\/(remote|questions)\//.test(c.req.path);
    if (writes && services.space !== undefined)
      await services.space.during(Number(c.req.header('content-length') ?? 0), next);
    else await next();
  });

  app.route('/', hostRoutes(services));
  app.route('/', safetyRoutes(services));
  app.route('/', officeRoutes(services));
  app.route('/', mailServerRoutes(services));
  app.route('/api/mandanten/:mandantId', mandant(services));
  app.route('/', staticRoutes(services));
  return app;
}

function mandant(services: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .use(async (c, next) => {
      const mandant = await requireMandant(services.books.database, c.req.param('mandantId') ?? '');
      const run = c.get('run');
      if (run !== undefined && run.mandantId !== mandant.id)
        throw new Refusal('forbidden', 'Dieser Lauf gehört zu einem anderen Mandanten.');
      c.set('mandant', mandant);
      await next();
    })
    .route('/', mandantRoutes(services))
    .route('/', bookRoutes(services))
    .route('/', eventRoutes(services))
    .route('/persons', personRoutes(services))
    .route('/vouchers', voucherRoutes(services))
    .route('/attachments', attachmentRoutes(services))
    .route('/runs', runRoutes(services))
    .route('/', toldRoutes(services))
    .route('/plugins/:plugin', plugin(services));
  return routes;
}

function plugin(services: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .use(async (c, next) => {
      const found = services.plugins.find(({ id }) => id === c.req.param('plugin'));
      if (found?.manifest === undefined) throw new Refusal('not-found', 'Dieses Plugin gibt es nicht.');
      c.set('plugin', { ...found, manifest: found.manifest });
      await next();
    })
    .route('/', settingRoutes(services))
    .route('/', stateRoutes(services))
    .route('/', bookingRoutes(services))
    .route('/', cacheRoutes(services))
    .route('/', jobRoutes(services))
    .route('/', connectionRoutes(services));
  return routes;
}
