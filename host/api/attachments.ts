import type { Instant } from './calendar-date.ts';

export interface Attachment {
  readonly id: string;
  readonly voucherId: string;
  /** File name without folders. */
  readonly name: string;
  readonly contentType: 'application/pdf' | 'application/xml';
  /** `original` is what the law asks to keep, `preview` helps to read it. */
  readonly role: 'original' | 'preview';
  readonly sizeBytes: number;
  /** Hex, of the bytes as received. */
  readonly sha256: string;
  readonly addedAt: Instant;
}

/** Files of vouchers. Every method rejects with a `HostError`: `not-found` for an unknown voucher. */
export interface Attachments {
  /** Stores the bytes unchanged; the host computes the hash. Same voucher, role and hash: the stored one is answered. At most 20 MB. */
  add(
    voucherId: string,
    file: Pick<Attachment, 'name' | 'contentType' | 'role'> & { readonly bytes: Uint8Array<ArrayBuffer> },
  ): Promise<Attachment>;
  /** Of one voucher, without the bytes. */
  list(voucherId: string): Promise<readonly Attachment[]>;
  /** "Beleg fehlt": why there is no original yet; `undefined` clears the mark. */
  markMissing(voucherId: string, reason: string | undefined): Promise<void>;
}
