import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import { lacksSpaceToOpen, StorageFull, type FreeBytes } from './drive-space.ts';
import { openDurablePglite } from './durable-pglite.ts';
import { patient } from './patient-database.ts';

/** How a result of `execute` looks on both drivers. */
interface RowsResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}
interface Rows<Row> {
  readonly rows: readonly Row[];
}

/** The database or a transaction on it: both drivers, one dialect. */
export type Database = PgDatabase<RowsResult>;

export interface OpenedDatabase {
  readonly database: Database;
  /** Only a PostgreSQL server is shared with other host servers. */
  readonly pool?: pg.Pool;
  /** The embedded one. */
  readonly pglite?: PGlite;
  close(): Promise<void>;
}

/** Every session: seals compare texts of instants; `fibuscan.writer` lets the triggers seal what is written (seal-step.ts). */
const session = (writes: boolean): string =>
  `select set_config('timezone', 'UTC', false), set_config('fibuscan.writer', '${writes ? 'host' : ''}', false)`;

/** PostgreSQL at `databaseUrl`, else PGlite in `folder`, else PGlite in memory. */
export async function openDatabase(options: {
  readonly databaseUrl?: string;
  readonly folder?: string;
  /** For the program itself: what it writes is sealed. What others write shows. */
  readonly seals?: boolean;
  /** For tests. Default: the operating system says. */
  readonly freeBytes?: FreeBytes;
}): Promise<OpenedDatabase> {
  const begin = session(options.seals === true);
  if (options.databaseUrl !== undefined) {
    // Waited for before the connection is handed out, whatever its type says.
    const onConnect = (client: pg.ClientBase): unknown => client.query(begin);
    const pool = new pg.Pool({
      connectionString: options.databaseUrl,
      max: 10,
      onConnect,
    });
    // An idle connection that breaks is replaced by the pool; unheard, its event would end the process.
    pool.on('error', () => undefined);
    // Also while it is in use: the statement that it breaks fails and tells, its event would end the process.
    pool.on('connect', (client) => client.on('error', () => undefined));
    try {
      await pool.query('select 1');
    } catch (error) {
      await pool.end();
      throw new Error(`PostgreSQL (DATABASE_URL) ist nicht zu erreichen: ${messageOf(error)}`, {
        cause: error,
      });
    }
    const database = patient(pool, (client) => drizzlePostgres({ client }) as unknown as Database);
    return { database, pool, close: () => pool.end() };
  }
  const { folder } = options;
  const client =
    folder === undefined
      ? await PGlite.create()
      : await openDurablePglite(folder).catch(async (error: unknown) => {
          const code = codeOf(error);
          // Nothing is damaged: a backup put back now would lose what is newer.
          if (code.code === undefined && (await lacksSpaceToOpen(folder, options.freeBytes)))
            throw Object.assign(new StorageFull(), { code: 'ENOSPC', cause: error });
          // Neither the system nor the drive refused: what lies there cannot be read, and PGlite only says that it gave up.
          const message =
            code.code === undefined
              ? `Die Datenbank in ${folder} ist beschädigt und lässt sich nicht öffnen. Zurück zum Stand einer Sicherung (sie liegen neben ihr im Ordner backups): npm run restore -- --from SICHERUNG`
              : `Die Datenbank in ${folder} lässt sich nicht öffnen: ${messageOf(error)}`;
          throw Object.assign(new Error(message, { cause: error }), code);
        });
  await client.exec(begin);
  return {
    database: drizzlePglite({ client }) as unknown as Database,
    pglite: client,
    close: () => client.close(),
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'interner Fehler');

/** Of the system, or of the file system inside PGlite, whose errors are numbers (51 = no space left). */
function codeOf(error: unknown): { code?: string } {
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  if (typeof code === 'string') return { code };
  return errno === 51 ? { code: 'ENOSPC' } : {};
}
