import { berlinDay, berlinMidnight } from '../berlin-time.ts';
import type { Quirks } from '../quirks.ts';
import { composeDocument, NUMBER_PREFIX } from '../store/compose-document.ts';
import type { DocumentInput } from '../store/compose-document.ts';
import type { Organization } from '../store/organization.ts';
import { runRecurringTemplates } from '../store/recurring-run.ts';
import type { SalesRecord, SalesStatus, SalesType } from '../store/sales-document.ts';
import * as lifecycle from '../store/sales-lifecycle.ts';
import type { PaymentInput } from '../store/sales-lifecycle.ts';

/** Document that the web app writes: everything has a default, so that a test names only what it is about. */
export type NewDocument = Partial<DocumentInput> & {
  /** Default false: it is finalised at once. */
  draft?: boolean;
  locked?: boolean;
  rowTrap?: SalesRecord['rowTrap'];
  wireTrap?: SalesRecord['wireTrap'];
};

/** What the web app does with sales documents. Ids are those of the wire; unknown ones throw an `Error`, impossible steps a `RefusedStep`. */
export class DocumentAdmin {
  constructor(
    readonly organization: Organization,
    protected readonly quirks: Quirks,
  ) {}

  /** The stored document, with what the wire does not show (tags, payments, lock). */
  document(id: string): SalesRecord {
    const document = this.organization.documents.get(id);
    if (!document) throw new Error(`no document ${id}`);
    return document;
  }

  documents(): SalesRecord[] {
    return [...this.organization.documents.values()];
  }

  createInvoice(input: NewDocument = {}): SalesRecord {
    return this.createDocument('invoice', input);
  }

  createDocument(type: SalesType, input: NewDocument = {}): SalesRecord {
    const { organization } = this;
    const voucherDate = input.voucherDate ?? berlinMidnight(berlinDay(organization.now()));
    const document = composeDocument(
      organization,
      type,
      {
        ...input,
        voucherDate,
        address: input.address ?? { name: 'Erika Beispiel', countryCode: 'DE' },
        taxConditions: input.taxConditions ?? { taxType: 'net' },
        lineItems: input.lineItems ?? [
          {
            type: 'custom',
            name: 'Beratung',
            quantity: 1,
            unitName: 'Stunde',
            unitPrice: { netAmount: 100, taxRatePercentage: 19 },
          },
        ],
        ...(type !== 'creditnote' &&
          type !== 'quotation' && {
            shippingConditions: input.shippingConditions ?? {
              shippingDate: voucherDate,
              shippingType: 'service',
            },
          }),
      },
      organization.now(),
    );
    document.locked = input.locked ?? false;
    if (input.rowTrap) document.rowTrap = input.rowTrap;
    if (input.wireTrap) document.wireTrap = input.wireTrap;
    lifecycle.storeDocument(organization, document);
    if (input.draft !== true && type !== 'dunning') lifecycle.finalizeDocument(organization, document);
    return document;
  }

  /** The nightly run, up to the sandbox's time: the invoices that it wrote. */
  runRecurringTemplates(): SalesRecord[] {
    return runRecurringTemplates(this.organization);
  }

  finalizeDocument(id: string): void {
    lifecycle.finalizeDocument(this.organization, this.document(id));
  }

  payDocument(id: string, payment: PaymentInput = {}): void {
    lifecycle.payDocument(this.organization, this.document(id), payment);
  }

  voidDocument(id: string): void {
    lifecycle.voidDocument(this.organization, this.document(id));
  }

  backToDraft(id: string): void {
    lifecycle.backToDraft(this.organization, this.document(id));
  }

  archiveDocument(id: string, archived = true): void {
    lifecycle.archiveDocument(this.organization, this.document(id), archived);
  }

  /** Its number leaves a gap, unless the quirk `numberReuse` is on. */
  deleteDraft(id: string): void {
    const document = this.document(id);
    lifecycle.deleteDraft(this.organization, document);
    const number = /^([A-Z]+)(\d+)$/.exec(document.voucherNumber ?? '');
    if (this.quirks.numberReuse && number?.[1] !== undefined)
      this.organization.giveBackNumber(number[1], Number(number[2]));
  }

  /** Numbers that the web app used up for nothing: the next document of the type comes after a gap. */
  skipNumbers(type: SalesType, count = 1): void {
    this.organization.skipNumbers(NUMBER_PREFIX[type], count);
  }

  /** "Festschreiben": from now on it can only be corrected. */
  lockDocument(id: string): void {
    this.document(id).locked = true;
  }

  /** "Berichtigen" of a locked document: the original is voided and a changed copy with its own number is written (C8). */
  correctDocument(id: string, changes: Partial<DocumentInput> = {}): SalesRecord {
    const original = this.document(id);
    lifecycle.voidDocument(this.organization, original);
    const { id: originalId, voucherNumber, ...rest } = original;
    const link = {
      id: originalId,
      ...(voucherNumber !== undefined && { voucherNumber }),
      voucherType: original.type,
    };
    const copy = this.createDocument(original.type, {
      ...rest,
      relatedVouchers: [link],
      tags: [...original.tags],
      ...changes,
    });
    const back = {
      id: copy.id,
      ...(copy.voucherNumber !== undefined && { voucherNumber: copy.voucherNumber }),
      voucherType: copy.type,
    };
    original.relatedVouchers = [...original.relatedVouchers, back];
    return copy;
  }

  /** A Schlussrechnung that deducts these paid Abschlagsrechnungen (F9). */
  createClosingInvoice(downPaymentIds: readonly string[], input: NewDocument = {}): SalesRecord {
    const deducted = downPaymentIds.map((id) => this.document(id));
    const downPaymentDeductions = deducted.map((document) => ({
      id: document.id,
      voucherType: 'downpaymentinvoice' as const,
      title: document.title,
      voucherNumber: document.voucherNumber ?? '',
      voucherDate: document.voucherDate,
      receivedGrossAmount: document.totalPrice.totalGrossAmount,
      receivedNetAmount: document.totalPrice.totalNetAmount,
      receivedTaxAmount: document.totalPrice.totalTaxAmount,
      taxRatePercentage: document.taxAmounts[0]?.taxRatePercentage ?? 0,
    }));
    const closing = this.createInvoice({
      title: 'Schlussrechnung',
      ...input,
      closingInvoice: true,
      downPaymentDeductions,
    });
    for (const document of deducted) document.closingInvoiceId = closing.id;
    return closing;
  }

  /** accepted, rejected, sepadebit, transferred */
  setStatus(id: string, status: SalesStatus): void {
    lifecycle.setDocumentStatus(this.organization, this.document(id), status);
  }

  /** Edits a finished document; id and number stay (C6). Changed lines, taxes or discounts give new totals. */
  editDocument(id: string, changes: Partial<DocumentInput>): SalesRecord {
    const document = this.document(id);
    const before: DocumentInput = { ...document, lineItems: document.lineItems };
    const edited = composeDocument(
      this.organization,
      document.type,
      { ...before, ...changes, id },
      document.createdAt,
    );
    lifecycle.editDocument(this.organization, document, (stored) => {
      const { voucherStatus, version, createdAt, updatedAt, documentFileId, payments, locked, tags } = stored;
      Object.assign(stored, edited, {
        voucherStatus,
        version,
        createdAt,
        updatedAt,
        documentFileId,
        payments,
        locked,
        tags,
      });
    });
    return document;
  }
}
