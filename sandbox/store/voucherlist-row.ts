import { berlinDay, berlinTimestamp } from '../berlin-time.ts';
import type { Quirks } from '../quirks.ts';
import { listName } from './contact.ts';
import type { Organization } from './organization.ts';
import type { SalesRecord } from './sales-document.ts';
import { openAmountOf } from './sales-lifecycle.ts';
import { voucherOpenAmount } from './voucher-wire.ts';
import type { VoucherRecord } from './voucher.ts';

/** Anything that the voucher list shows; dunnings are not in it (lexware-api.md 11.34). */
export type ListedRecord = SalesRecord | VoucherRecord;

function isSalesRecord(record: ListedRecord): record is SalesRecord {
  return 'lineItems' in record;
}

/** `overdue` is computed: open or sepadebit with a due day before today. */
export function listedStatus(record: ListedRecord, today: string): string {
  const due = record.dueDate?.slice(0, 10);
  const unpaid = record.voucherStatus === 'open' || record.voucherStatus === 'sepadebit';
  return unpaid && due !== undefined && due < today ? 'overdue' : record.voucherStatus;
}

export function contactIdOf(record: ListedRecord): string | undefined {
  return isSalesRecord(record) ? record.address.contactId : record.contactId;
}

function contactNameOf(organization: Organization, record: ListedRecord): string {
  const contactId = contactIdOf(record);
  const contact = contactId === undefined ? undefined : organization.contacts.get(contactId);
  if (contact) return listName(contact);
  if (isSalesRecord(record)) return record.address.name ?? 'Sammelkunde';
  return record.contactName ?? (record.type.startsWith('sales') ? 'Sammelkunde' : 'Sammellieferant');
}

function amountsOf(record: ListedRecord, quirks: Quirks): { total: number; open: number | undefined } {
  const total = isSalesRecord(record) ? record.totalPrice.totalGrossAmount : record.totalGrossAmount;
  let open = isSalesRecord(record) ? openAmountOf(record) : voucherOpenAmount(record);
  if (record.voucherStatus === 'voided' && quirks.voidedOpenAmount !== 'zero') {
    open = quirks.voidedOpenAmount === 'total' ? total : undefined;
  }
  const negative = quirks.creditNoteSign === 'negative' && record.type.endsWith('creditnote');
  const sign = (amount: number): number => (negative && amount !== 0 ? -amount : amount);
  return { total: sign(total), open: open === undefined ? undefined : sign(open) };
}

/** Whole seconds, as the list shows its timestamps. */
function secondPrecision(instantMs: number): string {
  return berlinTimestamp(Math.floor(instantMs / 1000) * 1000);
}

export function voucherlistRow(
  organization: Organization,
  record: ListedRecord,
  quirks: Quirks,
): Record<string, unknown> {
  const { total, open } = amountsOf(record, quirks);
  const draft = record.voucherStatus === 'draft';
  const currency = isSalesRecord(record) ? record.totalPrice.currency : 'EUR';
  const midnight = (timestamp: string | undefined): string | undefined =>
    timestamp === undefined ? undefined : timestamp.slice(0, 10) + 'T00:00:00.000' + timestamp.slice(-6);
  const row: Record<string, unknown> = {
    id: record.id,
    voucherType: record.type,
    voucherStatus: listedStatus(record, berlinDay(organization.clock.now())),
    voucherNumber: record.voucherNumber,
    voucherDate: midnight(record.voucherDate),
    createdDate: secondPrecision(record.createdAt),
    updatedDate: secondPrecision(record.updatedAt),
    dueDate: draft ? undefined : midnight(record.dueDate),
    contactId: contactIdOf(record),
    contactName: contactNameOf(organization, record),
    totalAmount: total,
    openAmount: open,
    currency,
    archived: record.archived,
    ...record.rowTrap,
  };
  if (quirks.rowNulls === 'null') for (const key of Object.keys(row)) row[key] ??= null;
  return row;
}
