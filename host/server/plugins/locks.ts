import { randomUUID } from 'node:crypto';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { LockGranted, LockRefused } from '../../wire/locks.ts';
import type { Author } from '../author.ts';
import { isUuid } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { locks } from '../database/schema.ts';
import { Refusal } from '../refusal.ts';

export interface LockName {
  readonly mandantId: string;
  readonly plugin: string;
  readonly name: string;
}

/**
 * Locks over all seats. One statement decides who gets one; expiry is measured by the clock of the database, which all servers share,
 * or by an injected one.
 */
export class Locks {
  constructor(
    private readonly database: Database,
    private readonly clock: (() => Date) | undefined,
  ) {}

  async acquire(
    lock: LockName,
    { user, seat }: Author,
    { description, ttlMs }: { readonly description: string; readonly ttlMs: number },
  ): Promise<LockGranted | LockRefused> {
    for (;;) {
      const granted = {
        token: randomUUID(),
        user,
        seat: seat ?? null,
        description,
        since: sql`${this.#now()}`,
        expiresAt: this.#in(ttlMs),
      };
      const [row] = await this.database
        .insert(locks)
        .values({ ...lock, ...granted })
        .onConflictDoUpdate({
          target: [locks.mandantId, locks.plugin, locks.name],
          set: granted,
          // A run that was cut off holds its own lock: whoever goes on with it takes it over.
          setWhere: sql`${locks.expiresAt} <= ${this.#now()} or (${locks.seat} = ${seat ?? null} and ${locks.seat} like 'run:%')`,
        })
        .returning();
      if (row !== undefined) return { token: row.token, expiresAt: row.expiresAt.toISOString() };
      const [held] = await this.database.select().from(locks).where(this.#named(lock));
      // Released between the two statements: try again.
      if (held === undefined) continue;
      return {
        holder: {
          user: held.user,
          description: held.description,
          since: held.since.toISOString(),
          expiresAt: held.expiresAt.toISOString(),
        },
      };
    }
  }

  /** @throws Refusal when the lock has expired or somebody else took it over: the holder must stop. */
  async renew(lock: LockName, token: string, ttlMs: number): Promise<LockGranted> {
    const [row] = isUuid(token)
      ? await this.database
          .update(locks)
          .set({ expiresAt: this.#in(ttlMs) })
          .where(and(this.#named(lock), eq(locks.token, token), sql`${locks.expiresAt} > ${this.#now()}`))
          .returning()
      : [];
    if (row === undefined) throw new Refusal('not-found', 'Die Sperre ist abgelaufen.');
    return { token: row.token, expiresAt: row.expiresAt.toISOString() };
  }

  /** Releasing a lock that one no longer holds does nothing. */
  async release(lock: LockName, token: string): Promise<void> {
    if (isUuid(token))
      await this.database.delete(locks).where(and(this.#named(lock), eq(locks.token, token)));
  }

  #named({ mandantId, plugin, name }: LockName): SQL | undefined {
    return and(eq(locks.mandantId, mandantId), eq(locks.plugin, plugin), eq(locks.name, name));
  }

  #now(): SQL {
    return this.clock === undefined
      ? sql`clock_timestamp()`
      : sql`${this.clock().toISOString()}::timestamptz`;
  }

  #in(milliseconds: number): SQL {
    return sql`${this.#now()} + ${milliseconds} * interval '1 millisecond'`;
  }
}
