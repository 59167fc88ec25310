import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** pdf.js is large: this module is loaded when the first PDF is shown. Who opens destroys: document and worker live until then. */
export function openPdf(url: string): PDFDocumentLoadingTask {
  // Documents come from outside: nothing in them may run. Neither the scripting of forms nor its sandbox is bundled.
  return getDocument({ url, enableXfa: false });
}
