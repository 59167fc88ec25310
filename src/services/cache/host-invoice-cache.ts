import type { Cache } from '../../../host/api/cache.ts';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import type { CachedListing, InvoiceCache, LastCount } from './invoice-cache.ts';

/** Another shape of what is stored gets another number: then the old content is not found, and goes by its age. */
const VERSION = 'v2';
const LAST = `${VERSION}/last`;

const detailKey = (organizationId: string, documentId = ''): string =>
  `${VERSION}/detail/${organizationId}/${documentId}`;
const listingKey = (organizationId: string): string => `${VERSION}/listing/${organizationId}`;

/** In the host, for all seats and workers of the Mandant. */
export class HostInvoiceCache implements InvoiceCache {
  constructor(private readonly cache: Cache) {}

  details(organizationId: string): Promise<ReadonlyMap<string, SalesDocument>> {
    return attempt(new Map<string, SalesDocument>(), async () => {
      const entries = await this.cache.list(detailKey(organizationId));
      const documents = entries.map(({ value }) => value as SalesDocument);
      return new Map(documents.map((document) => [document.id, document]));
    });
  }

  someDetails(organizationId: string, documentIds: readonly string[]): Promise<readonly SalesDocument[]> {
    return attempt([], async () => {
      const entries = await this.cache.get(documentIds.map((id) => detailKey(organizationId, id)));
      return entries.map(({ value }) => value as SalesDocument);
    });
  }

  saveDetail(document: SalesDocument): Promise<void> {
    const key = detailKey(document.organizationId, document.id);
    return attempt(undefined, () => this.cache.put([{ key, value: document }]));
  }

  forgetDetails(organizationId: string, documentIds: readonly string[]): Promise<void> {
    return attempt(undefined, () =>
      this.cache.remove(documentIds.map((id) => detailKey(organizationId, id))),
    );
  }

  listing(organizationId: string): Promise<CachedListing | undefined> {
    return attempt(undefined, async () => {
      const [found] = await this.cache.get([listingKey(organizationId)]);
      return found?.value as CachedListing | undefined;
    });
  }

  lastCount(): Promise<LastCount | undefined> {
    return attempt(undefined, async () => {
      const [found] = await this.cache.get([LAST]);
      return found?.value as LastCount | undefined;
    });
  }

  saveListing(organizationId: string, listing: CachedListing): Promise<void> {
    const { waiting, readAt } = listing;
    return attempt(undefined, () =>
      this.cache.put([
        { key: listingKey(organizationId), value: listing },
        { key: LAST, value: { waiting, readAt } satisfies LastCount },
      ]),
    );
  }
}

/** A host that does not answer has no cache either. */
async function attempt<T>(otherwise: T, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch {
    return otherwise;
  }
}
