import type { SandboxApp } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import type { Organization } from '../store/organization.ts';
import { openAmountOf, pursuedInvoice } from '../store/sales-lifecycle.ts';
import type { SalesRecord } from '../store/sales-document.ts';
import { voucherOpenAmount } from '../store/voucher-wire.ts';
import type { VoucherRecord } from '../store/voucher.ts';

const notSuitable = (): ApiError => new ApiError(406, 'No payment information for this voucher/voucher type');

function ofDocument(organization: Organization, document: SalesRecord): Record<string, unknown> {
  if (document.type === 'invoice' && document.voucherStatus === 'draft')
    throw new ApiError(406, 'No payment information for this invoice in draft');
  const open = openAmountOf(document);
  const tied = document.type === 'creditnote' && pursuedInvoice(organization, document) !== undefined;
  if (open === undefined || tied) throw notSuitable();
  return {
    openAmount: open,
    currency: document.totalPrice.currency,
    paymentStatus: open === 0 ? 'balanced' : 'openRevenue',
    voucherType: document.type,
    voucherStatus: document.voucherStatus,
    paidDate:
      document.voucherStatus === 'paid' || document.voucherStatus === 'paidoff'
        ? document.paidDate
        : undefined,
    paymentItems: document.payments,
  };
}

function ofVoucher(voucher: VoucherRecord): Record<string, unknown> {
  const open = voucherOpenAmount(voucher);
  if (open === undefined) throw notSuitable();
  const side = voucher.type.startsWith('sales') ? 'openRevenue' : 'openExpense';
  return {
    openAmount: open,
    currency: 'EUR',
    paymentStatus: open === 0 ? 'balanced' : side,
    voucherType: voucher.type,
    voucherStatus: voucher.voucherStatus,
    paidDate:
      voucher.voucherStatus === 'paid' || voucher.voucherStatus === 'paidoff' ? voucher.paidDate : undefined,
    paymentItems: voucher.payments,
  };
}

export function paymentRoutes(app: SandboxApp): void {
  app.get('/v1/payments/:id', (context) => {
    const { organization } = context.var;
    const id = context.req.param('id');
    const document = organization.documents.get(id);
    if (document) return json(context, 200, ofDocument(organization, document));
    const voucher = organization.vouchers.get(id);
    if (!voucher) throw new ApiError(404, 'voucher not found');
    return json(context, 200, ofVoucher(voucher));
  });
}
