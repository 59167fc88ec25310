import type { Organization } from '../store/organization.ts';
import type { SalesRecord } from '../store/sales-document.ts';
import { drawDocument } from './invoice-pdf.ts';

/** The PDF of a document as it stands now; a voided one carries its stamp. */
export async function renderPdf(organization: Organization, document: SalesRecord): Promise<Uint8Array> {
  const writer = await drawDocument(organization, document);
  return writer.pdf.save();
}
