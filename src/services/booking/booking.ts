import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { VoucherInput } from '../../../host/api/vouchers.ts';
import type { AccountTable } from '../account-table/account-table.ts';
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
  /** In the Buchungstext; the voucher's own number only where it is longer than the books can hold (rules.md 34). */
  | { readonly code: 'number-shortened'; readonly full: string };

/** Why a document cannot be booked now. Reasons are those of glossary.md. */
export type BookingProblem =
  | { readonly reason: 'amounts-differ'; readonly statedCents: Cents; readonly computedCents: Cents }
  /** No row for the case, or the row's account does not exist in the Mandant's chart. */
  | { readonly reason: 'account-missing'; readonly taxCase: string; readonly account?: string }
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
  /** Taken where the document's address has no name (rules.md 26). */
  readonly name?: string;
  /** Country of the contact, used when the document's address has none: billing, else shipping. */
  readonly countryCode?: string;
}

export interface BookingContext {
  readonly table: AccountTable;
  readonly accounts: ReadonlyMap<string, LedgerAccount>;
  readonly profile: Pick<Profile, 'smallBusiness' | 'distanceSalesPrinciple'>;
  readonly countryClass: (countryCode: string | undefined) => CountryClass;
  readonly downPaymentsBookedOn: 'account' | 'customer';
}
