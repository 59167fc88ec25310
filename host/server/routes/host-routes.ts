import { Hono } from 'hono';
import { HOST_API_VERSION } from '../../api/manifest.schema.ts';
import type { HostInfo } from '../../wire/host-info.ts';
import { logInUrl, type LogInLink } from '../../wire/log-in.ts';
import { mandantChange, mandantInput } from '../../wire/mandanten.ts';
import { addMandant, changeMandant, listMandanten, toMandant } from '../books/mandanten.ts';
import type { HostEnv } from '../http/host-env.ts';
import { readJson } from '../http/read-input.ts';
import type { Services } from '../services.ts';
import { authorOf, seatOf } from './author-of.ts';

/** GET /api/host, and the list of Mandanten. */
export function hostRoutes(services: Services): Hono<HostEnv> {
  const { access, books, gateway, language, plugins } = services;
  const routes = new Hono<HostEnv>();
  routes
    .get('/api/host', (c) => {
      const info: HostInfo = {
        version: HOST_API_VERSION,
        user: c.get('user'),
        language,
        plugins: plugins.map(({ id, problems }) => ({
          id,
          url: `/plugins/${encodeURIComponent(id)}/`,
          problems,
        })),
        connections: plugins.flatMap(({ id, manifest }) =>
          (manifest?.contributes.connections ?? []).map((connection) => ({
            plugin: id,
            id: connection.id,
            baseUrl: gateway.baseUrl(connection),
          })),
        ),
      };
      return c.json(info);
    })
    .post('/api/links', (c) => {
      const link: LogInLink = { url: logInUrl(new URL(c.req.url).origin, access.newLink()) };
      return c.json(link, 201);
    })
    .get('/api/mandanten', async (c) => c.json(await listMandanten(books.database)))
    .post('/api/mandanten', async (c) => {
      const input = await readJson(c, mandantInput);
      return c.json(await addMandant(books, authorOf(c), input), 201);
    });
  return routes;
}

/** M itself. */
export function mandantRoutes(services: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .get('/', (c) => c.json(toMandant(c.get('mandant'))))
    .patch('/', async (c) => {
      const change = await readJson(c, mandantChange);
      return c.json(await changeMandant(services.books, seatOf(c), change));
    });
  return routes;
}
