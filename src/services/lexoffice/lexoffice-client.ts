import type { ServiceIdentifier } from 'inversify';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Lane } from '../../../host/api/connections.ts';
import type { Contact } from './contact.ts';
import type { Country, CountryClass, Profile } from './profile.ts';
import type { DocumentRow, DocumentType, SalesDocument, Unreadable } from './sales-document.ts';

export interface RequestOptions {
  readonly lane: Lane;
  readonly signal?: AbortSignal;
}

export interface DocumentFilter {
  /** Berlin day, inclusive; the API filters by whole days. */
  readonly updatedFrom?: CalendarDate;
  readonly createdFrom?: CalendarDate;
  readonly contactId?: string;
}

/** A complete sweep of a list, or what could be had of it. */
export interface Sweep<T> {
  readonly items: readonly (T | Unreadable)[];
  /** `page` of `pages` so far; the last one has `complete`. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** Whether every page was read and the list did not shift meanwhile (A6). */
  readonly complete: boolean;
  /** Rows that the filter should have kept out and that are not in `items`: drafts, days outside (A10, A13). Worth a line in the log when not 0. */
  readonly dropped?: number;
}

/** Lexware Office, read-only: asked by a worker itself, and by a page through it (docs/adr/0019). Every method rejects with a `LexofficeError`, or with an `AbortError` when its signal is aborted. */
export interface LexofficeClient {
  profile(options: RequestOptions): Promise<Profile>;
  /** Class of a country code; `none` for an absent code. Reads the country list once a week and keeps it. */
  countryClass(options: RequestOptions): Promise<(countryCode: string | undefined) => CountryClass>;
  /** Rows of rules.md 1, each filter applied again on our side. Emits after every page, with all items so far; each id once. */
  documents(filter: DocumentFilter, options: RequestOptions): AsyncIterable<Sweep<DocumentRow>>;
  document(type: DocumentType, id: string, options: RequestOptions): Promise<SalesDocument>;
  contacts(options: RequestOptions): AsyncIterable<Sweep<Contact>>;
  contact(id: string, options: RequestOptions): Promise<Contact>;
  /** Day on which a document was paid in full; `undefined` while it is not, or when nobody says. */
  paidOn(id: string, options: RequestOptions): Promise<CalendarDate | undefined>;
  /** Page of the document in the web app. */
  permalink(type: DocumentType | 'contact', id: string): string;
}

/** What only a worker asks for itself. */
export interface RemoteLexoffice extends LexofficeClient {
  /** The country list as it is there. */
  countries(options: RequestOptions): Promise<readonly Country[]>;
  /** The bytes of a document's file as received, with their content type. */
  file(
    type: DocumentType,
    id: string,
    accept: 'application/pdf' | 'application/xml' | '*/*',
    options: RequestOptions,
  ): Promise<{
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly contentType: string;
    readonly name?: string;
  }>;
}

export const RemoteLexoffice: ServiceIdentifier<RemoteLexoffice> = Symbol('RemoteLexoffice');

export const LexofficeClient: ServiceIdentifier<LexofficeClient> = Symbol('LexofficeClient');
