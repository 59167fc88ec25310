import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ErrorLogInput } from '../../../host/api/log.ts';
import { InMemoryUnsentReports } from './in-memory-unsent-reports.ts';
import type { UnsentReports } from './unsent-reports.ts';

interface ReportsSchema extends DBSchema {
  lines: { key: number; value: ErrorLogInput };
}

/** A database of its own per Mandant: that of the cache drops its content whenever its shape changes. */
export class IndexedDbUnsentReports implements UnsentReports {
  /** Where the browser refuses to store anything: as long as the page lives. */
  readonly #refused = new InMemoryUnsentReports();
  #isRefused = false;

  constructor(private readonly mandantId: string) {}

  add(lines: readonly ErrorLogInput[]): Promise<void> {
    return this.#attempt(
      async (database) => {
        const { store, done } = database.transaction('lines', 'readwrite');
        await Promise.all([...lines.map((line) => store.add(line)), done]);
      },
      () => this.#refused.add(lines),
    );
  }

  all(): Promise<ReadonlyMap<number, ErrorLogInput>> {
    return this.#attempt(
      async (database) => {
        const { store } = database.transaction('lines');
        const [keys, lines] = await Promise.all([store.getAllKeys(), store.getAll()]);
        return new Map(lines.map((line, index) => [keys[index] ?? 0, line]));
      },
      () => this.#refused.all(),
    );
  }

  remove(keys: Iterable<number>): Promise<void> {
    return this.#attempt(
      async (database) => {
        const { store, done } = database.transaction('lines', 'readwrite');
        await Promise.all([...Array.from(keys, (key) => store.delete(key)), done]);
      },
      () => this.#refused.remove(keys),
    );
  }

  async #attempt<T>(
    stored: (database: IDBPDatabase<ReportsSchema>) => Promise<T>,
    otherwise: () => Promise<T>,
  ): Promise<T> {
    if (this.#isRefused) return otherwise();
    let database: IDBPDatabase<ReportsSchema> | undefined;
    try {
      database = await openDB<ReportsSchema>(`fibuscan-lexoffice-reports-${this.mandantId}`, 1, {
        upgrade: (created) => void created.createObjectStore('lines', { autoIncrement: true }),
      });
      return await stored(database);
    } catch {
      this.#isRefused = true;
      return await otherwise();
    } finally {
      database?.close();
    }
  }
}
