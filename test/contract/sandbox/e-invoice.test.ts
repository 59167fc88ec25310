import { extractXml } from '@stackforge-eu/factur-x';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewDocument } from '../../../sandbox/admin/document-admin.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import type { SalesRecord } from '../../../sandbox/store/sales-document.ts';
import { brokenRules, readCii, schemaErrors } from './cii-reader.ts';
import { startTestSandbox } from './client.ts';
import { pdfAProblems } from './pdf-a.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
  const contactId = sandbox.admin.contacts().find((contact) => contact.roles.customer)!.id;
  const item = (netAmount: number, taxRatePercentage: number, more = {}) => ({
    type: 'custom' as const,
    name: 'Posten',
    quantity: 1,
    unitName: 'Stück',
    unitPrice: { netAmount, taxRatePercentage },
    ...more,
  });
  const shippingDate = '2026-08-01T00:00:00.000+02:00';
  const extra: NewDocument[] = [
    {
      shippingConditions: {
        shippingType: 'serviceperiod',
        shippingDate,
        shippingEndDate: '2026-08-31T00:00:00.000+02:00',
      },
    },
    { shippingConditions: { shippingType: 'none' } },
    { lineItems: [item(100, 19), item(-15.5, 19)] },
    { lineItems: [item(1.2345, 19, { quantity: 0.3333 }), item(0, 7)] },
    { lineItems: [item(200, 19, { discountPercentage: 15 }), item(100, 7, { discountPercentage: 33.33 })] },
    { lineItems: [item(200, 19), item(100, 7)], totalPrice: { totalDiscountAbsolute: 30 } },
    { lineItems: [item(50, 19), { type: 'text', name: 'Hinweis' }, item(10, 0)], introduction: 'A & B <c>' },
  ];
  for (const input of extra) sandbox.admin.createInvoice({ address: { contactId }, ...input });
});
afterAll(() => sandbox.stop());

