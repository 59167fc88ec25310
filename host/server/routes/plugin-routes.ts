import { Hono } from 'hono';
import { lockRenewal, lockRequest } from '../../wire/locks.ts';
import { pageByText } from '../../wire/pages.ts';
import { secretInput, settingsChange, type SettingsAnswer } from '../../wire/settings.ts';
import { stateWrites } from '../../wire/state.ts';
import { name } from '../../wire/text.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readJson } from '../http/read-input.ts';
import { changeSettings, readSettings } from '../plugins/settings.ts';
import { listState, mandantenWith, readState, writeState, type CollectionName } from '../plugins/state.ts';
import { answerPage } from '../page.ts';
import { Refusal } from '../refusal.ts';
import type { SecretName } from '../secrets/secrets.ts';
import type { Services } from '../services.ts';
import { authorOf, seatOf } from './author-of.ts';
import type { Context } from 'hono';

const place = (c: Context<HostEnv>) => ({ mandantId: c.get('mandant').id, plugin: c.get('plugin').id });

/** Settings and secrets of a plugin in a Mandant. */
export function settingRoutes(services: Services): Hono<HostEnv> {
  const { books, secrets } = services;
  const secretName = (c: Context<HostEnv>, key: string): SecretName => {
    const { properties } = c.get('plugin').manifest.contributes.configuration;
    const declared = Object.hasOwn(properties, key) && properties[key]?.type === 'secret';
    if (!declared) throw new Refusal('not-found', 'Dieses Geheimnis kennt das Plugin nicht.');
    return { ...place(c), key };
  };
  const routes = new Hono<HostEnv>();
  routes
    .get('/settings', async (c) => {
      const { manifest } = c.get('plugin');
      const { mandantId, plugin } = place(c);
      const stored = await secrets.stored(mandantId, plugin);
      const answer: SettingsAnswer = {
        values: await readSettings(books, mandantId, manifest),
        secrets: Object.fromEntries(
          Object.entries(manifest.contributes.configuration.properties)
            .filter(([, property]) => property.type === 'secret')
            .map(([key]) => [key, stored.has(key)]),
        ),
      };
      return c.json(answer);
    })
    .patch('/settings', async (c) => {
      const change = await readJson(c, settingsChange);
      await changeSettings(books, seatOf(c), c.get('plugin').manifest, change);
      return c.body(null, 204);
    })
    .put('/secrets/:key', async (c) => {
      const secret = secretName(c, c.req.param('key'));
      const { value } = await readJson(c, secretInput);
      await secrets.store(seatOf(c), secret, value);
      return c.body(null, 204);
    })
    .delete('/secrets/:key', async (c) => {
      await secrets.remove(seatOf(c), secretName(c, c.req.param('key')));
      return c.body(null, 204);
    });
  return routes;
}

/** The plugin's own records, and its locks. */
export function stateRoutes(services: Services): Hono<HostEnv> {
  const { books, locks } = services;
  const collection = (c: Context<HostEnv>, collectionName: string): CollectionName => ({
    ...place(c),
    collection: checked(name(200), collectionName),
  });
  const lockName = (c: Context<HostEnv>, lock: string) => ({ ...place(c), name: checked(name(200), lock) });
  const routes = new Hono<HostEnv>();
  routes
    .get('/state/:collection', async (c) =>
      answerPage(
        c,
        await listState(books, collection(c, c.req.param('collection')), checked(pageByText, c.req.query())),
      ),
    )
    .get('/state/:collection/:key', async (c) =>
      c.json(await readState(books, collection(c, c.req.param('collection')), c.req.param('key'))),
    )
    .get('/state/:collection/:key/mandanten', async (c) =>
      c.json(await mandantenWith(books, collection(c, c.req.param('collection')), c.req.param('key'))),
    )
    .post('/state/:collection', async (c) => {
      const writes = await readJson(c, stateWrites);
      await writeState(books, collection(c, c.req.param('collection')), writes);
      return c.body(null, 204);
    })
    .post('/locks/:name', async (c) => {
      const request = await readJson(c, lockRequest);
      const attempt = await locks.acquire(lockName(c, c.req.param('name')), authorOf(c), request);
      return 'holder' in attempt ? c.json(attempt, 409) : c.json(attempt, 201);
    })
    .put('/locks/:name/:token', async (c) => {
      const { ttlMs } = await readJson(c, lockRenewal);
      return c.json(await locks.renew(lockName(c, c.req.param('name')), c.req.param('token'), ttlMs));
    })
    .delete('/locks/:name/:token', async (c) => {
      await locks.release(lockName(c, c.req.param('name')), c.req.param('token'));
      return c.body(null, 204);
    });
  return routes;
}
