import type { SalesDocument } from '../lexoffice/sales-document.ts';
import { secondOf } from '../registry/instants.ts';
import type { CachedListing, InvoiceCache, LastCount } from './invoice-cache.ts';

/** The cache of a page: its own, for the first paint and while the host is away, and the host's, which other seats and the workers fill too. */
export class SharedInvoiceCache implements InvoiceCache {
  constructor(
    private readonly own: InvoiceCache,
    private readonly shared: InvoiceCache,
  ) {}

  async details(organizationId: string): Promise<ReadonlyMap<string, SalesDocument>> {
    const [own, shared] = await Promise.all([
      this.own.details(organizationId),
      this.shared.details(organizationId),
    ]);
    const newest = new Map(shared);
    for (const document of own.values()) {
      const other = shared.get(document.id);
      if (other === undefined || secondOf(other.updatedDate) < secondOf(document.updatedDate))
        newest.set(document.id, document);
    }
    return newest;
  }

  /** What somebody else has read meanwhile can only be in the host's. */
  async someDetails(
    organizationId: string,
    documentIds: readonly string[],
  ): Promise<readonly SalesDocument[]> {
    const found = await this.shared.someDetails(organizationId, documentIds);
    await Promise.all(found.map((document) => this.own.saveDetail(document)));
    return found;
  }

  async saveDetail(document: SalesDocument): Promise<void> {
    await Promise.all([this.own.saveDetail(document), this.shared.saveDetail(document)]);
  }

  async forgetDetails(organizationId: string, documentIds: readonly string[]): Promise<void> {
    await Promise.all([
      this.own.forgetDetails(organizationId, documentIds),
      this.shared.forgetDetails(organizationId, documentIds),
    ]);
  }

  async listing(organizationId: string): Promise<CachedListing | undefined> {
    return later(
      ...(await Promise.all([this.own.listing(organizationId), this.shared.listing(organizationId)])),
    );
  }

  async lastCount(): Promise<LastCount | undefined> {
    return later(...(await Promise.all([this.own.lastCount(), this.shared.lastCount()])));
  }

  async saveListing(organizationId: string, listing: CachedListing): Promise<void> {
    await Promise.all([
      this.own.saveListing(organizationId, listing),
      this.shared.saveListing(organizationId, listing),
    ]);
  }
}

function later<T extends LastCount>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.readAt < b.readAt ? b : a;
}