async function download(document: SalesRecord, accept = '*/*'): Promise<{ type: string; bytes: Uint8Array }> {
  const response = await fetch(`${sandbox.url}/v1/invoices/${document.id}/file`, {
    headers: { Authorization: `Bearer ${sandbox.token}`, Accept: accept },
  });
  expect(response.status).toBe(200);
  return {
    type: response.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

async function xmlOf(document: SalesRecord): Promise<string> {
  const { bytes } = await download(document);
  if (document.electronicDocumentProfile === 'XRechnung') return new TextDecoder().decode(bytes);
  return (await extractXml(bytes)).xml;
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

/** One of each kind: profile, tax type, discount, deduction. */
function samples(): SalesRecord[] {
  const byKind = new Map<string, SalesRecord>();
  for (const document of sandbox.admin.documents()) {
    if (document.type !== 'invoice' || document.voucherStatus === 'draft') continue;
    if (document.electronicDocumentProfile === 'NONE') continue;
    const { totalDiscountPercentage, totalDiscountAbsolute } = document.totalPrice;
    const kind = [
      document.electronicDocumentProfile,
      document.taxConditions.taxType,
      totalDiscountPercentage ?? totalDiscountAbsolute,
      document.closingInvoice,
      document.voucherStatus === 'voided',
      document.taxAmounts.length,
      document.shippingConditions?.shippingType,
      document.lineItems.some((line) => (line.unitPrice?.netAmount ?? 0) < 0),
      document.lineItems.some((line) => (line.discountPercentage ?? 0) > 0),
      document.lineItems.some((item) => ((item.unitPrice?.netAmount ?? 0) * 100) % 1 !== 0),
    ].join();
    if (!byKind.has(kind)) byKind.set(kind, document);
  }
  return [...byKind.values()];
}

describe('e-invoices', () => {
  it('come in every kind the data set has', () => {
    const kinds = samples();
    expect(new Set(kinds.map((document) => document.electronicDocumentProfile))).toEqual(
      new Set(['EN16931', 'XRechnung']),
    );
    expect(new Set(kinds.map((document) => document.taxConditions.taxType)).size).toBeGreaterThanOrEqual(8);
  });

  it('are valid against the schema, keep the arithmetic of EN 16931 and say the same as the JSON', async () => {
    const documents = samples();
    expect(documents.length).toBeGreaterThanOrEqual(18);
    const xmls: string[] = [];
    for (const document of documents) {
      const xml = await xmlOf(document);
      xmls.push(xml);
      const label = document.voucherNumber ?? '';
      const invoice = readCii(xml);
      expect(brokenRules(invoice), label).toEqual([]);
      const { totalPrice, taxAmounts } = document;
      expect(invoice.number).toBe(document.voucherNumber);
      expect(invoice.taxBasisTotal).toBe(Math.round(totalPrice.totalNetAmount * 100));
      expect(invoice.taxTotal).toBe(Math.round(totalPrice.totalTaxAmount * 100));
      expect(invoice.grandTotal).toBe(Math.round(totalPrice.totalGrossAmount * 100));
      expect(invoice.duePayable).toBe(
        Math.round((document.claimedGrossAmount ?? totalPrice.totalGrossAmount) * 100),
      );
      expect(invoice.taxes.map((tax) => tax.basis)).toEqual(
        taxAmounts.map((group) => Math.round(group.netAmount * 100)),
      );
    }
    expect(await schemaErrors(xmls)).toEqual([]);
  }, 90_000);

  it('the schema check is a check: a wrong document fails', async () => {
    const xml = await xmlOf(samples()[0]!);
    expect(
      await schemaErrors([
        xml.replace('<ram:CityName>', '<ram:Town>').replace('</ram:CityName>', '</ram:Town>'),
      ]),
    ).not.toEqual([]);
    expect(
      brokenRules(readCii(xml.replace(/<ram:LineTotalAmount>[^<]+/, '<ram:LineTotalAmount>0.01'))),
    ).toContain('BR-CO-10');
  });

  it('G11: XRechnung is XML for */*, and its PDF only a preview', async () => {
    const document = samples().find((sample) => sample.electronicDocumentProfile === 'XRechnung')!;
    const original = await download(document);
    expect(original.type).toBe('application/xml;charset=UTF-8');
    expect(readCii(new TextDecoder().decode(original.bytes))).toMatchObject({
      guideline: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
      buyerReference: document.xRechnung?.buyerReference,
    });
    const preview = await download(document, 'application/pdf');
    await expect(extractXml(preview.bytes)).rejects.toThrow();
    expect(await textOf(preview.bytes)).toContain(document.voucherNumber);
  });

  it('ZUGFeRD is a PDF/A-3 with the XML inside that shows the document', async () => {
    for (const document of samples().filter((sample) => sample.electronicDocumentProfile === 'EN16931')) {
      const { bytes, type } = await download(document);
      expect(type).toBe('application/pdf');
      expect(await pdfAProblems(bytes, 'factur-x.xml'), document.voucherNumber).toEqual([]);
      const text = await textOf(bytes);
      expect(text).toContain(document.voucherNumber);
      expect(text).toContain(document.address.name);
      const total = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(
        document.totalPrice.totalGrossAmount,
      );
      expect(text).toContain(total);
    }
  });

  it('gives the same bytes again until the document changes', async () => {
    const document = sandbox.admin.createInvoice({
      address: { contactId: sandbox.admin.contacts().find((c) => c.roles.customer)!.id },
    });
    const first = await download(document);
    expect(Buffer.from((await download(document)).bytes).equals(first.bytes)).toBe(true);
    sandbox.admin.voidDocument(document.id);
    const stamped = await download(document);
    expect(Buffer.from(stamped.bytes).equals(first.bytes)).toBe(false);
    expect(await textOf(stamped.bytes)).toContain('STORNIERT');
    expect(await textOf(first.bytes)).not.toContain('STORNIERT');
  });

  it('F1: a document whose rounding EN 16931 cannot carry stays a plain PDF', async () => {
    const contactId = sandbox.admin.contacts().find((contact) => contact.roles.customer)!.id;
    const document = sandbox.admin.createInvoice({
      address: { contactId },
      taxConditions: { taxType: 'gross' },
      lineItems: [1, 2, 3].map((index) => ({
        type: 'custom' as const,
        name: `Posten ${index}`,
        quantity: 1,
        unitName: 'Stück',
        unitPrice: { grossAmount: 0.99, taxRatePercentage: 19 },
      })),
    });
    expect(document.electronicDocumentProfile).toBe('NONE');
    const { bytes } = await download(document);
    expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-');
    await expect(extractXml(bytes)).rejects.toThrow();
  });
});

describe('the e-invoices of the edge data set', () => {
  it('are valid one and all, whatever their figures', async () => {
    const edge = await startTestSandbox({ dataSet: 'edge' });
    const xmls: string[] = [];
    for (const document of edge.admin.documents()) {
      const { electronicDocumentProfile: kind, voucherStatus, id } = document;
      if (kind === 'NONE' || voucherStatus === 'draft' || document.fileTrap) continue;
      const headers = { Authorization: `Bearer ${edge.token}` };
      const response = await fetch(`${edge.url}/v1/invoices/${id}/file`, { headers });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const xml = kind === 'XRechnung' ? new TextDecoder().decode(bytes) : (await extractXml(bytes)).xml;
      const invoice = readCii(xml);
      expect(brokenRules(invoice), invoice.number).toEqual([]);
      expect(invoice.grandTotal).toBe(Math.round(document.totalPrice.totalGrossAmount * 100));
      xmls.push(xml);
    }
    await edge.stop();
    expect(xmls.length).toBeGreaterThan(60);
    expect(await schemaErrors(xmls)).toEqual([]);
  }, 90_000);
});
