import type { CalendarDate, Instant } from './calendar-date.ts';
import type { Event } from './disposable.ts';
import type { HostError } from './host-error.ts';
import type { StateWrite } from './state.ts';

export const VOUCHER_KINDS = ['invoice', 'creditNote', 'cancellation', 'reversal'] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];
export const BELEGKREISE = ['customers', 'suppliers', 'cash', 'bank'] as const;
export type Belegkreis = (typeof BELEGKREISE)[number];

/** Splitzeile: one account and tax case. Amounts in cents, with the sign of the revenue side (rules.md 28). */
export interface VoucherLine {
  /** Ledger account (Haben). */
  readonly account: string;
  /** Tax case of the origin, e.g. `domestic-19`. */
  readonly taxCase: string;
  /** Percent as declared by the document, e.g. 19 or 5.5. */
  readonly rate: number;
  /** Country whose tax `rate` is, ISO 3166-1 alpha-2, of a line reported by the OSS procedure (rules.md 31); absent on all others. */
  readonly ossCountry?: string;
  /** BU-Schlüssel; absent on automatic accounts. */
  readonly taxKey?: string;
  readonly netCents: number;
  readonly taxCents: number;
  readonly grossCents: number;
  readonly text?: string;
}

/** Where a voucher comes from; shown to the user and kept with the booking (GoBD). */
export interface VoucherOrigin {
  /** Plugin id. */
  readonly source: string;
  /** Id in the program it comes from. */
  readonly documentId: string;
  /** Opens the document in the program it came from. */
  readonly url?: string;
  /** One import run. */
  readonly batchId: string;
  /** Account table version that the batch was booked with. */
  readonly accountTableVersion?: number;
}

export interface VoucherInput {
  /** Unique per Mandant for ever (rules.md 13). */
  readonly externalKey: string;
  readonly belegkreis: Belegkreis;
  readonly kind: VoucherKind;
  readonly number: string;
  /** Number of the document that this one refers to. */
  readonly relatedNumber?: string;
  /** Belegdatum. */
  readonly date: CalendarDate;
  /** Buchungsdatum: the day by which the books count it, never in a closed period (rules.md 30). Absent: the document date. */
  readonly postingDate?: CalendarDate;
  readonly dueDate?: CalendarDate;
  /** Leistungszeitraum, both days included. */
  readonly serviceFrom?: CalendarDate;
  readonly serviceTo?: CalendarDate;
  /** Debitor or Kreditor (Soll side of an outgoing invoice). */
  readonly personAccount: string;
  /** Name and address as the document states them. */
  readonly personName: string;
  readonly personAddress?: string;
  /** Country of the recipient when it was booked: ISO 3166-1 alpha-2 or a regional code of the origin such as `ES_CN` (rules.md 31). */
  readonly countryCode?: string;
  /** USt-IdNr of the recipient when it was booked, as VIES writes it: without blanks, `EL` for Greece. */
  readonly vatId?: string;
  /** Buchungstext, at most 60 characters. */
  readonly text: string;
  /** What the person owes by the voucher: the sum of its lines. */
  readonly grossCents: number;
  /** None for a document of 0,00 (rules.md 23). */
  readonly lines: readonly VoucherLine[];
  /** What the user was told with it, in the words shown. */
  readonly hints?: readonly string[];
  readonly origin: VoucherOrigin;
}

export const PAYMENT_STATES = ['open', 'paid', 'voided'] as const;

/** Zahlungsstand in the program that a voucher comes from, as it was read last: information, never a clearing. */
export interface StatedPayment {
  readonly state: (typeof PAYMENT_STATES)[number];
  /** Day of the payment, as far as it is known. */
  readonly paidOn?: CalendarDate;
}

export interface Voucher extends VoucherInput {
  readonly id: string;
  readonly postingDate: CalendarDate;
  readonly bookedAt: Instant;
  readonly bookedBy: string;
  /** Deleted by the user: out of the lists, kept for the Logbuch; the user may bring it back. */
  readonly deleted: boolean;
  /** Absent while nobody has said anything of it. */
  readonly payment?: StatedPayment;
}

export type VoucherOutcome =
  /** `exists`: the key is booked already, the stored voucher is answered, nothing was written. `deleted`: likewise, by a deleted voucher. */
  { readonly kind: 'created' | 'exists' | 'deleted'; readonly voucher: Voucher };

export interface VoucherOptions {
  /** Books a deleted key once more ("Erneut importieren"). */
  readonly again?: boolean;
}

/** A record of this plugin that is written in the transaction of a booking, and only with it. */
export interface BookingRecord extends StateWrite<unknown> {
  /** Name of the collection (`State.collection`). */
  readonly collection: string;
  /** What was stored before, 0 = nothing: the booking says what it replaces. */
  readonly expectedVersion: number;
}

/** Vouchers that are booked together or not at all, with what the plugin remembers of them. */
export interface VoucherBooking {
  /** 1 to 10, booked in this order. */
  readonly vouchers: readonly ({ readonly input: VoucherInput } & VoucherOptions)[];
  /** At most 20, each key once. Written when at least one of the vouchers is created: what exists already brought its records along. */
  readonly records?: readonly BookingRecord[];
}

export type BookingOutcome =
  /** One outcome per voucher of the booking. */
  | { readonly kind: 'booked'; readonly vouchers: readonly VoucherOutcome[] }
  /** Nothing of it was written. `invalid` as of `create`, `conflict` when an expected version is not met; the message is for the user. */
  | {
      readonly kind: 'refused';
      readonly code: Extract<HostError['code'], 'invalid' | 'conflict'>;
      readonly message: string;
    };

/** Bookings per call of `Vouchers.createMany`. */
export const MAX_BOOKINGS = 200;

export interface VoucherFilter {
  readonly belegkreis?: Belegkreis;
  readonly externalKeyPrefix?: string;
  /** Default false. */
  readonly includeDeleted?: boolean;
}

export interface Vouchers {
  /**
   * Books one voucher in one transaction, durable when the promise resolves. Rejects with a `HostError` of code `invalid` when the lines do not
   * sum up, an account does not exist, the person is missing or the posting date lies in a closed period (`Mandant.closedUntil`), and of code
   * `conflict` when an expected version is not met.
   * @param options.records written in the same transaction when the voucher is created, as of a `VoucherBooking`.
   */
  create(
    input: VoucherInput,
    options?: VoucherOptions & Pick<VoucherBooking, 'records'>,
  ): Promise<VoucherOutcome>;
  /**
   * Books at most `MAX_BOOKINGS` (25 MB) as `create` does, in their order and with one outcome each: one that is refused stops none of the others. They
   * share a transaction, so what is answered as booked is durable; when nothing is answered, the same call once more tells (external keys make it
   * harmless). Rejects with a `HostError` of code `invalid` for more than that.
   */
  createMany(bookings: readonly VoucherBooking[]): Promise<readonly BookingOutcome[]>;
  /** Newest first. */
  list(filter?: VoucherFilter): Promise<readonly Voucher[]>;
  /** Replaces what is known of the payment, by voucher id. Ids that are no vouchers of this plugin are left out. */
  statePayments(payments: ReadonlyMap<string, StatedPayment>): Promise<void>;
  /** Ids of vouchers that were created, deleted, brought back or stated paid, here or at another seat. */
  readonly onDidChange: Event<readonly string[]>;
}
