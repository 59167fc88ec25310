import type { CalendarDate, Instant } from '../../../host/api/calendar-date.ts';
import type { Voucher, VoucherKind } from '../../../host/api/vouchers.ts';
import type { DocumentType } from '../lexoffice/sales-document.ts';

/** External key of a voucher (rules.md 13): `lexoffice:<organizationId>:<documentId>:<kind>:<revision>`. */
export interface ExternalKey {
  readonly organizationId: string;
  readonly documentId: string;
  readonly kind: VoucherKind;
  readonly revision: number;
}

/** The fields whose change after the transfer matters (rules.md 6), as they were when the document was booked. */
export interface Fingerprint {
  readonly number: string;
  readonly date: CalendarDate;
  readonly serviceFrom?: CalendarDate;
  readonly serviceTo?: CalendarDate;
  readonly contactId?: string;
  readonly taxType: string;
  readonly taxSubType?: string;
  /** `rate:net:tax` per rate, ascending. */
  readonly taxAmounts: readonly string[];
  readonly totalNetCents: number;
  readonly totalTaxCents: number;
  /** Gross. */
  readonly totalCents: number;
  /** `number:rate:net:tax:gross` per deduction. */
  readonly deductions: readonly string[];
  /** Shown as a hint only when they change; `name` also names the person when that changed. */
  readonly informational: {
    readonly dueDate?: CalendarDate;
    readonly name: string;
    readonly address: string;
  };
}

/** What the list said of a document when it was marked: enough to see later that it changed (rules.md 12). */
export interface Mark {
  readonly updatedDate: Instant;
  readonly voided: boolean;
  readonly number: string;
  readonly date: CalendarDate;
  readonly contactId?: string;
  readonly totalCents: number;
}

/** A voucher whose original is still to be fetched (rules.md 29). */
export interface MissingOriginal {
  /** `original` as the document's profile wants it, `stamped` the PDF of a voided one. */
  readonly file: 'xml' | 'pdf' | 'any' | 'stamped';
  /** Total that an XML must state, for the comparison (G12). */
  readonly totalCents?: number;
  /** Code of the last failure. */
  readonly failure?: string;
  /** How often it was asked for in vain, and when it may be asked for again. */
  readonly tries?: number;
  readonly nextTry?: Instant;
}

/** Kinds of entries that a user can dismiss or import again by themselves. */
export type DocumentEntryKind = 'invoice' | 'creditNote' | 'cancellation' | 'correction';

/** What the registry remembers of a document, in the host's shared state (collection `documents`, key = `<organizationId>:<documentId>`). */
export interface DocumentRecord {
  /** `unknown`: of a type that this version does not import; only the list tells about it (rules.md 5). */
  readonly type: DocumentType | 'unknown';
  /** Of the last booking; absent for a document that was only marked, dismissed or is waiting. */
  readonly fingerprint?: Fingerprint;
  /** updatedDate of the version that the fingerprint or the last check was made from. */
  readonly checkedUpdatedDate?: Instant;
  /** The version `checkedUpdatedDate` differs from the fingerprint in a relevant field: it waits although its details may be gone (rules.md 8). */
  readonly changed?: boolean;
  /** "Als übertragen gekennzeichnet" without a booking here (rules.md 12). */
  readonly marked?: Mark;
  /** "Verworfen" by the user: updatedDate of then, by kind of entry. */
  readonly dismissed?: Readonly<Partial<Record<DocumentEntryKind, Instant>>>;
  /** "Zur Kenntnis genommen": updatedDate of a document that stays out and that the user wants to see again only when it changed (rules.md 5). */
  readonly noted?: Instant;
  /** The version whose correction was dismissed; a further change is offered again. */
  readonly dismissedChange?: Fingerprint;
  /** Taken by hand from "Vor dem Abrufdatum" (rules.md 4). */
  readonly takenByHand?: boolean;
  /** "Auf Sammeldebitor buchen": its contact is gone in Lexware Office (rules.md 26). */
  readonly onCollective?: boolean;
  /** Accounts that the user chose for this document, by tax case (rules.md 22). */
  readonly accounts?: Readonly<Record<string, string>>;
  /** "Erneut importieren": kinds whose deleted voucher is booked once more (rules.md 12). */
  readonly again?: readonly DocumentEntryKind[];
  /** Seen and not settled: found again by every listing whatever the watermark says (rules.md 3). */
  readonly waiting?: boolean;
  /** Berlin day of updatedDate when the Storno was first seen (rules.md 7). */
  readonly voidedSeen?: CalendarDate;
  /** Left open by a version up to 0.2, which wrote it ahead of a voucher (earlier-intent.ts). */
  readonly intent?: {
    readonly externalKey: string;
    readonly batchId: string;
    readonly since: Instant;
    /** What the record gets when the voucher turns out to be booked. */
    readonly done: BookedFacts;
  };
  /** Originals still to be fetched, by external key of the voucher; those noted by a version up to 0.2 by its id. */
  readonly originals?: Readonly<Record<string, MissingOriginal>>;
  /** Reason last written to the Fehlerprotokoll, by kind of entry: the same one is not repeated with every run. */
  readonly reported?: Readonly<Record<string, string>>;
}

/** What a record gets with a voucher. */
export interface BookedFacts extends Pick<
  DocumentRecord,
  'fingerprint' | 'checkedUpdatedDate' | 'voidedSeen'
> {
  readonly original?: MissingOriginal;
}

/** Vouchers and record of one document. */
export interface TransferState {
  readonly record?: DocumentRecord;
  /** Of the stored record; absent: there is none. */
  readonly version?: number;
  /** There is a record that this version cannot read: what it held is not known, and it stays until the user decides (R7). */
  readonly unreadable?: boolean;
  /** The stored record holds an open intent of an earlier version; `record` shows it as the vouchers decide it (B9). */
  readonly interrupted?: boolean;
  /** Of this document, deleted ones included, by external key order. */
  readonly vouchers: readonly Voucher[];
}

/** Answers with the new record, or with the same one when there is nothing to change. */
export type RecordChange = (record: DocumentRecord | undefined) => DocumentRecord | undefined;

export interface UpdateOptions {
  /** Whether the change makes a record anew that cannot be read (R6, R7). */
  readonly replacesUnreadable?: boolean;
}

/** How far the list was read completely (rules.md 3). */
export interface Watermark {
  /** Berlin day from which the next listing asks. */
  readonly updatedFrom: CalendarDate;
  readonly readAt: Instant;
  /** Boundary that it was read for; one that lies before it makes the watermark void (rules.md 13). */
  readonly lastFetchDate: CalendarDate;
}
