import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, gatewayError, issueList, json } from '../http/envelopes.ts';
import { attachFile, uploadReceipt } from '../store/uploads.ts';
import type { Upload } from '../store/uploads.ts';
import { binary, sendDocumentPdf } from './document-files.ts';

/** 5 MB still pass. */
const MAX_BYTES = 5 * 1024 * 1024;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  xml: 'application/xml',
};

const refused = (i18nKey: string): ApiError =>
  issueList(406, [{ i18nKey, source: 'file', type: 'validation_failure' }]);

async function readForm(context: SandboxContext): Promise<FormData> {
  if (!/^multipart\/form-data/i.test(context.req.header('content-type') ?? ''))
    throw new ApiError(415, 'Content type is not supported');
  try {
    return await context.req.formData();
  } catch {
    throw issueList(400, [{ i18nKey: 'bad_request_error', type: 'bad_request_error' }]);
  }
}

async function uploadOf(form: FormData): Promise<Upload> {
  const part = form.get('file');
  // An upload without a file part is a 500, not a 4xx (lexware-api.md 8.2).
  if (!(part instanceof File))
    throw issueList(500, [{ i18nKey: 'technical_error', type: 'technical_error' }]);
  const extension = /\.([^.]+)$/.exec(part.name)?.[1]?.toLowerCase() ?? '';
  const contentType = CONTENT_TYPES[extension];
  if (contentType === undefined) throw refused('inacceptable_file_extension');
  if (part.size > MAX_BYTES) throw refused('max_file_size_exceeded');
  const bytes = new Uint8Array(await part.arrayBuffer());
  checkContent(bytes, extension);
  return { bytes, extension, contentType };
}

/** One of the two syntaxes of EN 16931, with the identifier of the norm in it. */
function isEInvoice(xml: string): boolean {
  const root = /<(?:[\w.-]+:)?(CrossIndustryInvoice|Invoice|CreditNote)[\s>]/;
  return root.test(xml) && xml.includes('urn:cen.eu:en16931:2017');
}

function checkContent(bytes: Uint8Array, extension: string): void {
  const content = Buffer.from(bytes);
  const begins = (text: string): boolean => content.subarray(0, text.length).toString('latin1') === text;
  if (extension === 'pdf') {
    // Broken ones are called toxic as well (evidence.md file-1).
    const isWhole = begins('%PDF') && content.includes('%%EOF');
    if (!isWhole || content.includes('/JavaScript')) throw refused('voucher_upload_toxic_pdf');
  } else if (extension === 'xml') {
    if (!isEInvoice(content.toString('utf8'))) throw refused('invalid_xrechnung');
  } else if (!begins(extension === 'png' ? '\x89PNG' : '\xff\xd8')) throw refused('image_conversion_error');
}

export function fileRoutes(app: SandboxApp): void {
  app.post('/v1/files', async (context) => {
    const { organization, quirks } = context.var;
    const form = await readForm(context);
    // One of the odd answers: a bare JSON string.
    if (form.get('type') !== 'voucher') return json(context, 400, 'Invalid or missing upload type.');
    const file = uploadReceipt(organization, await uploadOf(form), quirks.settleMs);
    return json(context, 202, { id: file.id, voucherId: file.voucherId });
  });

  app.post('/v1/vouchers/:id/files', async (context) => {
    const { organization, quirks } = context.var;
    const id = context.req.param('id');
    if (!organization.vouchers.has(id)) throw new ApiError(404, 'voucher not found');
    const form = await readForm(context);
    const file = attachFile(organization, id, await uploadOf(form), quirks.settleMs);
    return json(context, 202, { id: file.id });
  });

  app.get('/v1/files/:id', async (context) => {
    const { organization, quirks } = context.var;
    const id = context.req.param('id');
    const file = organization.files.get(id);
    if (file) {
      if (performance.now() < file.readableAt) throw new ApiError(404, 'file not found');
      return binary(context, file.bytes, file.contentType, `inline; filename="${file.id}.${file.extension}"`);
    }
    for (const document of organization.documents.values()) {
      if (quirks.documentFileId === 'sent' && document.documentFileId === id)
        return sendDocumentPdf(context, document);
    }
    throw new ApiError(404, 'file not found');
  });

  app.get('/v1/files/:id/status', (context) => {
    const { organization, quirks } = context.var;
    if (quirks.fileStatus === 'denied') return gatewayError(context, 403, 'access_denied');
    const file = organization.files.get(context.req.param('id'));
    if (!file) throw new ApiError(404, 'file not found');
    return json(context, 200, {
      id: file.id,
      status: performance.now() < file.readableAt ? 'PROCESSING' : 'READY',
    });
  });
}
