import { berlinTimestamp } from '../berlin-time.ts';
import { sumAmounts } from './totals.ts';
import type { VoucherRecord } from './voucher.ts';

export function voucherOpenAmount(voucher: VoucherRecord): number | undefined {
  switch (voucher.voucherStatus) {
    case 'blank':
    case 'unchecked':
      return undefined;
    case 'voided':
    case 'paid':
    case 'paidoff':
      return 0;
    default:
      return sumAmounts([voucher.totalGrossAmount, ...voucher.payments.map((payment) => -payment.amount)]);
  }
}

/** The body of `GET /vouchers/{id}`: neither `archived` nor, for the collective contact, a contactId (lexware-api.md 9.1). */
export function wireVoucher(organizationId: string, voucher: VoucherRecord): Record<string, unknown> {
  return {
    id: voucher.id,
    organizationId,
    type: voucher.type,
    voucherStatus: voucher.voucherStatus,
    voucherNumber: voucher.voucherNumber,
    voucherDate: voucher.voucherDate,
    shippingDate: voucher.shippingDate,
    dueDate: voucher.dueDate,
    totalGrossAmount: voucher.totalGrossAmount,
    totalTaxAmount: voucher.totalTaxAmount,
    taxType: voucher.taxType,
    useCollectiveContact: voucher.useCollectiveContact,
    contactId: voucher.useCollectiveContact ? undefined : voucher.contactId,
    contactName: voucher.contactName,
    remark: voucher.remark,
    voucherItems: voucher.voucherItems,
    files: voucher.files,
    createdDate: berlinTimestamp(voucher.createdAt),
    updatedDate: berlinTimestamp(voucher.updatedAt),
    version: voucher.version,
    ...voucher.wireTrap,
  };
}
