import type {
  Address,
  LineItem,
  PaymentConditions,
  TaxAmount,
  TaxConditions,
  TotalPrice,
} from './sales-document.ts';

interface RecurringTemplateSettings {
  id: string;
  startDate: string | null;
  endDate: string | null;
  finalize: boolean;
  shippingType: 'service' | 'serviceperiod' | 'delivery' | 'deliveryperiod' | 'none';
  retroactiveInvoice: boolean;
  executionInterval: 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'BIANNUALLY' | 'ANNUALLY';
  nextExecutionDate: string | null;
  lastExecutionDate: string | null;
  lastExecutionFailed: boolean;
  lastExecutionErrorMessage?: string;
  executionStatus: 'ACTIVE' | 'PAUSED' | 'ENDED';
}

export interface RecurringTemplate {
  id: string;
  createdAt: number;
  updatedAt: number;
  version: number;
  language: 'de' | 'en';
  archived: boolean;
  address: Address;
  lineItems: LineItem[];
  totalPrice: TotalPrice;
  taxAmounts: TaxAmount[];
  taxConditions: TaxConditions;
  paymentConditions: PaymentConditions;
  title: string;
  introduction: string;
  remark: string;
  recurringTemplateSettings: RecurringTemplateSettings;
}
