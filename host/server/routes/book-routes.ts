import { Hono } from 'hono';
import * as z from 'zod';
import { accountsInput } from '../../wire/accounts.ts';
import { auditInput, errorLogInput } from '../../wire/journal.ts';
import { readChart, replaceAccounts } from '../books/accounts.ts';
import { checkBooks } from '../books/check-books.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readJson } from '../http/read-input.ts';
import { Refusal } from '../refusal.ts';
import { appendAudit, readAudit } from '../journal/audit-log.ts';
import { readErrors, reportErrors } from '../journal/error-log.ts';
import type { Services } from '../services.ts';
import { seatOf } from './author-of.ts';

/** Whether the plugin that speaks says of itself that it writes such lines. */
const declares = (plugins: Services['plugins'], source: string, action: string): boolean =>
  Object.hasOwn(plugins.find(({ id }) => id === source)?.manifest?.contributes.auditActions ?? {}, action);

const limit = z.coerce.number().int().min(1).max(100_000).default(1_000);

/** Accounts, Fehlerprotokoll and Logbuch of a Mandant. */
export function bookRoutes(services: Services): Hono<HostEnv> {
  const { books, secrets } = services;
  const routes = new Hono<HostEnv>();
  routes
    .get('/accounts', async (c) => c.json(await readChart(books.database, c.get('mandant'))))
    .put('/accounts', async (c) => {
      const input = await readJson(c, accountsInput);
      return c.json(await replaceAccounts(books, seatOf(c), input));
    })
    .get('/error-log', async (c) =>
      c.json(await readErrors(books.database, c.get('mandant').id, c.req.query('batchId'))),
    )
    .post('/error-log', async (c) => {
      const entries = await secrets.mask(await readJson(c, errorLogInput));
      const { mandantId, author } = seatOf(c, c.req.query('source'));
      await reportErrors(books.database, mandantId, books.now(), author, entries);
      books.events.publish(mandantId, 'log', { ids: [] });
      return c.body(null, 204);
    })
    .get('/audit-log', async (c) =>
      c.json(await readAudit(books.database, c.get('mandant').id, checked(limit, c.req.query('limit')))),
    )
    .post('/audit-log', async (c) => {
      const entry = await secrets.mask(await readJson(c, auditInput));
      const source = c.req.query('source') ?? '';
      // Lines of the books are the host's own: nobody forges one.
      if (!declares(services.plugins, source, entry.action))
        throw new Refusal('invalid', 'Diese Aktion hat das Plugin für das Logbuch nicht angemeldet.');
      const { mandantId, author } = seatOf(c, source);
      await books.database.transaction((tx) => appendAudit(tx, mandantId, books.now(), author, entry));
      books.events.publish(mandantId, 'log', { ids: [] });
      return c.body(null, 204);
    })
    .get('/audit-log/check', async (c) => c.json(await checkBooks(books, c.get('mandant').id)));
  return routes;
}
