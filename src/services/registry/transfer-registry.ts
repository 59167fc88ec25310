import type { ServiceIdentifier } from 'inversify';
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
  readonly totalCents: number;
  /** `number:rate:gross` per deduction. */
  readonly deductions: readonly string[];
  /** Shown as a hint only when they change. */
  readonly informational: { readonly dueDate?: CalendarDate; readonly address: string };
}

/** What the registry remembers of a document, in the host's shared state (collection `documents`, key = `<organizationId>:<documentId>`). */
export interface DocumentRecord {
  readonly type: DocumentType;
  /** Of the last booking; absent for a document that was only marked, dismissed or is waiting. */
  readonly fingerprint?: Fingerprint;
  /** updatedDate of the version that the fingerprint or the last check was made from. */
  readonly checkedUpdatedDate?: Instant;
  /** "Als übertragen gekennzeichnet" without a booking here (rules.md 12); updatedDate when it was marked. */
  readonly marked?: Instant;
  /** "Verworfen" by the user. */
  readonly dismissed?: Instant;
  /** Taken by hand from "Vor dem Abrufdatum" (rules.md 4). */
  readonly takenByHand?: boolean;
  /** Seen and not done: read again in the next listing whatever the watermark says (rules.md 3). */
  readonly waiting?: boolean;
  /** Berlin day of updatedDate when the Storno was first seen (rules.md 7). */
  readonly voidedSeen?: CalendarDate;
  /** An intent: written before a voucher, cleared after it; after a crash it is verified against the host (B9). */
  readonly intent?: { readonly externalKey: string; readonly batchId: string; readonly since: Instant };
}

/** Vouchers and record of one document. */
export interface TransferState {
  readonly record?: DocumentRecord;
  /** Of this document, deleted ones included, by external key order. */
  readonly vouchers: readonly Voucher[];
}

/** Knows what was transferred, marked, dismissed and is waiting: in the host's shared state and the vouchers' external keys, nowhere else. */
export interface TransferRegistry {
  /** Everything known of an organisation, by document id. */
  load(organizationId: string): Promise<ReadonlyMap<string, TransferState>>;
  /** Merges changes into a document's record, safe against other seats (compare-and-set, repeated). */
  update(
    organizationId: string,
    documentId: string,
    change: (record: DocumentRecord | undefined) => DocumentRecord,
  ): Promise<void>;
  updateMany(
    organizationId: string,
    changes: ReadonlyMap<string, (record: DocumentRecord | undefined) => DocumentRecord>,
  ): Promise<void>;
  /** Last complete listing and the Berlin day from which the next one asks (rules.md 3). */
  watermark(
    organizationId: string,
  ): Promise<{ readonly updatedFrom: CalendarDate; readonly readAt: Instant } | undefined>;
  advanceWatermark(
    organizationId: string,
    mark: { readonly updatedFrom: CalendarDate; readonly readAt: Instant },
  ): Promise<void>;
  resetWatermark(organizationId: string): Promise<void>;
}

export const TransferRegistry: ServiceIdentifier<TransferRegistry> = Symbol('TransferRegistry');
