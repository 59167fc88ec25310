import { MAX_ATTACHMENT_BYTES } from '../../../host/api/attachments.ts';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import { fileNameOf } from './content-disposition.ts';
import { BodyProblem } from './json-body.ts';
import { xmlText } from './xml-text.ts';

export interface DocumentFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `application/pdf` or `application/xml`, without parameters. */
  readonly contentType: string;
  readonly name?: string;
}

/**
 * The bytes as received, checked for being what they say: a peer once stored an error page as invoice.pdf (G13).
 * @throws BodyProblem when they are no whole PDF or XML, or too large (rules.md 29).
 */
export function readFile(answer: ConnectionResponse, accept: string): DocumentFile {
  const { body, headers } = answer;
  if (body.length === 0) throw new BodyProblem('file-empty');
  if (body.length > MAX_ATTACHMENT_BYTES) throw new BodyProblem('file-too-large', false);
  const contentType = typeOf(headers['content-type']);
  if (accept !== '*/*' && contentType !== accept) throw new BodyProblem('file-other-type');
  if (contentType === 'application/pdf') checkPdf(body);
  else checkXml(body);
  const name = fileNameOf(headers['content-disposition']);
  return { bytes: body, contentType, ...(name !== undefined && { name }) };
}

function typeOf(header: string | undefined): string {
  const type = (header ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/pdf') return type;
  if (type === 'application/xml' || type === 'text/xml') return 'application/xml';
  throw new BodyProblem('file-other-type');
}

function checkPdf(body: Uint8Array): void {
  const head = latin1(body.subarray(0, 1024));
  // Asked with Accept: application/json the API answers a PDF as base64 text under the same content type.
  if (head.startsWith('JVBERi')) throw new BodyProblem('file-base64', false);
  if (!head.includes('%PDF-')) throw new BodyProblem('file-no-pdf');
  if (!latin1(body.subarray(-2048)).includes('%%EOF')) throw new BodyProblem('file-cut-off');
}

function checkXml(body: Uint8Array): void {
  const text = xmlText(body);
  const head = text.slice(0, 256).trimStart();
  if (!/^<(\?xml|[A-Za-z_!])/.test(head) || /^<(!doctype\s+)?html/i.test(head))
    throw new BodyProblem('file-no-xml');
  if (!text.slice(-256).trimEnd().endsWith('>')) throw new BodyProblem('file-cut-off');
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
