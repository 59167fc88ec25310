import type { ServiceIdentifier } from 'inversify';
import type { CalendarDate, Instant } from '../../../host/api/calendar-date.ts';
import type { DocumentRow, SalesDocument, Unreadable } from '../lexoffice/sales-document.ts';

/** How many entries waited, and when. */
export interface LastCount {
  readonly waiting: number;
  readonly readAt: Instant;
}

/** What was last read completely, as far as a window needs it. */
export interface CachedListing extends LastCount {
  /** Of what the list held, and of what was remembered. */
  readonly rows: readonly DocumentRow[];
  /** Ids that the list itself held. */
  readonly listed: readonly string[];
  readonly unreadable: readonly Unreadable[];
  readonly total: number;
  readonly dropped: number;
  /** The boundary that was asked from, and the Berlin day from which the next listing will ask. */
  readonly lastFetchDate: CalendarDate;
  readonly updatedFrom: CalendarDate;
}

/**
 * Saves requests, decides nothing: it may be empty, outdated or gone at any time, so a failure of it reads as "not there" and is never an error.
 */
export interface InvoiceCache {
  /** Last known version of each document, by id. */
  details(organizationId: string): Promise<ReadonlyMap<string, SalesDocument>>;
  /** The same for some of them: what another process has read meanwhile. */
  someDetails(organizationId: string, documentIds: readonly string[]): Promise<readonly SalesDocument[]>;
  saveDetail(document: SalesDocument): Promise<void>;
  forgetDetails(organizationId: string, documentIds: readonly string[]): Promise<void>;
  listing(organizationId: string): Promise<CachedListing | undefined>;
  /** Of the organisation that this Mandant read last, for a start without a connection. */
  lastCount(): Promise<LastCount | undefined>;
  saveListing(organizationId: string, listing: CachedListing): Promise<void>;
}

export const InvoiceCache: ServiceIdentifier<InvoiceCache> = Symbol('InvoiceCache');
