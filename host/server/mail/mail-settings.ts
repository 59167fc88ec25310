import { eq } from 'drizzle-orm';
import type { MailRecipients, MailServer, MailServerInput } from '../../wire/mail.ts';
import type { Author } from '../author.ts';
import type { Books, Seat } from '../books/books.ts';
import { listMandanten } from '../books/mandanten.ts';
import type { Database } from '../database/open-database.ts';
import { hostSettings, mailRecipients } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { without } from '../present.ts';
import type { Secrets } from '../secrets/secrets.ts';

const SERVER = 'mail-server';
const PASSWORD = 'mail-password';
const NOBODY: MailRecipients = { recipients: [], occasion: 'attention' };

/** The mail server of the host, with its password sealed, and whom each Mandant wants told. */
export class MailSettings {
  constructor(
    private readonly books: Books,
    private readonly secrets: Secrets,
  ) {}

  async server(): Promise<MailServer | undefined> {
    const [row] = await this.books.database.select().from(hostSettings).where(eq(hostSettings.key, SERVER));
    if (row === undefined) return undefined;
    const hasPassword = (await this.password()) !== undefined;
    return { ...(row.value as Omit<MailServer, 'hasPassword'>), hasPassword };
  }

  /** Towards the mail server, and to nobody else. */
  password(): Promise<string | undefined> {
    return this.secrets.readOfHost(PASSWORD);
  }

  /** A password stays as it is only for where it was entered for: whoever names another server does not get it sent there. */
  async store(input: MailServerInput, author: Author): Promise<void> {
    const value = without(input, 'password');
    const before = await this.server();
    const isElsewhere = (['host', 'port', 'encryption', 'user'] as const).some(
      (key) => before?.[key] !== input[key],
    );
    const isKept = input.password === undefined && !isElsewhere;
    const hasPassword = isKept ? before?.hasPassword === true : typeof input.password === 'string';
    await this.books.database.transaction(async (tx) => {
      await tx
        .insert(hostSettings)
        .values({ key: SERVER, value })
        .onConflictDoUpdate({ target: hostSettings.key, set: { value } });
      await this.#log(tx, author, before, { ...value, hasPassword });
    });
    if (input.password !== undefined || isElsewhere)
      await this.secrets.storeOfHost(PASSWORD, input.password ?? null);
  }

  async remove(author: Author): Promise<void> {
    const before = await this.server();
    await this.books.database.transaction(async (tx) => {
      await tx.delete(hostSettings).where(eq(hostSettings.key, SERVER));
      if (before !== undefined) await this.#log(tx, author, before, undefined);
    });
    await this.secrets.storeOfHost(PASSWORD, null);
  }

  /** Through it the runs of every Mandant are told, so it stands in the Logbuch of each; of the password only whether there is one. */
  async #log(
    tx: Database,
    author: Author,
    oldValue: MailServer | undefined,
    newValue: MailServer | undefined,
  ): Promise<void> {
    const change = { action: 'setting.changed', subject: 'mail.server', oldValue, newValue };
    for (const { id } of await listMandanten(tx)) await appendAudit(tx, id, this.books.now(), author, change);
  }

  async recipients(mandantId: string, tx: Database = this.books.database): Promise<MailRecipients> {
    const [row] = await tx.select().from(mailRecipients).where(eq(mailRecipients.mandantId, mandantId));
    return row === undefined ? NOBODY : { recipients: [...row.recipients], occasion: row.occasion };
  }

  async tell(seat: Seat, { recipients, occasion }: MailRecipients): Promise<void> {
    const { books } = this;
    const { mandantId } = seat;
    await books.database.transaction(async (tx) => {
      const old = await this.recipients(mandantId, tx);
      await tx
        .insert(mailRecipients)
        .values({ mandantId, recipients, occasion })
        .onConflictDoUpdate({ target: mailRecipients.mandantId, set: { recipients, occasion } });
      await appendAudit(tx, mandantId, books.now(), seat.author, {
        action: 'setting.changed',
        subject: 'mail.recipients',
        oldValue: old,
        newValue: { recipients, occasion },
      });
    });
  }
}
