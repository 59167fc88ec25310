import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { VoucherInput } from '../../../host/api/vouchers.ts';
import type { AccountTable } from '../account-table/account-table.ts';
import type { ProposedAccounts } from '../account-table/prefilled-rows.ts';
import type { Cents } from '../money/cents.ts';
import type { CountryClass, Profile } from '../lexoffice/profile.ts';

/** What the pure core makes out of a document: everything of a voucher but its keys and origin. */
export interface Booking extends Omit<VoucherInput, 'externalKey' | 'belegkreis' | 'origin' | 'hints'> {
  readonly hints: readonly BookingHint[];
}

/** Something the user should know although it books. Shown by its code through l10n. */
export type BookingHint =
  | { readonly code: 'rounding'; readonly differenceCents: Cents; readonly taxCase: string }
  | { readonly code: 'zero-document' }
  | {
      readonly code: 'closing-invoice';
      readonly deductedCents: Cents;
      readonly bookedOn: 'account' | 'customer';
    }
  | { readonly code: 'closing-invoice-without-deductions' }
  /** Amounts as the document states them, positive for a credit note too (rules.md 21). */
  | {
      readonly code: 'tax-implausible';
      readonly taxCase: string;
      readonly netCents: Cents;
      readonly taxCents: Cents;
      readonly expectedCents: Cents;
    }
  /** An account that was nearer than the table: of the entry, chosen by the user, or of the person (rules.md 22). */
  | {
      readonly code: 'account-of-entry' | 'account-of-person';
      readonly account: string;
      readonly taxCase: string;
    }
  /** A supply or service to the EU that is free of tax only with it (rules.md 31). */
  | { readonly code: 'vat-id-missing'; readonly taxCase: string }
  /** The day of the booking lies in a closed period: it is posted on the first open one (rules.md 30). */
  | {
      readonly code: 'period-closed';
      readonly closedUntil: CalendarDate;
      readonly postingDate: CalendarDate;
    }
  | { readonly code: 'date-in-future' | 'other-fiscal-year'; readonly date: CalendarDate }
  | { readonly code: 'service-in-other-year' }
  /** Invisible characters, line breaks or blanks were taken out of what the document states (rules.md 34). */
  | { readonly code: 'text-cleaned'; readonly fields: readonly ('number' | 'name' | 'address')[] }
  /** In the Buchungstext; the voucher's own number only where it is longer than the books can hold (rules.md 34). */
  | { readonly code: 'number-shortened'; readonly full: string }
  /** In the Buchungstext; the voucher's own name is whole (rules.md 34). */
  | { readonly code: 'name-shortened'; readonly full: string }
  /** What the document says to its exemption (rules.md 32). */
  | { readonly code: 'tax-type-note'; readonly note: string }
  /** A rate that the country of the OSS procedure does not have on the day of the service (rules.md 32). */
  | {
      readonly code: 'no-such-oss-rate';
      readonly country: string;
      readonly rate: number;
      readonly day: CalendarDate;
    };

/** Why a document cannot be booked now. Reasons are those of glossary.md. */
export type BookingProblem =
  | { readonly reason: 'amounts-differ'; readonly statedCents: Cents; readonly computedCents: Cents }
  /** No row for the case, or one whose account is not in the Mandant's chart or takes out the tax of another rate. */
  | {
      readonly reason: 'account-missing';
      readonly taxCase: string;
      readonly account?: string;
      readonly automaticRate?: number;
      /** What the user may choose between where tax-cases.md prefills none. */
      readonly proposed?: ProposedAccounts;
    }
  | { readonly reason: 'account-unconfirmed'; readonly taxCase: string; readonly account: string };

export type BookingResult =
  | { readonly ok: true; readonly booking: Booking }
  /** All problems found, in the order of rules.md; one per tax case. */
  | {
      readonly ok: false;
      readonly problems: readonly BookingProblem[];
      readonly missing: readonly MissingRow[];
    };

/** A row that the account table lacks and that the user can add; prefilled when tax-cases.md says from what (OSS). */
export interface MissingRow {
  readonly taxCase: string;
  readonly account?: string;
  readonly taxKey?: string;
}

/** The person account that the document is booked on (Debitor, or the Sammeldebitor). */
export interface BookingPerson {
  readonly accountNumber: string;
  /** Used when the document's address has none; `fullName` where `name` was cut (rules.md 26). */
  readonly name?: string;
  readonly fullName?: string;
  /** Country and postal code of the contact, used when the document's address has none: billing, else shipping. */
  readonly countryCode?: string;
  readonly postalCode?: string;
  /** USt-IdNr of the contact, however it is written. */
  readonly vatId?: string;
  /** Erlöskonto of the master record (rules.md 22). */
  readonly revenueAccount?: string;
}

/** Accounts that the user chose for this document alone, by tax case (rules.md 22). */
export type ChosenAccounts = Readonly<Record<string, string>>;

export interface BookingContext {
  readonly table: AccountTable;
  readonly accounts: ReadonlyMap<string, LedgerAccount>;
  readonly profile: Pick<Profile, 'smallBusiness' | 'distanceSalesPrinciple'>;
  /** "Kleinunternehmer von / bis", as far as the user says them (rules.md 33). */
  readonly smallBusinessPeriod: { readonly from?: CalendarDate; readonly until?: CalendarDate };
  /** In Berlin. */
  readonly today: CalendarDate;
  /** First day of the Mandant's Wirtschaftsjahr, `MM-DD`. */
  readonly fiscalYearStart: string;
  readonly countryClass: (countryCode: string | undefined) => CountryClass;
  readonly downPaymentsBookedOn: 'account' | 'customer';
}
