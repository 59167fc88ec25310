/** An uploaded file. PDFs of sales documents are not stored but drawn when asked for. */
export interface StoredFile {
  id: string;
  voucherId: string;
  contentType: string;
  extension: string;
  bytes: Uint8Array;
  sha256: string;
  /** Instant from which a GET finds it: fresh uploads are not readable at once (lexware-api.md 8.2). */
  readableAt: number;
}
