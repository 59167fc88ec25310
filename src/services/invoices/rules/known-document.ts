import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { BookingContext, BookingPerson, MissingRow } from '../../booking/booking.ts';
import type { Failure } from '../../failures.ts';
import type { DocumentRow, SalesDocument } from '../../lexoffice/sales-document.ts';
import type { TransferState } from '../../registry/document-record.ts';
import type { BlockedReason, Entry, EntryHint } from './entry.ts';

/** Everything known of one listed document. */
export interface KnownDocument {
  readonly row: DocumentRow;
  readonly state: TransferState;
  /** Of the row's version, once it was read. */
  readonly document?: SalesDocument;
  /** Why the document could not be read. */
  readonly failure?: Failure;
  /** Paths and codes of what could not be read of it. */
  readonly problem?: string;
}

export type CustomerAnswer =
  | { readonly ok: true; readonly person: BookingPerson }
  | {
      readonly ok: false;
      readonly reason: Extract<
        BlockedReason,
        'person-missing' | 'person-conflict' | 'collective-account-missing'
      >;
      readonly hint?: EntryHint;
    };

/** On whose account a document is booked: by contact id, never by name (rules.md 14, 26). */
export type CustomerOf = (contactId: string | undefined) => CustomerAnswer;

/** What the rules need besides the document itself. */
export interface Circumstances {
  readonly lastFetchDate: CalendarDate;
  /** Nothing more may be posted until this day (rules.md 30). */
  readonly closedUntil?: CalendarDate;
  readonly customerOf: CustomerOf;
  readonly booking: BookingContext;
}

/** The entries of one document, and rows that the account table lacks for them. */
export interface Classified {
  readonly entries: readonly Entry[];
  readonly missing: readonly MissingRow[];
}

/** Seen for the first time. */
export const UNTOUCHED: TransferState = { vouchers: [] };
