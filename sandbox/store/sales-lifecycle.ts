/** What happens to a sales document in the web app, with version, updatedDate and events as the API shows them. */
import { berlinDay, berlinMidnight } from '../berlin-time.ts';
import { enFigures } from '../documents/en16931.ts';
import type { Organization } from './organization.ts';
import type { PaymentItem, SalesRecord, SalesStatus } from './sales-document.ts';
import { sumAmounts } from './totals.ts';

/** A step that the web app does not offer in this state. */
export class RefusedStep extends Error {
  override readonly name = 'RefusedStep';
}

/** What is asked for: the remainder of a closing invoice, else the total. */
export function claimedAmount(document: SalesRecord): number {
  return document.claimedGrossAmount ?? document.totalPrice.totalGrossAmount;
}

/** Unpaid part; 0 for cancelled and settled ones, undefined where there is nothing to pay. */
export function openAmountOf(document: SalesRecord): number | undefined {
  if (document.voucherStatus === 'draft') return undefined;
  if (document.type !== 'invoice' && document.type !== 'creditnote' && document.type !== 'downpaymentinvoice')
    return undefined;
  if (document.voucherStatus === 'voided' || document.voucherStatus === 'paidoff') return 0;
  return sumAmounts([claimedAmount(document), ...document.payments.map((payment) => -payment.amount)]);
}

function touch(organization: Organization, document: SalesRecord): void {
  document.version += 1;
  document.updatedAt = Math.max(organization.now(), document.updatedAt + 1);
}

function changeStatus(organization: Organization, document: SalesRecord, status: SalesStatus): void {
  document.voucherStatus = status;
  touch(organization, document);
  organization.emitDocument(document, 'changed');
  organization.emitDocument(document, 'status.changed');
}

export function storeDocument(organization: Organization, document: SalesRecord): void {
  organization.documents.set(document.id, document);
  organization.emitDocument(document, 'created');
}

/** ZUGFeRD is the web app's default for invoices that have a contact; XRechnung needs its buyer reference. */
function profileFor(
  organization: Organization,
  document: SalesRecord,
): SalesRecord['electronicDocumentProfile'] {
  if (document.type !== 'invoice' || typeof enFigures(organization, document) === 'string') return 'NONE';
  if (document.xRechnung && document.xRechnung.buyerReference !== '') return 'XRechnung';
  return document.address.contactId === undefined ? 'NONE' : 'EN16931';
}

/** Draft → open. A credit note on an invoice is settled at once and lowers the invoice's open amount (lexware-api.md 7.5). */
export function finalizeDocument(organization: Organization, document: SalesRecord): void {
  if (document.voucherStatus !== 'draft') throw new RefusedStep('only a draft can be finalised');
  if (document.electronicDocumentProfile === 'NONE')
    document.electronicDocumentProfile = profileFor(organization, document);
  const invoice = document.type === 'creditnote' ? pursuedInvoice(organization, document) : undefined;
  changeStatus(organization, document, invoice ? 'paidoff' : 'open');
  if (!invoice) return;
  document.paidDate = document.voucherDate;
  const amount = Math.min(document.totalPrice.totalGrossAmount, openAmountOf(invoice) ?? 0);
  if (amount > 0) payDocument(organization, invoice, { amount, type: 'partPaymentCreditNote' });
}

export function pursuedInvoice(organization: Organization, creditNote: SalesRecord): SalesRecord | undefined {
  const link = creditNote.relatedVouchers.find((related) => related.voucherType === 'invoice');
  return link && organization.documents.get(link.id);
}

export interface PaymentInput {
  /** Default: all that is open. */
  amount?: number;
  type?: PaymentItem['paymentItemType'];
  /** Calendar day; default: today. */
  day?: string;
}

/** Assigns a payment. Fully paid: invoice `paid`, credit note `paidoff`. */
export function payDocument(
  organization: Organization,
  document: SalesRecord,
  input: PaymentInput = {},
): void {
  const open = openAmountOf(document);
  const payable: readonly SalesStatus[] = ['open', 'sepadebit', 'transferred'];
  if (open === undefined || !payable.includes(document.voucherStatus)) {
    throw new RefusedStep(`a document in status ${document.voucherStatus} cannot be paid`);
  }
  const postingDate = berlinMidnight(input.day ?? berlinDay(organization.now()));
  const amount = input.amount ?? open;
  const paymentItemType = input.type ?? 'partPaymentFinancialTransaction';
  document.payments.push({ paymentItemType, postingDate, amount, currency: document.totalPrice.currency });
  organization.emit('payment.changed', document.id);
  if (sumAmounts([open, -amount]) > 0) {
    touch(organization, document);
    organization.emitDocument(document, 'changed');
    return;
  }
  document.paidDate = postingDate;
  changeStatus(organization, document, document.type === 'creditnote' ? 'paidoff' : 'paid');
}

/** Storno: the same document turns `voided`; amounts and number stay (C1). Only while unpaid (lexware-api.md 7.5). */
export function voidDocument(organization: Organization, document: SalesRecord): void {
  const voidable: readonly SalesStatus[] = ['open', 'sepadebit'];
  if (!voidable.includes(document.voucherStatus) || document.payments.length > 0) {
    throw new RefusedStep('only an open, unpaid document can be voided');
  }
  changeStatus(organization, document, 'voided');
  organization.emit('payment.changed', document.id);
}

/** Open → draft, keeping the number (C7). */
export function backToDraft(organization: Organization, document: SalesRecord): void {
  if (document.voucherStatus !== 'open' || document.locked || document.payments.length > 0) {
    throw new RefusedStep('only an open, unpaid, unlocked document can become a draft again');
  }
  changeStatus(organization, document, 'draft');
  document.electronicDocumentProfile = 'NONE';
  organization.emit('payment.changed', document.id);
}

/** Any other status that only the web app sets: accepted, rejected, sepadebit, transferred. */
export function setDocumentStatus(
  organization: Organization,
  document: SalesRecord,
  status: SalesStatus,
): void {
  changeStatus(organization, document, status);
}

export function archiveDocument(organization: Organization, document: SalesRecord, archived: boolean): void {
  document.archived = archived;
  touch(organization, document);
  organization.emitDocument(document, 'changed');
}

/** Applies changes of the web app's editor to the stored document; `change` may alter any field but id and number. */
export function editDocument(
  organization: Organization,
  document: SalesRecord,
  change: (document: SalesRecord) => void,
): void {
  if (document.locked) throw new RefusedStep('a locked document can only be corrected');
  if (document.voucherStatus === 'voided') throw new RefusedStep('a voided document cannot be edited');
  change(document);
  touch(organization, document);
  organization.emitDocument(document, 'changed');
}

/** Throws the draft away; its number is not used again. */
export function deleteDraft(organization: Organization, document: SalesRecord): void {
  if (document.voucherStatus !== 'draft') throw new RefusedStep('only a draft can be deleted');
  organization.documents.delete(document.id);
  organization.emitDocument(document, 'deleted');
}
