import { renderPdf } from '../documents/render.ts';
import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import type { SalesRecord } from '../store/sales-document.ts';
import { SALES_PATHS } from '../store/sales-document.ts';
import { findDocument, SALES_TYPES } from './sales-documents.ts';

const TYPE_NAMES: Readonly<Record<SalesRecord['type'], string>> = {
  invoice: 'Invoice',
  creditnote: 'CreditNote',
  quotation: 'Quotation',
  orderconfirmation: 'OrderConfirmation',
  deliverynote: 'DeliveryNote',
  dunning: 'Dunning',
  downpaymentinvoice: 'DownPaymentInvoice',
};

const hasPdf = (document: SalesRecord): boolean =>
  document.voucherStatus !== 'draft' || document.type === 'dunning';

/** `inline; filename=Rechnung_RE0009.pdf;`: unquoted and with a trailing semicolon, as recorded. */
function disposition(document: SalesRecord, extension: string): string {
  const name = [document.title.replaceAll(/[^\p{L}\p{N}]+/gu, '_'), document.voucherNumber]
    .filter(Boolean)
    .join('_');
  return `inline; filename=${encodeURIComponent(name)}.${extension};`;
}

export function binary(
  context: SandboxContext,
  bytes: Uint8Array,
  contentType: string,
  contentDisposition: string,
): Response {
  context.header('Content-Disposition', contentDisposition);
  context.header('Content-Type', contentType);
  // The base64 trap: status and type are right, the body is text (lexware-api.md 8.1).
  if (context.req.header('accept') === 'application/json')
    return context.body(Buffer.from(bytes).toString('base64'));
  return context.body(new Uint8Array(bytes));
}

export function documentFileRoutes(app: SandboxApp): void {
  for (const type of SALES_TYPES) {
    app.get(`/v1/${SALES_PATHS[type]}/:id/file`, async (context) => {
      const { organization } = context.var;
      const document = findDocument(organization, type, context.req.param('id'));
      if (!hasPdf(document)) {
        throw new ApiError(
          409,
          `The sales voucher with id '${document.id}' and voucher type '${TYPE_NAMES[type]}' is in status 'draft' and cannot be downloaded.`,
        );
      }
      return binary(
        context,
        await renderPdf(organization, document),
        'application/pdf',
        disposition(document, 'pdf'),
      );
    });

    app.get(`/v1/${SALES_PATHS[type]}/:id/document`, (context) => {
      const document = findDocument(context.var.organization, type, context.req.param('id'));
      if (!hasPdf(document))
        throw new ApiError(406, 'Requesting PDF document is not possible in state draft.');
      return json(context, 200, { documentFileId: document.documentFileId });
    });
  }
}
