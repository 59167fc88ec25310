import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import type { CachedListing, InvoiceCache, LastCount } from './invoice-cache.ts';

interface CacheSchema extends DBSchema {
  details: { key: [organizationId: string, documentId: string]; value: SalesDocument };
  listings: { key: string; value: CachedListing };
  counts: { key: typeof LAST; value: LastCount };
}

/** Another shape of what is stored gets another number: then the old content is dropped, not converted. */
const VERSION = 3;
const LAST = 'last';

/** One database per Mandant. Writes are relaxed: what is lost is read again. */
export class IndexedDbInvoiceCache implements InvoiceCache {
  #opening: Promise<IDBPDatabase<CacheSchema>> | undefined;

  constructor(private readonly mandantId: string) {}

  details(organizationId: string): Promise<ReadonlyMap<string, SalesDocument>> {
    return this.#attempt(new Map<string, SalesDocument>(), async (database) => {
      const all = IDBKeyRange.bound([organizationId], [organizationId, []]);
      const documents = await database.getAll('details', all);
      return new Map(documents.map((document) => [document.id, document]));
    });
  }

  async someDetails(
    organizationId: string,
    documentIds: readonly string[],
  ): Promise<readonly SalesDocument[]> {
    const found = await this.#attempt([], (database) =>
      Promise.all(documentIds.map((id) => database.get('details', [organizationId, id]))),
    );
    return found.filter((document) => document !== undefined);
  }

  saveDetail(document: SalesDocument): Promise<void> {
    return this.#attempt(undefined, async (database) => {
      await database.put('details', document, [document.organizationId, document.id]);
    });
  }

  forgetDetails(organizationId: string, documentIds: readonly string[]): Promise<void> {
    return this.#attempt(undefined, async (database) => {
      const { store, done } = database.transaction('details', 'readwrite', { durability: 'relaxed' });
      await Promise.all([...documentIds.map((id) => store.delete([organizationId, id])), done]);
    });
  }

  listing(organizationId: string): Promise<CachedListing | undefined> {
    return this.#attempt(undefined, (database) => database.get('listings', organizationId));
  }

  lastCount(): Promise<LastCount | undefined> {
    return this.#attempt(undefined, (database) => database.get('counts', LAST));
  }

  saveListing(organizationId: string, listing: CachedListing): Promise<void> {
    return this.#attempt(undefined, async (database) => {
      const stores = ['listings', 'counts'] as const;
      const transaction = database.transaction(stores, 'readwrite', { durability: 'relaxed' });
      const { waiting, readAt } = listing;
      await Promise.all([
        transaction.objectStore('listings').put(listing, organizationId),
        transaction.objectStore('counts').put({ waiting, readAt }, LAST),
        transaction.done,
      ]);
    });
  }

  /** Private windows, full disks and broken profiles refuse: then there is no cache, and all else works. */
  async #attempt<T>(otherwise: T, action: (database: IDBPDatabase<CacheSchema>) => Promise<T>): Promise<T> {
    try {
      this.#opening ??= this.#open();
      return await action(await this.#opening);
    } catch {
      this.#opening = undefined;
      return otherwise;
    }
  }

  #open(): Promise<IDBPDatabase<CacheSchema>> {
    return openDB<CacheSchema>(`fibuscan-lexoffice-${this.mandantId}`, VERSION, {
      upgrade(database) {
        for (const name of database.objectStoreNames) database.deleteObjectStore(name);
        database.createObjectStore('details');
        database.createObjectStore('listings');
        database.createObjectStore('counts');
      },
      // A newer version in another tab must not wait for this one.
      blocking: () => void this.#opening?.then((database) => database.close()),
      terminated: () => (this.#opening = undefined),
    });
  }
}
