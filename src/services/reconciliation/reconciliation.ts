import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Voucher, VoucherLine } from '../../../host/api/vouchers.ts';
import type { Failure } from '../failures.ts';
import type { DocumentType } from '../lexoffice/sales-document.ts';
import type { Cents } from '../money/cents.ts';
import type { EntryClass, EntryKind, FieldDifference, Reason } from '../invoices/rules/entry.ts';

/**
 * What became of one document. Closed list: `equal` in both with the same content · `only-there` the document or its Storno is not in FIBUscan ·
 * `only-here` booked, not in the list, and reading it failed or is still to come · `being-edited` booked, and a draft again (C7) · `gone` booked, and
 * deleted there · `different` a relevant field or the sum differs (rules.md 6) · `unchecked` changed there, and its details are not to be had yet ·
 * `marked` booked elsewhere (rules.md 4, 12) · `dismissed` by the user.
 */
export type FindingState =
  | 'equal'
  | 'only-there'
  | 'only-here'
  | 'being-edited'
  | 'gone'
  | 'different'
  | 'unchecked'
  | 'marked'
  | 'dismissed';

export interface Tally {
  readonly count: number;
  /** Gross, with the sign of the revenue side. */
  readonly cents: Cents;
}

/** A document and its Storno: both stand in the list and in the books, one beside the other (rules.md 7). */
export interface Standing {
  readonly own: Tally;
  readonly cancellation: Tally;
}

/** The other half of a document that Lexware Office corrected by voiding it and making a copy (C8). */
export interface CorrectionLink {
  readonly role: 'replaced-by' | 'replaces';
  readonly number: string;
}

/** What a finding shows of a voucher. */
export type FindingVoucher = Pick<Voucher, 'id' | 'kind' | 'number' | 'date' | 'deleted' | 'grossCents'> & {
  readonly lines: readonly Pick<VoucherLine, 'taxCase'>[];
};

/** One document; each in exactly one finding. */
export interface Finding {
  /** Document id; `row:<position>` for a row without a readable one. */
  readonly key: string;
  readonly state: FindingState;
  /** Of the document itself. */
  readonly kind: Exclude<EntryKind, 'correction' | 'cancellation'>;
  /** Whether only the Storno is missing here. */
  readonly cancellationOnly: boolean;
  readonly number: string;
  /** Of the document; absent when nothing readable says it. */
  readonly date?: CalendarDate;
  /** Berlin day on which it was written in Lexware Office; later than its month when it was entered late (A16). */
  readonly createdOn?: CalendarDate;
  readonly contactName: string;
  /** For the link to Lexware Office: absent for what is not there any more. */
  readonly page?: { readonly type: DocumentType; readonly id: string };
  /** As Lexware Office states it. An amount in another currency is not counted as euros. */
  readonly there: Standing;
  /** As it stands in FIBUscan, before the deduction of Abschläge, as the document states it too (rules.md 25). */
  readonly here: Standing;
  /** What the import window would say of it, as far as the list tells. */
  readonly class?: EntryClass;
  readonly reason?: Reason | 'voucher-deleted';
  /** Whether a rule or the user decided that it differs, and nothing is to be done. */
  readonly settled: boolean;
  readonly differences: readonly FieldDifference[];
  /** Fields whose change is only a hint (rules.md 6). */
  readonly informational: readonly string[];
  readonly correction?: CorrectionLink;
  /** Why it could not be read. */
  readonly failure?: Failure;
  /** Still to be read. */
  readonly pending: boolean;
  /** Of this document, deleted ones included. */
  readonly vouchers: readonly FindingVoucher[];
}

/** Numbers that no document has; an information, never an error (C9). */
export interface NumberGap {
  readonly first: string;
  /** The same as `first` for a single number. */
  readonly last: string;
  readonly count: number;
  /** Of the document after the gap. */
  readonly month: string;
}

export type BalanceKind = Finding['kind'] | 'cancellation';

export interface Balance {
  readonly there: Tally;
  readonly here: Tally;
}

/** `settled`: every difference was decided by a rule or by the user. */
export type BalanceStatus = 'equal' | 'settled' | 'open';

/** All documents dated in one month; a Storno or correction counts in the month of its document, whenever it was booked. */
export interface MonthBalance extends Balance {
  /** `2026-11`, of the document date; empty for documents without a readable one. */
  readonly month: string;
  readonly kinds: readonly (readonly [BalanceKind, Balance])[];
  readonly status: BalanceStatus;
}

/** Plain JSON. */
export interface Reconciliation {
  /** Oldest first. */
  readonly months: readonly MonthBalance[];
  readonly total: Balance & { readonly status: BalanceStatus };
  /** By date and number. */
  readonly findings: readonly Finding[];
  readonly gaps: readonly NumberGap[];
  /** Created up to the boundary and unknown here: not compared (rules.md 2). */
  readonly beforeBoundary: Tally;
  readonly lastFetchDate: CalendarDate;
  /** Whether the list was read without a gap (A6). */
  readonly complete: boolean;
}

/** Month of a finding as in `MonthBalance`. */
export function monthOf(date: CalendarDate | undefined): string {
  return date?.slice(0, 7) ?? '';
}
