import { berlinDay, berlinMidnight } from '../berlin-time.ts';
import { buildContact } from '../data-sets/contact-builder.ts';
import type { ContactSpec } from '../data-sets/contact-builder.ts';
import type { ContactRecord } from '../store/contact.ts';
import { RefusedStep } from '../store/sales-lifecycle.ts';
import { recognize } from '../store/uploads.ts';
import { voucherOpenAmount } from '../store/voucher-wire.ts';
import type { VoucherRecord, VoucherStatus } from '../store/voucher.ts';
import { DocumentAdmin } from './document-admin.ts';

export type NewVoucher = Partial<Omit<VoucherRecord, 'id' | 'createdAt' | 'updatedAt' | 'version'>>;

/** What the web app does with contacts and bookkeeping vouchers. */
export class BooksAdmin extends DocumentAdmin {
  contact(id: string): ContactRecord {
    const contact = this.organization.contacts.get(id);
    if (!contact) throw new Error(`no contact ${id}`);
    return contact;
  }

  contacts(): ContactRecord[] {
    return [...this.organization.contacts.values()];
  }

  createContact(input: Partial<ContactSpec> = {}): ContactRecord {
    const { organization } = this;
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

  voucher(id: string): VoucherRecord {
    const voucher = this.organization.vouchers.get(id);
    if (!voucher) throw new Error(`no voucher ${id}`);
    return voucher;
  }

  /** A receipt of 119,00 at 19 % unless said otherwise. */
  createVoucher(input: NewVoucher = {}): VoucherRecord {
    const { organization } = this;
    const now = organization.now();
    const today = berlinMidnight(berlinDay(now));
    const type = input.type ?? 'purchaseinvoice';
    const voucher: VoucherRecord = {
      type,
      voucherStatus: 'open',
      voucherNumber: `B-${organization.nextNumber('voucher', 1001)}`,
      voucherDate: today,
      dueDate: today,
      totalGrossAmount: 119,
      totalTaxAmount: 19,
      taxType: 'gross',
      useCollectiveContact: true,
      contactName: type.startsWith('sales') ? 'Sammelkunde' : 'Sammellieferant',
      voucherItems: [
        {
          amount: 119,
          taxAmount: 19,
          taxRatePercent: 19,
          categoryId: '8f8664a1-fd86-11e1-a21f-0800200c9a66',
        },
      ],
      files: [],
      archived: false,
      payments: [],
      tags: [],
      ...input,
      id: organization.newId('voucher'),
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    organization.vouchers.set(voucher.id, voucher);
    organization.emit('voucher.created', voucher.id);
    return voucher;
  }

  setVoucherStatus(id: string, status: VoucherStatus): void {
    const voucher = this.voucher(id);
    voucher.voucherStatus = status;
    voucher.version += 1;
    voucher.updatedAt = Math.max(this.organization.now(), voucher.updatedAt + 1);
    this.organization.emit('voucher.changed', id);
    this.organization.emit('voucher.status.changed', id);
  }

  payVoucher(id: string): void {
    const voucher = this.voucher(id);
    const open = voucherOpenAmount(voucher);
    if (open === undefined || open === 0) throw new RefusedStep('nothing to pay');
    const postingDate = berlinMidnight(berlinDay(this.organization.now()));
    voucher.payments.push({
      paymentItemType: 'partPaymentFinancialTransaction',
      postingDate,
      amount: open,
      currency: 'EUR',
    });
    voucher.paidDate = postingDate;
    this.organization.emit('payment.changed', id);
    this.setVoucherStatus(id, voucher.type.endsWith('creditnote') ? 'paidoff' : 'paid');
  }

  /** Ends the recognition of all uploads without waiting for it. */
  finishUploads(): void {
    for (const voucher of this.organization.vouchers.values()) recognize(this.organization, voucher.id);
    for (const file of this.organization.files.values()) file.readableAt = 0;
  }
}
