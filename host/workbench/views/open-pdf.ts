import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** pdf.js is large: this module is loaded when the first PDF is shown. */
export async function openPdf(url: string): Promise<PDFDocumentProxy> {
  // Documents come from outside: nothing in them may run.
  return getDocument({ url, isEvalSupported: false, enableXfa: false }).promise;
}
