/** `/file` and `/document` of sales documents (lexware-api.md 8.1). */
import { renderPdf, renderXml } from '../documents/render.ts';
import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import type { SalesRecord, SalesType } from '../store/sales-document.ts';
import { SALES_PATHS } from '../store/sales-document.ts';
import { findDocument, SALES_TYPES } from './sales-documents.ts';

const TYPE_NAMES: Readonly<Record<SalesType, string>> = {
  invoice: 'Invoice',
  creditnote: 'CreditNote',
  quotation: 'Quotation',
  orderconfirmation: 'OrderConfirmation',
  deliverynote: 'DeliveryNote',
  dunning: 'Dunning',
  downpaymentinvoice: 'DownPaymentInvoice',
};

/** Types of which an XML exists at all. */
const XML_TYPES: ReadonlySet<SalesType> = new Set(['invoice', 'creditnote', 'downpaymentinvoice']);

/** A dunning is always a draft and has its PDF at once. */
const hasPdf = (document: SalesRecord): boolean =>
  document.voucherStatus !== 'draft' || document.type === 'dunning';

/** `inline; filename=Rechnung_RE0009.pdf;`: unquoted and with a trailing semicolon, as recorded. */
function disposition(document: SalesRecord, extension: string): string {
  const title = document.title.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, '');
  const name = [title, document.voucherNumber].filter(Boolean).join('_');
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
  // The base64 trap: status and type are right, the body is text.
  if (context.req.header('accept') === 'application/json')
    return context.body(Buffer.from(bytes).toString('base64'));
  return context.body(new Uint8Array(bytes));
}

/** Bytes after the end marker do not disturb a viewer. */
function padded(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.length >= size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length, '\n')]);
}

export async function sendDocumentPdf(context: SandboxContext, document: SalesRecord): Promise<Response> {
  const { fileTrap } = document;
  if (fileTrap?.missing === true) throw notFound();
  const bytes = padded(await renderPdf(context.var.organization, document), fileTrap?.padToBytes ?? 0);
  return binary(context, bytes, 'application/pdf', fileTrap?.disposition ?? disposition(document, 'pdf'));
}

async function sendXRechnung(context: SandboxContext, document: SalesRecord): Promise<Response> {
  const bytes = await renderXml(context.var.organization, document);
  return binary(context, bytes, 'application/xml;charset=UTF-8', disposition(document, 'xml'));
}

/** Media types of an Accept header without their weights; what is missing accepts anything. */
function accepted(context: SandboxContext): string[] {
  const header = context.req.header('accept') ?? '*/*';
  return header.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
}

const notFound = (): ApiError =>
  new ApiError(404, 'The requested file format does not exist for this voucher.');

function sendFile(context: SandboxContext, document: SalesRecord): Promise<Response> {
  const types = accepted(context);
  const isXRechnung = document.electronicDocumentProfile === 'XRechnung';
  if (types.includes('*/*'))
    return isXRechnung ? sendXRechnung(context, document) : sendDocumentPdf(context, document);
  if (types.includes('application/pdf') || types.includes('application/json'))
    return sendDocumentPdf(context, document);
  if (!types.includes('application/xml')) throw new ApiError(406, 'Not acceptable media type');
  if (isXRechnung) return sendXRechnung(context, document);
  if (XML_TYPES.has(document.type) || context.var.quirks.xmlOfPdfOnly === 404) throw notFound();
  throw new ApiError(406, 'Not acceptable media type');
}

export function documentFileRoutes(app: SandboxApp): void {
  for (const type of SALES_TYPES) {
    app.get(`/v1/${SALES_PATHS[type]}/:id/file`, (context) => {
      const { organization, quirks } = context.var;
      const document = findDocument(organization, type, context.req.param('id'));
      if (!hasPdf(document)) {
        throw new ApiError(
          409,
          `The sales voucher with id '${document.id}' and voucher type '${TYPE_NAMES[type]}' is in status 'draft' and cannot be downloaded.`,
        );
      }
      if (quirks.renderMs > 0 && organization.now() < document.updatedAt + quirks.renderMs) throw notFound();
      return sendFile(context, document);
    });

    app.get(`/v1/${SALES_PATHS[type]}/:id/document`, (context) => {
      if (context.var.quirks.documentFileId === 'gone') return context.notFound();
      const document = findDocument(context.var.organization, type, context.req.param('id'));
      if (!hasPdf(document))
        throw new ApiError(406, 'Requesting PDF document is not possible in state draft.');
      return json(context, 200, { documentFileId: document.documentFileId });
    });
  }
}
