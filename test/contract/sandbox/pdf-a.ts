/** The structure that PDF/A-3 and Factur-X ask of a file, as far as it can be seen without veraPDF. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

function deref(pdf: PDFDocument, object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFRef ? pdf.context.lookup(object) : object;
}

/** What is missing, in words; empty if all is there. */
export async function pdfAProblems(bytes: Uint8Array, embeddedName: string): Promise<string[]> {
  const problems: string[] = [];
  const need = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  const text = Buffer.from(bytes).toString('latin1');
  need(text.startsWith('%PDF-1.'), 'header');
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = pdf;
  need(context.trailerInfo.Encrypt === undefined, 'must not be encrypted');
  need(context.trailerInfo.ID !== undefined, 'file identifier');

  const intents = catalog.lookupMaybe(name('OutputIntents'), PDFArray);
  const intent = intents && deref(pdf, intents.get(0));
  need(
    intent instanceof PDFDict && intent.get(name('DestOutputProfile')) !== undefined,
    'output intent with colour profile',
  );
  const mark = catalog.lookupMaybe(name('MarkInfo'), PDFDict);
  need(mark !== undefined, 'MarkInfo');

  const metadata = deref(pdf, catalog.get(name('Metadata')));
  const xmp =
    metadata instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8')
      : '';
  need(/<pdfaid:part>3<\/pdfaid:part>/.test(xmp), 'XMP: part 3');
  need(/<pdfaid:conformance>[ABU]<\/pdfaid:conformance>/.test(xmp), 'XMP: conformance');
  need(/ConformanceLevel>EN 16931</.test(xmp), 'XMP: Factur-X level');
  need(xmp.includes(embeddedName), 'XMP: name of the XML');

  const associated = catalog.lookupMaybe(name('AF'), PDFArray);
  const file = associated && deref(pdf, associated.get(0));
  need(
    file instanceof PDFDict && file.get(name('AFRelationship'))?.toString() === '/Alternative',
    'associated file',
  );

  let fonts = 0;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    if (object.get(name('Type')) === name('FontDescriptor')) {
      fonts += 1;
      need(object.has(name('FontFile2')) || object.has(name('FontFile3')), 'every font embedded');
    }
    if (object.get(name('Type')) === name('Font') && object.get(name('Subtype')) === name('Type1'))
      problems.push('a standard font that is not embedded');
    if (object.has(name('JavaScript')) || object.get(name('S')) === name('JavaScript'))
      problems.push('JavaScript');
  }
  need(fonts > 0, 'a font');
  return [...new Set(problems)];
}
