import type { Database } from './open-database.ts';

/** Reads several times and sees one moment, whatever is committed meanwhile. */
export const inSnapshot = <T>(database: Database, read: (tx: Database) => Promise<T>): Promise<T> =>
  database.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });
