/** An e-invoice after EN 16931 as a person reads it, whichever of the two syntaxes it was sent in. Amounts are decimal texts as they stand there: nothing is recalculated. */
export interface EInvoice {
  /** BT-3, UNTDID 1001: 380 invoice, 381 credit note, 384 correction … */
  readonly typeCode: string;
  readonly number: string;
  readonly currency: string;
  readonly issueDate: string | undefined;
  readonly deliveryDate: string | undefined;
  readonly periodStart: string | undefined;
  readonly periodEnd: string | undefined;
  /** BT-10, the Leitweg-ID of an office. */
  readonly buyerReference: string | undefined;
  readonly precedingNumber: string | undefined;
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  readonly notes: readonly string[];
  readonly lines: readonly EInvoiceLine[];
  readonly allowances: readonly EInvoiceAllowance[];
  readonly taxes: readonly EInvoiceTax[];
  readonly totals: EInvoiceTotals;
  readonly payment: EInvoicePayment;
}

export interface EInvoiceParty {
  readonly name: string;
  readonly address: readonly string[];
  readonly country: string | undefined;
  readonly vatId: string | undefined;
  readonly taxNumber: string | undefined;
  readonly contact: readonly string[];
}

export interface EInvoiceLine {
  readonly position: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly quantity: string | undefined;
  /** UN/ECE Rec 20, e.g. `HUR`. */
  readonly unit: string | undefined;
  readonly unitPrice: string | undefined;
  readonly rate: string | undefined;
  readonly net: string | undefined;
}

/** On the whole document. */
export interface EInvoiceAllowance {
  readonly isCharge: boolean;
  readonly reason: string | undefined;
  readonly amount: string;
}

export interface EInvoiceTax {
  /** UNTDID 5305, e.g. `AE` for Reverse Charge. */
  readonly category: string;
  readonly rate: string | undefined;
  readonly basis: string | undefined;
  readonly amount: string | undefined;
  readonly reason: string | undefined;
}

export interface EInvoiceTotals {
  readonly net: string | undefined;
  readonly tax: string | undefined;
  readonly gross: string | undefined;
  readonly prepaid: string | undefined;
  readonly payable: string | undefined;
}

export interface EInvoicePayment {
  /** UNTDID 4461, e.g. `58`. */
  readonly means: string | undefined;
  readonly iban: string | undefined;
  readonly bic: string | undefined;
  readonly holder: string | undefined;
  readonly dueDate: string | undefined;
  readonly terms: string | undefined;
}
