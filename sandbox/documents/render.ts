import type { Organization } from '../store/organization.ts';
import type { SalesRecord } from '../store/sales-document.ts';

/** Loaded when the first file is asked for: the libraries behind them cost a second at the start. */
const loadDrawing = () => import('./invoice-pdf.ts');
const loadEInvoice = () => import('./e-invoice.ts');

interface Rendered {
  updatedAt: number;
  version: number;
  pdf?: Promise<Uint8Array>;
  xml?: Promise<Uint8Array>;
}

/** Rendered once per version: the same document gives the same bytes again. */
const cache = new WeakMap<SalesRecord, Rendered>();

function entryOf(document: SalesRecord): Rendered {
  const known = cache.get(document);
  if (known?.version === document.version && known.updatedAt === document.updatedAt) return known;
  const fresh: Rendered = { version: document.version, updatedAt: document.updatedAt };
  cache.set(document, fresh);
  return fresh;
}

async function drawPdf(organization: Organization, document: SalesRecord): Promise<Uint8Array> {
  const { drawDocument } = await loadDrawing();
  const writer = await drawDocument(organization, document);
  const pdf = await writer.pdf.save();
  if (document.electronicDocumentProfile !== 'EN16931') return pdf;
  const { zugferdPdf } = await loadEInvoice();
  return zugferdPdf(organization, document, pdf);
}

/** The PDF of a document as it stands now; a voided one carries its stamp, a ZUGFeRD one its XML. */
export function renderPdf(organization: Organization, document: SalesRecord): Promise<Uint8Array> {
  return (entryOf(document).pdf ??= drawPdf(organization, document));
}

/** The XRechnung itself. */
export function renderXml(organization: Organization, document: SalesRecord): Promise<Uint8Array> {
  return (entryOf(document).xml ??= loadEInvoice().then(({ xRechnungXml }) =>
    xRechnungXml(organization, document),
  ));
}
