import type { CalendarDate, Instant } from '../../../host/api/calendar-date.ts';
import type { Cents } from '../money/cents.ts';

/** Types that the listing asks for (rules.md 1); anything else is `unknown` and left out. */
export type DocumentType = 'invoice' | 'creditNote' | 'downPaymentInvoice';

/** One row of the voucherlist: enough for the badge and the first view, not for booking. */
export interface DocumentRow {
  readonly id: string;
  /** As on the wire when it is none of ours. */
  readonly type: DocumentType | { readonly unknown: string };
  /** As on the wire; `overdue` reads as `open` (A8). */
  readonly status: string;
  readonly number: string;
  readonly date: CalendarDate;
  readonly dueDate?: CalendarDate;
  readonly createdDate: Instant;
  readonly updatedDate: Instant;
  readonly contactId?: string;
  readonly contactName: string;
  /** Gross, positive also for credit notes. */
  readonly totalCents: Cents;
  readonly currency: string;
  readonly archived: boolean;
}

/** A row or record that the schema refuses: shown with its reason, never lost, never in the way of the others (G18). */
export interface Unreadable {
  readonly unreadable: true;
  /** Id and number when at least they could be read. */
  readonly id?: string;
  readonly number?: string;
  /** Of a contact: the roles that could be read all the same, each with its number if it has one. */
  readonly roles?: { readonly customer?: string; readonly supplier?: string };
  /** Paths and codes, never the received values. */
  readonly problem: string;
}

export interface TaxAmount {
  /** Percent as declared, e.g. 19 or 5.5. */
  readonly rate: number;
  readonly netCents: Cents;
  readonly taxCents: Cents;
}

export interface DownPaymentDeduction {
  readonly id: string;
  readonly number: string;
  readonly date: CalendarDate;
  readonly rate: number;
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly grossCents: Cents;
}

export interface DocumentAddress {
  readonly name: string;
  readonly supplement?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly countryCode?: string;
}

/** An invoice, credit note or down payment invoice as lexoffice states it. Amounts positive as on the wire. */
export interface SalesDocument {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
  readonly type: DocumentType;
  readonly status: string;
  readonly number: string;
  readonly date: CalendarDate;
  readonly dueDate?: CalendarDate;
  readonly serviceFrom?: CalendarDate;
  readonly serviceTo?: CalendarDate;
  readonly createdDate: Instant;
  readonly updatedDate: Instant;
  readonly contactId?: string;
  readonly address: DocumentAddress;
  readonly currency: string;
  /** As on the wire: net, gross, vatfree, intraCommunitySupply … (tax-cases.md). */
  readonly taxType: string;
  readonly taxSubType?: string;
  /** What the document says to its tax, e.g. why it is exempt. */
  readonly taxTypeNote?: string;
  /** One per rate, after all discounts (F6). */
  readonly taxAmounts: readonly TaxAmount[];
  /** Declared rate of each line item with a price; their number says what rounding may do to a tax (rules.md 21). */
  readonly lineItemRates: readonly number[];
  readonly totalNetCents: Cents;
  readonly totalTaxCents: Cents;
  readonly totalGrossCents: Cents;
  readonly closingInvoice: boolean;
  readonly deductions: readonly DownPaymentDeduction[];
  readonly related: readonly { readonly id: string; readonly number: string; readonly type: string }[];
  readonly electronicDocumentProfile?: string;
  readonly archived: boolean;
}
