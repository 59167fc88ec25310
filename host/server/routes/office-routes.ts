import { Hono } from 'hono';
import type { OfficeSync } from '../../wire/office.ts';
import { listMandanten } from '../books/mandanten.ts';
import type { HostEnv } from '../http/host-env.ts';
import { readOffice } from '../office/read-office.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

/** /api/office: all Mandanten at once. */
export function officeRoutes({ books, jobs, plugins, secrets }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  const manifests = plugins.flatMap(({ manifest }) => manifest ?? []);
  routes
    .use('/api/office/*', async (c, next) => {
      if (c.get('run') !== undefined)
        throw new Refusal('forbidden', 'Ein Lauf sieht seinen Mandanten allein.');
      await next();
    })
    .get('/api/office', async (c) => c.json(await readOffice(books, manifests)))
    .post('/api/office/sync', async (c) => {
      const by = { user: c.get('user'), origin: 'user' } as const;
      let [started, withoutKey] = [0, 0];
      for (const { id } of await listMandanten(books.database)) {
        let hasKey = false;
        for (const manifest of manifests) {
          if ((await secrets.stored(id, manifest.id)).size === 0) continue;
          hasKey = true;
          for (const job of manifest.contributes.jobs ?? [])
            if (job.inOffice === true) await jobs.start(manifest, job, id, by, {});
        }
        if (hasKey) started += 1;
        else withoutKey += 1;
      }
      return c.json({ started, withoutKey } satisfies OfficeSync, 202);
    });
  return routes;
}
