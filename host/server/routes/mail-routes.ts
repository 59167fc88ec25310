import { Hono } from 'hono';
import { mailRecipients, mailServerInput } from '../../wire/mail.ts';
import { noticesRead } from '../../wire/notices.ts';
import type { HostEnv } from '../http/host-env.ts';
import { readJson } from '../http/read-input.ts';
import { listNotices, markNoticesRead } from '../jobs/run-notices.ts';
import { MailFailure, sendMail } from '../mail/send-mail.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { authorOf, seatOf } from './author-of.ts';

/** /api/host/mail-server: through what the host sends e-mails. */
export function mailServerRoutes({ mail }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .use('/api/host/mail-server', async (c, next) => {
      if (c.get('run') !== undefined) throw new Refusal('forbidden', 'Ein Lauf stellt nichts ein.');
      await next();
    })
    .get('/api/host/mail-server', async (c) => c.json((await mail.server()) ?? null))
    .put('/api/host/mail-server', async (c) => {
      await mail.store(await readJson(c, mailServerInput), authorOf(c));
      return c.json(await mail.server());
    })
    .delete('/api/host/mail-server', async (c) => {
      await mail.remove(authorOf(c));
      return c.body(null, 204);
    });
  return routes;
}

/** M/mail and M/notices: who is told of the runs of a Mandant, and what the workbench tells. */
export function toldRoutes({ books, mail, secrets }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .get('/mail', async (c) => c.json(await mail.recipients(c.get('mandant').id)))
    .put('/mail', async (c) => {
      const input = await readJson(c, mailRecipients);
      await mail.tell(seatOf(c), input);
      return c.json(input);
    })
    .post('/mail/test', async (c) => {
      const { id, name } = c.get('mandant');
      const [server, { recipients }] = await Promise.all([mail.server(), mail.recipients(id)]);
      if (server === undefined || recipients.length === 0)
        throw new Refusal('conflict', 'Es fehlen der Mailserver oder die Empfänger.');
      const told = { subject: 'FIBUscan: Probe', text: `Nachrichten über ${name} kommen an.\n` };
      try {
        await sendMail(server, await mail.password(), recipients, await secrets.mask(told));
      } catch (error) {
        if (!(error instanceof MailFailure)) throw error;
        throw new Refusal('conflict', `Der Mailserver hat die Nachricht nicht angenommen (${error.code}).`);
      }
      return c.body(null, 204);
    })
    .get('/notices', async (c) => c.json(await listNotices(books.database, c.get('mandant').id)))
    .post('/notices/read', async (c) => {
      const { ids } = await readJson(c, noticesRead);
      const { id } = c.get('mandant');
      await markNoticesRead(books.database, id, ids, books.now());
      books.events.publish(id, 'runs', { ids });
      return c.body(null, 204);
    });
  return routes;
}
