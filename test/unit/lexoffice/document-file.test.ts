import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import { fileNameOf, safeFileName } from '../../../src/services/lexoffice/content-disposition.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../host/api/attachments.ts';
import { clientOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection, textAnswer } from '../../support/scripted-connection.ts';

const bulk = { lane: 'bulk' } as const;
const PDF = '%PDF-1.7\n1 0 obj\n%%EOF\n';
const XML = '\ufeff<?xml version="1.0"?>\n<Invoice/>\n';
const pdfType = { 'content-type': 'application/pdf' };
const xmlType = { 'content-type': 'application/xml;charset=UTF-8' };

type Accept = 'application/pdf' | 'application/xml' | '*/*';

function fetching(answer: ConnectionResponse, accept: Accept = '*/*') {
  const connection = new ScriptedConnection(() => answer);
  return { connection, file: clientOver(connection).file('invoice', 'i 1', accept, bulk) };
}

describe('file of a document', () => {
  it('gives the bytes unchanged, with type and name', async () => {
    const disposition = { 'content-disposition': 'inline; filename=Rechnung_RE0009.pdf;' };
    const { file, connection } = fetching(textAnswer(200, PDF, { ...pdfType, ...disposition }));
    expect(await file).toEqual({
      bytes: new TextEncoder().encode(PDF),
      contentType: 'application/pdf',
      name: 'Rechnung_RE0009.pdf',
    });
    expect(connection.requests[0]).toMatchObject({
      path: '/v1/invoices/i%201/file',
      headers: { accept: '*/*' },
    });
  });

  it('G9, G11: takes XML with a byte order mark and parameters of the type', async () => {
    expect((await fetching(textAnswer(200, XML, xmlType)).file).contentType).toBe('application/xml');
  });

  it.each<[string, ConnectionResponse, string, Accept?]>([
    ['G13: an error page', jsonAnswer({ message: 'Rate limit exceeded' }), 'file-other-type'],
    ['G13: an error page that says it is a PDF', textAnswer(200, '{"message":"x"}', pdfType), 'file-no-pdf'],
    [
      'G13: HTML that says it is XML',
      textAnswer(200, '<!DOCTYPE html><html></html>', xmlType),
      'file-no-xml',
    ],
    ['G13: nothing', textAnswer(200, '', pdfType), 'file-empty'],
    ['half a PDF', textAnswer(200, '%PDF-1.7\n1 0 obj', pdfType), 'file-cut-off'],
    ['half an XML', textAnswer(200, '<?xml version="1.0"?><Inv', xmlType), 'file-cut-off'],
    [
      'G11: the XML where the PDF was asked for',
      textAnswer(200, XML, xmlType),
      'file-other-type',
      'application/pdf',
    ],
    ['the base64 trap', textAnswer(200, btoa(PDF), pdfType), 'file-base64'],
  ])('refuses %s', async (_, answer, problem, accept) => {
    await expect(fetching(answer, accept).file).rejects.toMatchObject({
      failure: 'unreadable',
      context: { problem },
    });
  });

  it.each(['le', 'be'])('G13: takes an XML in UTF-16 (%s), with one request', async (order) => {
    const bytes = Buffer.from(
      '\ufeff<?xml version="1.0" encoding="UTF-16"?><Invoice></Invoice>\n',
      'utf16le',
    );
    const body = new Uint8Array(order === 'be' ? bytes.swap16() : bytes);
    const { file, connection } = fetching({ status: 200, headers: xmlType, body });
    expect((await file).bytes).toEqual(body);
    expect(connection.requests).toHaveLength(1);
  });

  it('G15: refuses more than 20 MB, without asking again', async () => {
    const body = new Uint8Array(MAX_ATTACHMENT_BYTES + 1);
    const { file, connection } = fetching({ status: 200, headers: pdfType, body });
    await expect(file).rejects.toMatchObject({
      failure: 'unreadable',
      context: { problem: 'file-too-large' },
    });
    expect(connection.requests).toHaveLength(1);
  });

  it.each([
    [404, 'not-found'],
    [406, 'rejected'],
    [409, 'rejected'],
  ])('G9, G10: says what %i means, once', async (status, failure) => {
    const { file, connection } = fetching(jsonAnswer({ message: 'draft' }, status));
    await expect(file).rejects.toMatchObject({ failure, context: { status } });
    expect(connection.requests).toHaveLength(1);
  });
});

describe('file names', () => {
  it.each([
    ['inline; filename=Rechnung_RE0009.pdf;', 'Rechnung_RE0009.pdf'],
    ['attachment; filename="Rechnung RE-2026 001.pdf"', 'Rechnung RE-2026 001.pdf'],
    ['attachment; filename=Rechnung RE-2026 001.pdf', 'Rechnung RE-2026 001.pdf'],
    ['attachment; filename="x.pdf"; filename*=UTF-8\'\'Rechnung%20M%C3%BCller.pdf', 'Rechnung Müller.pdf'],
    ['inline; filename=Schlu%C3%9Frechnung_RE1.pdf;', 'Schlußrechnung_RE1.pdf'],
    ['attachment; filename="M\u00c3\u00bcller.pdf"', 'Müller.pdf'],
    ['attachment; filename="M\u00fcller.pdf"', 'Müller.pdf'],
    ['attachment; filename="a\\"b.pdf"', 'ab.pdf'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="..\\..\\boot.ini"', 'boot.ini'],
    ["attachment; filename*=UTF-8''..%2F..%2Fx.pdf", 'x.pdf'],
    ['attachment; filename="CON.pdf"', '_CON.pdf'],
    ['attachment; filename="gpj.\u202efdp.exe"', 'gpj.fdp.exe'],
    ['inline', undefined],
    ['attachment; filename=".."', undefined],
    [undefined, undefined],
  ])('G14: reads %j as %j', (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });

  it('G14: whatever the header, the name is short and holds no path and no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeFileName(text);
        if (name === undefined) return;
        expect(name).not.toMatch(/[/\\\p{Cc}<>:"|?*]/u);
        expect(name).not.toMatch(/^\.|[. ]$/);
        expect(Array.from(name).length).toBeLessThanOrEqual(121);
      }),
    );
  });
});
