import type { CalendarDate, Instant } from '../../../../host/api/calendar-date.ts';
import type { Booking, BookingProblem } from '../../booking/booking.ts';
import type { Failure } from '../../failures.ts';
import type { DocumentRow, SalesDocument } from '../../lexoffice/sales-document.ts';
import type { Cents } from '../../money/cents.ts';

// The closed lists of glossary.md.
export type EntryClass = 'preselected' | 'offered' | 'blocked' | 'leftOut' | 'transferred';
/** In the order in which lists and sums show them. */
export const ENTRY_KINDS = [
  'invoice',
  'creditNote',
  'cancellation',
  'correction',
  'downPaymentInvoice',
  'unknown',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
export type LeftOutReason =
  | 'type'
  | 'status'
  | 'being-edited'
  | 'currency'
  | 'unreadable'
  | 'created-before-cutoff'
  | 'dismissed'
  | 'not-selected';
export type BlockedReason =
  | 'person-missing'
  | 'person-conflict'
  | 'collective-account-missing'
  | 'amounts-differ'
  | 'account-missing'
  | 'account-unconfirmed';
/** What of a booking the user should look at before it is chosen, in the order of rules.md. */
export const DOUBTS = ['closing-invoice', 'tax-implausible', 'vat-id-missing', 'period-closed'] as const;
export type Doubt = (typeof DOUBTS)[number];
export type OfferedReason =
  'changed-after-transfer' | 'run-undone' | 'marked-transferred' | 'record-unreadable' | Doubt;
export type Reason = LeftOutReason | BlockedReason | OfferedReason;

export type EntryHint =
  | Booking['hints'][number]
  | { readonly code: 'original-booked-elsewhere' }
  | { readonly code: 'voided-before-transfer' }
  /** Its tax is owed from the document's month until then (rules.md 7). */
  | { readonly code: 'voided-in-other-month'; readonly date: CalendarDate }
  | { readonly code: 'created-before-cutoff' }
  // Second looks (rules.md 32).
  | { readonly code: 'number-twice' }
  | { readonly code: 'looks-alike' | 'credit-of-voided'; readonly number: string }
  | {
      readonly code: 'credit-above-invoice';
      readonly number: string;
      readonly creditedCents: Cents;
      readonly invoiceCents: Cents;
    }
  | { readonly code: 'archived' }
  | { readonly code: 'informational-change'; readonly fields: readonly string[] }
  | { readonly code: 'voucher-gone' }
  /** What could not be read, by paths on the wire. */
  | { readonly code: 'unreadable-fields'; readonly fields: readonly string[] }
  | { readonly code: 'being-checked' }
  | { readonly code: 'on-collective-account' }
  | { readonly code: 'person-refused'; readonly number?: string; readonly problem: string };

/** A relevant field that changed after the transfer (rules.md 6). Values as text for display. */
export interface FieldDifference {
  readonly field: string;
  readonly oldValue: string;
  readonly newValue: string;
}

/** One line of the import window (rules.md, "Entry"). */
export interface Entry {
  /** `<documentId>:<kind>`; for an unreadable row without id `row:<position>`. */
  readonly key: string;
  readonly documentId: string;
  readonly kind: EntryKind;
  readonly class: EntryClass;
  /** Absent for preselected and transferred entries. */
  readonly reason?: Reason;
  readonly hints: readonly EntryHint[];
  /** Absent when the row could not be read. */
  readonly row?: DocumentRow;
  readonly number: string;
  readonly relatedNumber?: string;
  /** Of the entry: a Storno after the transfer has its own (rules.md 7). */
  readonly date?: CalendarDate;
  readonly contactName: string;
  /** With the sign of the revenue side: negative for credit note and Storno. From the row until the details are there. */
  readonly grossCents: Cents;
  /** `none`: not needed (left out, transferred and unchanged). */
  readonly detail: 'none' | 'pending' | 'ready' | 'failed';
  readonly document?: SalesDocument;
  /** What would be booked; a correction books a reversal and this. */
  readonly booking?: Booking;
  readonly reversal?: Booking;
  readonly problems: readonly BookingProblem[];
  readonly differences: readonly FieldDifference[];
  /** Of a detail that could not be read, or of an unreadable row. */
  readonly failure?: Failure;
}

/** Waiting = needs the user (rules.md 8): the badge counts these, the main list shows these. */
export function isWaiting(entry: Pick<Entry, 'class'>): boolean {
  return entry.class === 'preselected' || entry.class === 'offered' || entry.class === 'blocked';
}

/** What the import window shows; a new one after every page and every detail. */
export interface ImportList {
  readonly status: 'listing' | 'details' | 'ready' | 'failed';
  readonly entries: readonly Entry[];
  /** Progress of the list and of the details. */
  readonly listed: { readonly done: number; readonly total: number };
  readonly details: { readonly done: number; readonly total: number; readonly remainingMs?: number };
  /** Whether the listing was complete; otherwise what is missing is said. */
  readonly complete: boolean;
  /** Rows that nobody asked for and that stayed out (rules.md 1). */
  readonly dropped?: number;
  /** Rights that the key lacks: documents of these kinds are listed, and cannot be read. */
  readonly lacking?: readonly Failure[];
  readonly failure?: Failure;
  readonly lastFetchDate: CalendarDate;
  /** Nothing more may be posted until this day (rules.md 30). */
  readonly closedUntil?: CalendarDate;
  readonly readAt?: Instant;
}
