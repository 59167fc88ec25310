import { Hono } from 'hono';
import type { HostEnv } from '../http/host-env.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { verifyBooks } from '../verification/verify-books.ts';

/** What `npm run backup` and `npm run verify` ask a running server for. */
export function safetyRoutes({ books, makeBackup }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .post('/api/host/backups', async (c) => {
      if (makeBackup === undefined)
        throw new Refusal('conflict', 'Dieser Server hat keinen Datenordner: Es gibt nichts zu sichern.');
      return c.json(await makeBackup(), 201);
    })
    .post('/api/host/verification', async (c) => c.json(await verifyBooks(books.database)));
  return routes;
}
