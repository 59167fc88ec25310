import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Books, Seat } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { hostSecrets, secrets } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import type { SecretBox } from './secret-box.ts';

const MASK = '•••';
/** A shorter value would be found in innocent text. */
const SHORTEST_MASKED = 8;

/** Whose secret: one per Mandant, plugin and setting. */
export interface SecretName {
  readonly mandantId: string;
  readonly plugin: string;
  readonly key: string;
}

const label = ({ mandantId, plugin, key }: SecretName): string => `${mandantId}/${plugin}/${key}`;
const hostLabel = (key: string): string => `host/${key}`;
const fingerprint = (value: string): string =>
  createHash('sha256').update('fingerprint').update(value).digest('hex').slice(0, 12);

/** Keeps secrets sealed. Values leave this class only towards the connection that they authenticate. */
export class Secrets {
  constructor(
    private readonly books: Books,
    private readonly box: SecretBox,
  ) {}

  async read(name: SecretName): Promise<string | undefined> {
    const [row] = await this.books.database.select().from(secrets).where(this.#openable(name));
    return row && this.#open(row);
  }

  /** Keys with a stored secret. One that cannot be opened, e.g. sealed with another key file, counts as absent. */
  async stored(mandantId: string, plugin: string): Promise<ReadonlySet<string>> {
    const rows = await this.books.database
      .select()
      .from(secrets)
      .where(this.#openable({ mandantId, plugin }));
    return new Set(rows.filter((row) => this.#open(row) !== undefined).map(({ key }) => key));
  }

  /** Mandanten with a secret of the plugin that can be opened. */
  async mandantenWith(plugin: string): Promise<ReadonlySet<string>> {
    const rows = await this.books.database
      .select()
      .from(secrets)
      .where(and(eq(secrets.plugin, plugin), eq(secrets.keyId, this.box.keyId)));
    return new Set(rows.filter((row) => this.#open(row) !== undefined).map(({ mandantId }) => mandantId));
  }

  /** Mandanten with secrets that this key does not open: it is another one, or they were damaged. */
  async unreadable(): Promise<readonly string[]> {
    const rows = await this.books.database.select().from(secrets);
    const lost = rows.filter((row) => row.keyId !== this.box.keyId || this.#open(row) === undefined);
    return [...new Set(lost.map(({ mandantId }) => mandantId))];
  }

  async store(seat: Seat, name: SecretName, value: string): Promise<void> {
    await this.books.database.transaction(async (tx) => {
      const old = await this.#fingerprint(tx, name);
      const sealed = { keyId: this.box.keyId, sealed: this.box.seal(value, label(name)) };
      await tx
        .insert(secrets)
        .values({ ...name, ...sealed })
        .onConflictDoUpdate({ target: [secrets.mandantId, secrets.plugin, secrets.key], set: sealed });
      await this.#audit(
        tx,
        seat,
        name,
        old === undefined ? 'secret.stored' : 'secret.replaced',
        old,
        fingerprint(value),
      );
    });
    this.#changed(name);
  }

  async remove(seat: Seat, name: SecretName): Promise<void> {
    const removed = await this.books.database.transaction(async (tx) => {
      const old = await this.#fingerprint(tx, name);
      const gone = await tx.delete(secrets).where(this.#named(name)).returning({ key: secrets.key });
      if (gone.length > 0) await this.#audit(tx, seat, name, 'secret.removed', old, undefined);
      return gone.length > 0;
    });
    if (removed) this.#changed(name);
  }

  /** Of the host itself, e.g. the password of its mail server. */
  async readOfHost(key: string): Promise<string | undefined> {
    const [row] = await this.books.database.select().from(hostSecrets).where(eq(hostSecrets.key, key));
    return row && this.#openOfHost(row);
  }

  /** @param value `null` removes it */
  async storeOfHost(key: string, value: string | null): Promise<void> {
    const { database } = this.books;
    if (value === null) {
      await database.delete(hostSecrets).where(eq(hostSecrets.key, key));
      return;
    }
    const sealed = { keyId: this.box.keyId, sealed: this.box.seal(value, hostLabel(key)) };
    await database
      .insert(hostSecrets)
      .values({ key, ...sealed })
      .onConflictDoUpdate({ target: hostSecrets.key, set: sealed });
  }

  /** Takes every stored secret out of a value that is about to be kept or shown. */
  async mask<T>(value: T): Promise<T> {
    const rows = await this.books.database.select().from(secrets).where(eq(secrets.keyId, this.box.keyId));
    const ofHost = await this.books.database.select().from(hostSecrets);
    const values = [...rows.map((row) => this.#open(row)), ...ofHost.map((row) => this.#openOfHost(row))]
      .filter((secret) => secret !== undefined)
      .filter((secret) => secret.length >= SHORTEST_MASKED);
    return values.length === 0 ? value : (masked(value, values) as T);
  }

  async #fingerprint(tx: Database, name: SecretName): Promise<string | undefined> {
    const [row] = await tx.select().from(secrets).where(this.#openable(name)).for('update');
    const value = row && this.#open(row);
    return value === undefined ? undefined : fingerprint(value);
  }

  /** One damaged secret must not keep the others, nor any log, from working. */
  #open(row: typeof secrets.$inferSelect): string | undefined {
    try {
      return this.box.open(row.sealed, label(row));
    } catch {
      return undefined;
    }
  }

  #openOfHost({ key, keyId, sealed }: typeof hostSecrets.$inferSelect): string | undefined {
    try {
      return keyId === this.box.keyId ? this.box.open(sealed, hostLabel(key)) : undefined;
    } catch {
      return undefined;
    }
  }

  async #audit(
    tx: Database,
    seat: Seat,
    name: SecretName,
    action: string,
    old: string | undefined,
    now: string | undefined,
  ): Promise<void> {
    await appendAudit(tx, name.mandantId, this.books.now(), seat.author, {
      action,
      subject: name.key,
      ...(old === undefined ? {} : { oldValue: { fingerprint: old } }),
      ...(now === undefined ? {} : { newValue: { fingerprint: now } }),
    });
  }

  #changed({ mandantId, plugin, key }: SecretName): void {
    this.books.events.publish(mandantId, 'settings', { ids: [key], plugin });
  }

  #named({ mandantId, plugin, key }: Omit<SecretName, 'key'> & { readonly key?: string }) {
    return and(
      eq(secrets.mandantId, mandantId),
      eq(secrets.plugin, plugin),
      key === undefined ? undefined : eq(secrets.key, key),
    );
  }

  #openable(name: Omit<SecretName, 'key'> & { readonly key?: string }) {
    return and(this.#named(name), eq(secrets.keyId, this.box.keyId));
  }
}

function masked(value: unknown, secretValues: readonly string[]): unknown {
  if (typeof value === 'string')
    return secretValues.reduce((text, secret) => text.replaceAll(secret, MASK), value);
  if (Array.isArray(value)) return value.map((item) => masked(item, secretValues));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [masked(key, secretValues), masked(member, secretValues)]),
  );
}
