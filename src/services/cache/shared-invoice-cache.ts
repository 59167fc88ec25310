import type { SalesDocument } from '../lexoffice/sales-document.ts';
import { secondOf } from '../registry/instants.ts';
import type { CachedListing, InvoiceCache } from './invoice-cache.ts';

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

  async lastListing(): Promise<CachedListing | undefined> {
    return later(...(await Promise.all([this.own.lastListing(), this.shared.lastListing()])));
  }

  async saveListing(organizationId: string, listing: CachedListing): Promise<void> {
    await Promise.all([
      this.own.saveListing(organizationId, listing),
      this.shared.saveListing(organizationId, listing),
    ]);
  }
}

function later(a: CachedListing | undefined, b: CachedListing | undefined): CachedListing | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.readAt < b.readAt ? b : a;
}
