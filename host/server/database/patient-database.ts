import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { isConnectionLost } from './database-error.ts';

/** A restart of the database server takes seconds to minutes. */
const PATIENCE_MS = 120_000;
const AGAIN_MS = 250;

/**
 * Lets a restart of the server pass: connections are asked for until there is one, reads and transactions that were broken off before their commit
 * went out are done again. Whether a commit that was not answered took place is not known here: that one fails as "connection lost", and who
 * asked asks again: the external key makes that harmless (rules.md 13).
 */
export function patient<Result extends PgQueryResultHKT>(
  pool: pg.Pool,
  on: (client: pg.Pool | pg.PoolClient) => PgDatabase<Result>,
): PgDatabase<Result> {
  const database = on(pool);
  const until = async <T>(attempt: () => Promise<T>, mayRepeat: () => boolean): Promise<T> => {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!isConnectionLost(error) || !mayRepeat() || performance.now() > end) throw error;
        await new Promise((wake) => setTimeout(wake, AGAIN_MS));
      }
    }
  };
  database.transaction = (work, config) => {
    let done = false;
    return until(
      async () => {
        // Taken and given back here: drizzle keeps one whose `begin` fails for ever, and the pool runs dry.
        const client = await pool.connect();
        try {
          return await on(client).transaction(async (tx) => {
            const answer = await work(tx);
            done = true; // from here on the commit may have gone out
            return answer;
          }, config);
        } finally {
          client.release();
        }
      },
      () => !done,
    );
  };
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  pool.query = ((...args: unknown[]) => {
    if (typeof args.at(-1) === 'function') return query(...args);
    const [statement] = args;
    const text = typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? '');
    const reads = /^\s*select\b/i.test(text);
    let sent = true;
    return until(
      async () => {
        sent = false;
        const client = await pool.connect();
        sent = true;
        try {
          return await (client.query as (...all: unknown[]) => Promise<unknown>)(...args);
        } finally {
          client.release();
        }
      },
      () => reads || !sent,
    );
  }) as typeof pool.query;
  return database;
}
