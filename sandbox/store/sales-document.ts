/** Sales documents as the sandbox keeps them. What is on the wire is decided in sales-document-wire.ts. */
export type SalesType =
  | 'invoice'
  | 'creditnote'
  | 'quotation'
  | 'orderconfirmation'
  | 'deliverynote'
  | 'dunning'
  | 'downpaymentinvoice';

export type TaxType =
  | 'net'
  | 'gross'
  | 'vatfree'
  | 'intraCommunitySupply'
  | 'constructionService13b'
  | 'externalService13b'
  | 'thirdPartyCountryService'
  | 'thirdPartyCountryDelivery'
  | 'photovoltaicEquipment';

export type SalesStatus =
  'draft' | 'open' | 'paid' | 'paidoff' | 'voided' | 'accepted' | 'rejected' | 'sepadebit' | 'transferred';

export interface Address {
  contactId?: string;
  name?: string;
  supplement?: string;
  street?: string;
  city?: string;
  zip?: string;
  countryCode?: string;
  contactPerson?: string;
}

interface UnitPrice {
  currency: string;
  netAmount: number;
  grossAmount: number;
  taxRatePercentage: number;
}

export interface LineItem {
  id?: string;
  type: 'custom' | 'text' | 'material' | 'service';
  name?: string;
  description?: string;
  quantity?: number;
  unitName?: string;
  unitPrice?: UnitPrice;
  discountPercentage?: number;
  lineItemAmount?: number;
  optional?: boolean;
  alternative?: boolean;
  subItems?: LineItem[];
}

export interface TotalPrice {
  currency: string;
  totalNetAmount: number;
  totalGrossAmount: number;
  totalTaxAmount: number;
  totalDiscountAbsolute?: number;
  totalDiscountPercentage?: number;
}

export interface TaxAmount {
  taxRatePercentage: number;
  taxAmount: number;
  netAmount: number;
}

export interface TaxConditions {
  taxType: TaxType;
  taxSubType?: 'distanceSales' | 'electronicServices';
  taxTypeNote?: string;
}

export interface PaymentConditions {
  paymentTermLabel: string;
  paymentTermLabelTemplate: string;
  paymentTermDuration: number;
  paymentDiscountConditions?: { discountPercentage: number; discountRange: number };
}

export interface ShippingConditions {
  shippingDate?: string;
  shippingEndDate?: string;
  shippingType: 'service' | 'serviceperiod' | 'delivery' | 'deliveryperiod' | 'none';
}

export interface RelatedVoucher {
  id: string;
  voucherNumber?: string;
  voucherType: string;
}

export interface DownPaymentDeduction {
  id: string;
  voucherType: 'downpaymentinvoice';
  title: string;
  voucherNumber: string;
  voucherDate: string;
  receivedGrossAmount: number;
  receivedNetAmount: number;
  receivedTaxAmount: number;
  taxRatePercentage: number;
}

export interface PaymentItem {
  paymentItemType:
    | 'partPaymentFinancialTransaction'
    | 'partPaymentCreditNote'
    | 'partPaymentCashBox'
    | 'manualPayment'
    | 'cashDiscount'
    | 'dunningCosts'
    | 'currencyConversion'
    | 'irrecoverableReceivable';
  postingDate: string;
  amount: number;
  currency: string;
}

export interface SalesRecord {
  type: SalesType;
  id: string;
  /** Instants in milliseconds. */
  createdAt: number;
  updatedAt: number;
  version: number;
  language: 'de' | 'en';
  archived: boolean;
  voucherStatus: SalesStatus;
  voucherNumber?: string;
  /** Timestamps with Berlin offset. */
  voucherDate: string;
  dueDate?: string;
  expirationDate?: string;
  address: Address;
  electronicDocumentProfile: 'NONE' | 'EN16931' | 'XRechnung';
  lineItems: LineItem[];
  totalPrice: TotalPrice;
  taxAmounts: TaxAmount[];
  taxConditions: TaxConditions;
  paymentConditions?: PaymentConditions;
  shippingConditions?: ShippingConditions;
  xRechnung?: { buyerReference: string };
  closingInvoice?: boolean;
  claimedGrossAmount?: number;
  downPaymentDeductions?: DownPaymentDeduction[];
  recurringTemplateId?: string;
  closingInvoiceId?: string;
  relatedVouchers: RelatedVoucher[];
  printLayoutId?: string;
  title: string;
  introduction: string;
  remark: string;
  deliveryTerms?: string;

  /* From here on: known inside the sandbox only. */
  documentFileId: string;
  payments: PaymentItem[];
  paidDate?: string;
  /** Locked in the web app ("festgeschrieben"): can be corrected only by voiding it and writing a copy (C8). */
  locked: boolean;
  /** Ids of edge-cases.md that this document stands for. */
  tags: string[];
  /** Traps: what the wire shows instead of the truth. */
  rowTrap?: Record<string, unknown>;
  wireTrap?: Record<string, unknown>;
  fileTrap?: FileTrap;
}

/** Oddities of `/file`. */
interface FileTrap {
  /** Content-Disposition as it stands. */
  disposition?: string;
  /** The PDF is filled up to this size. */
  padToBytes?: number;
  /** Never rendered: 404. */
  missing?: boolean;
}

export const SALES_PATHS: Readonly<Record<SalesType, string>> = {
  invoice: 'invoices',
  creditnote: 'credit-notes',
  quotation: 'quotations',
  orderconfirmation: 'order-confirmations',
  deliverynote: 'delivery-notes',
  dunning: 'dunnings',
  downpaymentinvoice: 'down-payment-invoices',
};

/** Event name of a type: `credit-note.created`. */
export const EVENT_SUBJECTS: Readonly<Record<SalesType, string>> = {
  invoice: 'invoice',
  creditnote: 'credit-note',
  quotation: 'quotation',
  orderconfirmation: 'order-confirmation',
  deliverynote: 'delivery-note',
  dunning: 'dunning',
  downpaymentinvoice: 'down-payment-invoice',
};

const VAT_FREE: ReadonlySet<TaxType> = new Set([
  'vatfree',
  'intraCommunitySupply',
  'constructionService13b',
  'externalService13b',
  'thirdPartyCountryService',
  'thirdPartyCountryDelivery',
  'photovoltaicEquipment',
]);

export function isVatFree(taxType: TaxType): boolean {
  return VAT_FREE.has(taxType);
}
