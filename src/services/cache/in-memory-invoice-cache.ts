import type { SalesDocument } from '../lexoffice/sales-document.ts';
import type { CachedListing, InvoiceCache, LastCount } from './invoice-cache.ts';

/** For hosts without IndexedDB: as long as the process lives. */
export class InMemoryInvoiceCache implements InvoiceCache {
  readonly #documents = new Map<string, Map<string, SalesDocument>>();
  readonly #listings = new Map<string, CachedListing>();
  #last: LastCount | undefined;

  details(organizationId: string): Promise<ReadonlyMap<string, SalesDocument>> {
    return Promise.resolve(new Map(this.#documents.get(organizationId)));
  }

  someDetails(organizationId: string, documentIds: readonly string[]): Promise<readonly SalesDocument[]> {
    const known = this.#documents.get(organizationId);
    return Promise.resolve(documentIds.flatMap((id) => known?.get(id) ?? []));
  }

  saveDetail(document: SalesDocument): Promise<void> {
    const known = this.#documents.get(document.organizationId) ?? new Map<string, SalesDocument>();
    this.#documents.set(document.organizationId, known.set(document.id, document));
    return Promise.resolve();
  }

  forgetDetails(organizationId: string, documentIds: readonly string[]): Promise<void> {
    for (const id of documentIds) this.#documents.get(organizationId)?.delete(id);
    return Promise.resolve();
  }

  listing(organizationId: string): Promise<CachedListing | undefined> {
    return Promise.resolve(this.#listings.get(organizationId));
  }

  lastCount(): Promise<LastCount | undefined> {
    return Promise.resolve(this.#last);
  }

  saveListing(organizationId: string, listing: CachedListing): Promise<void> {
    this.#listings.set(organizationId, listing);
    this.#last = listing;
    return Promise.resolve();
  }
}
