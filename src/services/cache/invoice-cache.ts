import type { ServiceIdentifier } from 'inversify';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { DocumentRow, SalesDocument } from '../lexoffice/sales-document.ts';

/** What was last read completely: rows of what was not done then, and how many entries waited. */
export interface CachedListing {
  readonly rows: readonly DocumentRow[];
  readonly waiting: number;
  readonly readAt: Instant;
}

/**
 * Saves requests, decides nothing: it may be empty, outdated or gone at any time, so a failure of it reads as "not there" and is never an error.
 */
export interface InvoiceCache {
  /** Last known version of each document, by id. */
  details(organizationId: string): Promise<ReadonlyMap<string, SalesDocument>>;
  saveDetail(document: SalesDocument): Promise<void>;
  forgetDetails(organizationId: string, documentIds: readonly string[]): Promise<void>;
  listing(organizationId: string): Promise<CachedListing | undefined>;
  /** Of the organisation that this Mandant read last, for a start without a connection. */
  lastListing(): Promise<CachedListing | undefined>;
  saveListing(organizationId: string, listing: CachedListing): Promise<void>;
}

export const InvoiceCache: ServiceIdentifier<InvoiceCache> = Symbol('InvoiceCache');
