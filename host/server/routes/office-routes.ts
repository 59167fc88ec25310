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
  const manifests = () => plugins.flatMap(({ manifest }) => manifest ?? []);
  routes
    .use('/api/office/*', async (c, next) => {
      if (c.get('run') !== undefined)
        throw new Refusal('forbidden', 'Ein Lauf sieht seinen Mandanten allein.');
      await next();
    })
    .get('/api/office', async (c) => c.json(await readOffice({ ...books, secrets }, manifests())))
    .post('/api/office/sync', async (c) => {
      const by = { user: c.get('user'), origin: 'user' } as const;
      const all = await listMandanten(books.database);
      const withKey = new Set<string>();
      for (const manifest of manifests()) {
        for (const id of await secrets.mandantenWith(manifest.id)) {
          withKey.add(id);
          for (const job of manifest.contributes.jobs ?? [])
            if (job.inOffice === true) await jobs.start(manifest, job, id, by, {});
        }
      }
      const started = withKey.size;
      return c.json({ started, withoutKey: all.length - started } satisfies OfficeSync, 202);
    });
  return routes;
}
