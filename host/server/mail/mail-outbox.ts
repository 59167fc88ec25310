import { hostname } from 'node:os';
import { formatRunLink } from '../../wire/run-link.ts';
import { requireMandant, type Books } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { MAIL_FAILED, MAIL_GIVEN_UP, type HostReport } from '../host-reports.ts';
import type { JobQueue, QueuedMail } from '../jobs/job-queue.ts';
import { requireRun, toRun, type RunRow } from '../jobs/run-records.ts';
import { reportErrors } from '../journal/error-log.ts';
import { jobTitle } from '../plugins/job-title.ts';
import type { InstalledPlugin } from '../plugins/plugin-folder.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { MailSettings } from './mail-settings.ts';
import { runMail } from './run-mail.ts';
import { MailFailure, sendMail } from './send-mail.ts';

export interface MailOutboxParts {
  readonly books: Books;
  readonly mail: MailSettings;
  readonly secrets: Secrets;
  readonly queue: JobQueue;
  readonly plugins: readonly InstalledPlugin[];
  readonly hostUrl: string;
  /** In whose name it reports. */
  readonly user: string;
}

/** Tells by e-mail of runs that have ended. A mail stands in the queue with the end of its run, and a mail server that fails fails no run. */
export class MailOutbox {
  constructor(private readonly parts: MailOutboxParts) {}

  async start(): Promise<void> {
    await this.parts.queue.workMails((mail) => this.#send(mail));
  }

  /** In the transaction that ends the run: told once, or not at all. */
  async enqueue(tx: Database, run: RunRow): Promise<void> {
    if (run.finishedAt === null || run.idle || run.state === 'cancelled') return;
    const { recipients, occasion } = await this.parts.mail.recipients(run.mandantId, tx);
    const needsPerson = run.state === 'failed' || run.attention === true;
    // Who started it at a screen sees its end there.
    const isWanted = occasion === 'always' ? run.origin !== 'user' || needsPerson : needsPerson;
    if (recipients.length > 0 && isWanted)
      await this.parts.queue.enqueueMail(tx, { mandantId: run.mandantId, runId: run.id });
  }

  async #send({ mandantId, runId, tries, isLast }: QueuedMail): Promise<void> {
    const { books, mail, secrets, plugins, hostUrl } = this.parts;
    const [server, { recipients }] = await Promise.all([mail.server(), mail.recipients(mandantId)]);
    // Taken back since.
    if (server === undefined || recipients.length === 0) return;
    const [run, { name: mandant }] = await Promise.all([
      requireRun(books.database, mandantId, runId),
      requireMandant(books.database, mandantId),
    ]);
    const title = await jobTitle(plugins, run);
    const told = runMail({
      ...{ run: toRun(run), mandant, title },
      // The host listens on loopback alone.
      ...{ link: formatRunLink(hostUrl, mandantId), machine: hostname() },
    });
    try {
      await sendMail(server, await mail.password(), recipients, await secrets.mask(told));
    } catch (error) {
      const code = error instanceof MailFailure ? error.code : 'unbekannt';
      if (tries === 0) await this.#report(mandantId, runId, MAIL_FAILED(code));
      if (isLast) await this.#report(mandantId, runId, MAIL_GIVEN_UP(code));
      throw error;
    }
  }

  async #report(mandantId: string, batchId: string, entry: HostReport): Promise<void> {
    const { books, user } = this.parts;
    const author = { user, source: 'host' };
    await reportErrors(books.database, mandantId, books.now(), author, [{ ...entry, batchId }]);
    books.events.publish(mandantId, 'log', { ids: [] });
  }
}
