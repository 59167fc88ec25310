import type { PaymentItem } from './sales-document.ts';

type VoucherType = 'salesinvoice' | 'salescreditnote' | 'purchaseinvoice' | 'purchasecreditnote';
export type VoucherStatus =
  'blank' | 'open' | 'paid' | 'paidoff' | 'voided' | 'transferred' | 'sepadebit' | 'unchecked';

export interface VoucherItem {
  amount: number;
  taxAmount: number;
  taxRatePercent: number;
  categoryId: string;
}

/** A bookkeeping voucher: a receipt of a document that was not written in Lexware Office. */
export interface VoucherRecord {
  id: string;
  type: VoucherType;
  voucherStatus: VoucherStatus;
  voucherNumber?: string;
  voucherDate?: string;
  shippingDate?: string;
  dueDate?: string;
  totalGrossAmount: number;
  totalTaxAmount: number;
  taxType: 'net' | 'gross' | 'vatfree';
  useCollectiveContact: boolean;
  contactId?: string;
  contactName?: string;
  remark?: string;
  voucherItems: VoucherItem[];
  files: string[];
  createdAt: number;
  updatedAt: number;
  version: number;

  archived: boolean;
  payments: PaymentItem[];
  paidDate?: string;
  tags: string[];
  rowTrap?: Record<string, unknown>;
  wireTrap?: Record<string, unknown>;
}
