import { Hono } from 'hono';
import { cacheEntries, cacheKeys, cacheQuery } from '../../wire/cache.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readJson } from '../http/read-input.ts';
import { answerPage } from '../page.ts';
import { listCache, putCache, removeFromCache } from '../plugins/cache.ts';
import type { Services } from '../services.ts';

/** P/cache: what a plugin has read from its remote, for all seats and workers. */
export function cacheRoutes({ books }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  const name = (c: { get(key: 'mandant' | 'plugin'): { readonly id: string } }) => ({
    mandantId: c.get('mandant').id,
    plugin: c.get('plugin').id,
  });
  routes
    .get('/cache', async (c) =>
      answerPage(c, await listCache(books, name(c), checked(cacheQuery, c.req.query()))),
    )
    .post('/cache', async (c) => {
      await putCache(books, name(c), await readJson(c, cacheEntries));
      return c.body(null, 204);
    })
    .post('/cache/removals', async (c) => {
      await removeFromCache(books, name(c), await readJson(c, cacheKeys));
      return c.body(null, 204);
    });
  return routes;
}
