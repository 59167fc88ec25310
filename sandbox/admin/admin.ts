import type { SandboxClock } from '../clock.ts';
import { buildContact } from '../data-sets/contact-builder.ts';
import type { ContactSpec } from '../data-sets/contact-builder.ts';
import type { Plan } from '../http/gateway.ts';
import type { Quirks } from '../http/quirks.ts';
import { composeDocument } from '../store/compose-document.ts';
import type { DocumentInput } from '../store/compose-document.ts';
import type { ContactRecord } from '../store/contact.ts';
import type { Organization } from '../store/organization.ts';
import type { SalesRecord, SalesStatus, SalesType } from '../store/sales-document.ts';
import * as lifecycle from '../store/sales-lifecycle.ts';
import type { PaymentInput } from '../store/sales-lifecycle.ts';
import { berlinDay, berlinMidnight } from '../berlin-time.ts';

/** Document that the web app writes: everything has a default, so that a test names only what it is about. */
export type NewDocument = Partial<DocumentInput> & {
  /** Default false: it is finalised at once. */
  draft?: boolean;
  locked?: boolean;
  rowTrap?: SalesRecord['rowTrap'];
  wireTrap?: SalesRecord['wireTrap'];
};

/** Pace, plan and key of the account; set by the server. */
export interface AccountControls {
  setPace: (burst: 1 | 2 | 3 | 4, ratePerSecond: number) => void;
  setPlan: (plan: Plan) => void;
}

/** What happens in the web app and what no API call can do. All ids are those of the wire; unknown ones throw. */
export class Admin {
  constructor(
    readonly organization: Organization,
    private readonly clock: SandboxClock,
    private readonly quirks: Quirks,
    private readonly account: AccountControls,
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

  contact(id: string): ContactRecord {
    const contact = this.organization.contacts.get(id);
    if (!contact) throw new Error(`no contact ${id}`);
    return contact;
  }

  contacts(): ContactRecord[] {
    return [...this.organization.contacts.values()];
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

  deleteDraft(id: string): void {
    lifecycle.deleteDraft(this.organization, this.document(id));
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

  createContact(input: Partial<ContactSpec> = {}): ContactRecord {
    const { organization } = this;
    organization.populate();
    const noRole = input.customer === undefined && input.vendor === undefined;
    const contact = buildContact(organization, {
      key: '',
      ...(input.person === undefined && { company: 'Neukunde GmbH' }),
      street: 'Neue Straße 1',
      zip: '34117',
      city: 'Kassel',
      ...(noRole && { customer: organization.nextNumber('customer', 10_001) }),
      ...input,
    });
    organization.putContact(contact, 'created');
    return contact;
  }

  /** Changes a contact in place and raises its version. */
  updateContact(id: string, change: (contact: ContactRecord) => void): ContactRecord {
    const contact = this.contact(id);
    change(contact);
    contact.version += 1;
    this.organization.putContact(contact, 'changed');
    return contact;
  }

  archiveContact(id: string, archived = true): void {
    this.updateContact(id, (contact) => {
      contact.archived = archived;
    });
  }

  deleteContact(id: string): void {
    this.contact(id);
    this.organization.removeContact(id);
  }

  setClock(iso: string): void {
    this.clock.freeze(iso);
  }

  advance(ms: number): void {
    this.clock.advance(ms);
  }

  runClock(): void {
    this.clock.run();
  }

  /** Burst and refill per second of this account. */
  setPace(burst: 1 | 2 | 3 | 4, ratePerSecond = 2): void {
    this.account.setPace(burst, ratePerSecond);
  }

  setPlan(plan: Plan): void {
    this.account.setPlan(plan);
  }

  setQuirks(quirks: Partial<Quirks>): void {
    Object.assign(this.quirks, quirks);
  }
}
