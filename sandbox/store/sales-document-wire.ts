import { berlinTimestamp } from '../berlin-time.ts';
import type { Quirks } from '../quirks.ts';
import type { Organization } from './organization.ts';
import type { SalesRecord, SalesType } from './sales-document.ts';

/** Keys of lexware-api.md 7.2 in the order of the recorded bodies; a type shows only its own. */
const HIDDEN: Readonly<Record<SalesType, readonly string[]>> = {
  invoice: [],
  creditnote: ['dueDate', 'paymentConditions', 'shippingConditions', 'deliveryTerms'],
  quotation: ['shippingConditions'],
  orderconfirmation: [],
  deliverynote: ['totalPrice', 'taxAmounts', 'paymentConditions'],
  dunning: ['voucherNumber', 'dueDate', 'paymentConditions', 'electronicDocumentProfile'],
  downpaymentinvoice: ['electronicDocumentProfile', 'closingInvoice'],
};

/** The body of `GET /{type}/{id}`. Undefined members are left out when it is written. */
export function wireDocument(
  organization: Organization,
  document: SalesRecord,
  documentFileId: Quirks['documentFileId'],
): Record<string, unknown> {
  const draft = document.voucherStatus === 'draft';
  const hasPdf = !draft || document.type === 'dunning';
  const body: Record<string, unknown> = {
    id: document.id,
    organizationId: organization.id,
    createdDate: berlinTimestamp(document.createdAt),
    updatedDate: berlinTimestamp(document.updatedAt),
    version: document.version,
    language: document.language,
    archived: document.archived,
    voucherStatus: document.voucherStatus,
    voucherNumber: document.voucherNumber,
    voucherDate: document.voucherDate,
    dueDate: draft ? undefined : document.dueDate,
    expirationDate: document.expirationDate,
    address: document.address,
    electronicDocumentProfile: draft ? 'NONE' : document.electronicDocumentProfile,
    lineItems: document.lineItems,
    totalPrice: document.totalPrice,
    taxAmounts: document.taxAmounts,
    taxConditions: document.taxConditions,
    paymentConditions: document.paymentConditions,
    shippingConditions: document.shippingConditions,
    xRechnung: document.xRechnung,
    closingInvoice: document.closingInvoice,
    claimedGrossAmount: document.claimedGrossAmount,
    downPaymentDeductions: document.downPaymentDeductions,
    recurringTemplateId: document.recurringTemplateId,
    closingInvoiceId: document.closingInvoiceId,
    relatedVouchers: document.relatedVouchers,
    printLayoutId: draft ? undefined : document.printLayoutId,
    title: document.title,
    introduction: document.introduction,
    remark: document.remark,
    deliveryTerms: document.deliveryTerms,
    files: hasPdf && documentFileId === 'sent' ? { documentFileId: document.documentFileId } : undefined,
    ...document.wireTrap,
  };
  for (const key of HIDDEN[document.type]) body[key] = undefined;
  return body;
}
