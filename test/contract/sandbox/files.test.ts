import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import { upload as uploadTo } from './upload.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo', quirks: { settleMs: 2_000 } });
});
afterAll(() => sandbox.stop());

function idOf(path: string, status: string, profile?: string): string {
  const types: Record<string, string> = { invoices: 'invoice', quotations: 'quotation', dunnings: 'dunning' };
  const found = sandbox.admin
    .documents()
    .find(
      (document) =>
        document.type === types[path] &&
        document.voucherStatus === status &&
        (profile ?? document.electronicDocumentProfile) === document.electronicDocumentProfile,
    );
  return found!.id;
}

async function file(
  path: string,
  accept?: string,
): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const response = await fetch(`${sandbox.url}/v1${path}`, {
    headers: { Authorization: `Bearer ${sandbox.token}`, ...(accept !== undefined && { Accept: accept }) },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

const upload = (path: string, name: string | undefined, content: Uint8Array = PDF, type?: string) =>
  uploadTo(sandbox, path, name, content, type);

let unique = 0;
const freshPdf = (): Buffer => Buffer.concat([PDF, Buffer.from(`% ${(unique += 1)}`)]);

describe('GET /{type}/{id}/file', () => {
  it.each([
    ['XRechnung', '*/*', 200, 'application/xml;charset=UTF-8'],
    ['XRechnung', 'application/xml', 200, 'application/xml;charset=UTF-8'],
    ['XRechnung', 'application/pdf', 200, 'application/pdf'],
    ['XRechnung', 'text/plain', 406, undefined],
    ['EN16931', '*/*', 200, 'application/pdf'],
    ['EN16931', 'application/pdf', 200, 'application/pdf'],
    ['EN16931', 'application/xml', 404, undefined],
    ['EN16931', 'image/png', 406, undefined],
    ['NONE', '*/*', 200, 'application/pdf'],
    ['NONE', 'application/xml', 404, undefined],
    ['NONE', 'text/html', 406, undefined],
  ])('G9: %s asked as %s answers %i', async (profile, accept, status, type) => {
    const answer = await file(`/invoices/${idOf('invoices', 'open', profile)}/file`, accept);
    expect(answer.status).toBe(status);
    if (type !== undefined) expect(answer.type).toBe(type);
    if (type === 'application/pdf') expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    if (type?.startsWith('application/xml')) expect(answer.bytes.toString()).toMatch(/^<\?xml/);
  });

  it('Accept application/json gives base64 text that claims to be a PDF', async () => {
    const path = `/invoices/${idOf('invoices', 'open', 'NONE')}/file`;
    const trapped = await file(path, 'application/json');
    expect(trapped.status).toBe(200);
    expect(trapped.type).toBe('application/pdf');
    expect(trapped.bytes.subarray(0, 4).toString()).toBe('JVBE');
    expect(Buffer.from(trapped.bytes.toString(), 'base64').equals((await file(path)).bytes)).toBe(true);
  });

  it('G9: a draft has no file (409) and no document (406)', async () => {
    const id = idOf('invoices', 'draft');
    const answer = await get(sandbox, `/invoices/${id}/file`);
    expect(answer.status).toBe(409);
    expect(answer.body.message).toContain(`'${id}' and voucher type 'Invoice' is in status 'draft'`);
    const document = await get(sandbox, `/invoices/${id}/document`);
    expect(document.status).toBe(406);
    expect(document.body.message).toBe('Requesting PDF document is not possible in state draft.');
  });

  it('names the file as recorded', async () => {
    const id = idOf('invoices', 'open', 'NONE');
    const response = await fetch(`${sandbox.url}/v1/invoices/${id}/file`, {
      headers: { Authorization: `Bearer ${sandbox.token}` },
    });
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename=Rechnung_RE\d+\.pdf;$/);
  });

  it('serves the PDF of a dunning at once, and XML of PDF-only types as the quirk says', async () => {
    const id = idOf('dunnings', 'draft');
    expect((await file(`/dunnings/${id}/file`)).bytes.subarray(0, 4).toString()).toBe('%PDF');
    expect((await file(`/dunnings/${id}/file`, 'application/xml')).status).toBe(404);
    sandbox.admin.setQuirks({ xmlOfPdfOnly: 406 });
    expect((await file(`/dunnings/${id}/file`, 'application/xml')).status).toBe(406);
  });

  it('leads through /document and /files to the same bytes', async () => {
    const id = idOf('invoices', 'open', 'NONE');
    const { documentFileId } = (await get(sandbox, `/invoices/${id}/document`)).body;
    expect((await get(sandbox, `/invoices/${id}`)).body.files.documentFileId).toBe(documentFileId);
    expect(
      (await file(`/files/${documentFileId}`)).bytes.equals((await file(`/invoices/${id}/file`)).bytes),
    ).toBe(true);
  });

  it('G10: is not rendered for a while after a change if the quirk is on', async () => {
    sandbox.admin.setQuirks({ renderMs: 3000 });
    const invoice = sandbox.admin.createInvoice();
    expect((await file(`/invoices/${invoice.id}/file`)).status).toBe(404);
    sandbox.admin.advance(3500);
    expect((await file(`/invoices/${invoice.id}/file`)).status).toBe(200);
    sandbox.admin.setQuirks({ renderMs: 0 });
  });
});

describe('POST /files', () => {
  it('takes a receipt with 202, cannot be read at once, then becomes an unchecked voucher', async () => {
    const content = freshPdf();
    const { status, body } = await upload('/files', 'beleg.pdf', content, 'voucher');
    expect(status).toBe(202);
    expect(body).toEqual({ id: expect.any(String), voucherId: expect.any(String) });
    expect((await file(`/files/${body.id}`)).status).toBe(404);
    expect((await get(sandbox, `/vouchers/${body.voucherId}`)).body).toMatchObject({
      voucherStatus: 'blank',
      type: 'purchaseinvoice',
    });
    await expect.poll(async () => (await file(`/files/${body.id}`)).bytes.equals(content)).toBe(true);
    const voucher = async () => (await get(sandbox, `/vouchers/${body.voucherId}`)).body as unknown;
    await expect.poll(voucher).toMatchObject({ voucherStatus: 'unchecked', files: [body.id] });
    const again = await upload('/files', 'anders.pdf', content, 'voucher');
    expect(again.body).toEqual(body);
  });

  it('answers a missing type with a bare JSON string', async () => {
    const { status, body } = await upload('/files', 'beleg.pdf', PDF);
    expect(status).toBe(400);
    expect(body).toBe('Invalid or missing upload type.');
  });

  it('answers a missing file with 500 technical_error', async () => {
    const { status, body } = await upload('/files', undefined, PDF, 'voucher');
    expect(status).toBe(500);
    expect(body.IssueList[0].i18nKey).toBe('technical_error');
  });

  it.each([
    ['beleg.tif', PDF, 'inacceptable_file_extension'],
    ['ohneEndung', PDF, 'inacceptable_file_extension'],
    ['bild.png', PDF, 'image_conversion_error'],
    ['kein.pdf', Buffer.from('hello'), 'voucher_upload_toxic_pdf'],
    ['boese.pdf', Buffer.from('%PDF-1.4 /JavaScript'), 'voucher_upload_toxic_pdf'],
    ['gross.pdf', Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)]), 'max_file_size_exceeded'],
  ])('refuses %s', async (name, content, i18nKey) => {
    const { status, body } = await upload('/files', name, content, 'voucher');
    expect(status).toBe(406);
    expect(body.IssueList[0].i18nKey).toBe(i18nKey);
  });

  it('still takes 5 242 880 bytes', async () => {
    const exactly = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024 - PDF.length)]);
    expect((await upload('/files', 'voll.pdf', exactly, 'voucher')).status).toBe(202);
  });

  it('hides the status of a file unless the quirk is on', async () => {
    const { body } = await upload('/files', 'status.pdf', freshPdf(), 'voucher');
    expect((await get(sandbox, `/files/${body.id}/status`)).status).toBe(403);
    sandbox.admin.setQuirks({ fileStatus: 'public' });
    expect((await get(sandbox, `/files/${body.id}/status`)).status).toBe(200);
  });
});

describe('files of vouchers', () => {
  it('attach with 202, and a PUT that does not name them deletes them for good', async () => {
    const voucher = sandbox.admin.createVoucher();
    const attached = await upload(`/vouchers/${voucher.id}/files`, 'anlage.pdf', freshPdf());
    expect(attached.status).toBe(202);
    expect(attached.body).toEqual({ id: expect.any(String) });
    expect((await get(sandbox, `/vouchers/${voucher.id}/files`)).status).toBe(404);
    sandbox.admin.finishUploads();
    expect((await file(`/files/${attached.body.id}`)).status).toBe(200);
    const { body } = await get(sandbox, `/vouchers/${voucher.id}`);
    expect(body.files).toEqual([attached.body.id]);
    const without = { ...body, files: undefined };
    expect((await send(sandbox, 'PUT', `/vouchers/${voucher.id}`, without)).status).toBe(200);
    expect((await file(`/files/${attached.body.id}`)).status).toBe(404);
  });
});
