import { Hono } from 'hono';
import { accountsInput } from '../../wire/accounts.ts';
import { auditInput, errorLogInput, errorLogMarks, errorLogQuery } from '../../wire/journal.ts';
import { pageByNumber } from '../../wire/pages.ts';
import { readChart, replaceAccounts } from '../books/accounts.ts';
import { checkBooks } from '../books/check-books.ts';
import { readCounts } from '../books/counts.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readJson } from '../http/read-input.ts';
import { appendAudit, readAudit } from '../journal/audit-log.ts';
import { markErrors, readErrors, reportErrors } from '../journal/error-log.ts';
import { answerPage } from '../page.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { seatOf } from './author-of.ts';

/** Whether the plugin that speaks says of itself that it writes such lines. */
const declares = (plugins: Services['plugins'], source: string, action: string): boolean =>
  Object.hasOwn(plugins.find(({ id }) => id === source)?.manifest?.contributes.auditActions ?? {}, action);

/** Accounts, counts, Fehlerprotokoll and Logbuch of a Mandant. */
export function bookRoutes(services: Services): Hono<HostEnv> {
  const { books, secrets } = services;
  const routes = new Hono<HostEnv>();
  routes
    .get('/accounts', async (c) => c.json(await readChart(books.database, c.get('mandant'))))
    .put('/accounts', async (c) => {
      const input = await readJson(c, accountsInput);
      return c.json(await replaceAccounts(books, seatOf(c), input));
    })
    .get('/counts', async (c) => c.json(await readCounts(books, c.get('mandant').id)))
    .get('/error-log', async (c) =>
      answerPage(
        c,
        await readErrors(books.database, c.get('mandant').id, checked(errorLogQuery, c.req.query())),
      ),
    )
    .post('/error-log', async (c) => {
      const entries = await secrets.mask(await readJson(c, errorLogInput));
      const { mandantId, author } = seatOf(c, c.req.query('source'));
      await reportErrors(books.database, mandantId, books.now(), author, entries);
      books.events.publish(mandantId, 'log', { ids: [] });
      return c.body(null, 204);
    })
    .post('/error-log/marks', async (c) => {
      const marks = await readJson(c, errorLogMarks);
      const { mandantId, author } = seatOf(c);
      const ids = await markErrors(books.database, mandantId, books.now(), author, marks);
      if (ids.length > 0) books.events.publish(mandantId, 'log', { ids });
      return c.body(null, 204);
    })
    .get('/audit-log', async (c) =>
      answerPage(
        c,
        await readAudit(books.database, c.get('mandant').id, checked(pageByNumber, c.req.query())),
      ),
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
