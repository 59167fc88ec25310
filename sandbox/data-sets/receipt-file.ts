import { createHash } from 'node:crypto';
import type { Organization } from '../store/organization.ts';

/** One page with one line of text, as small as a PDF can be. */
function smallPdf(text: string): Uint8Array {
  const stream = `BT /F1 14 Tf 50 780 Td (${text.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = pdf.length;
  const size = objects.length + 1;
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return Buffer.from(`${pdf}startxref\n${start}\n%%EOF\n`, 'latin1');
}

/** Stores the scanned receipt of a voucher and returns its id. */
export function storeReceipt(organization: Organization, voucherId: string, text: string): string {
  const id = organization.newId('file');
  const bytes = smallPdf(text);
  organization.files.set(id, {
    id,
    voucherId,
    contentType: 'application/pdf',
    extension: 'pdf',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    readableAt: 0,
  });
  return id;
}
