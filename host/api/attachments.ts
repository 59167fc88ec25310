import type { Instant } from './calendar-date.ts';

export const ATTACHMENT_CONTENT_TYPES = ['application/pdf', 'application/xml'] as const;
/** `original` is what the law asks to keep, `preview` helps to read it. */
export const ATTACHMENT_ROLES = ['original', 'preview'] as const;
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

export interface Attachment {
  readonly id: string;
  readonly voucherId: string;
  /** File name without folders. */
  readonly name: string;
  readonly contentType: (typeof ATTACHMENT_CONTENT_TYPES)[number];
  readonly role: (typeof ATTACHMENT_ROLES)[number];
  readonly sizeBytes: number;
  /** Hex, of the bytes as received. */
  readonly sha256: string;
  readonly addedAt: Instant;
}

/** Files of vouchers. Every method rejects with a `HostError`: `not-found` for an unknown voucher. */
export interface Attachments {
  /** Stores the bytes unchanged; the host computes the hash. Same voucher, role and hash: the stored one is answered. At most `MAX_ATTACHMENT_BYTES`. */
  add(
    voucherId: string,
    file: Pick<Attachment, 'name' | 'contentType' | 'role'> & { readonly bytes: Uint8Array<ArrayBuffer> },
  ): Promise<Attachment>;
  /** Of one voucher, without the bytes. */
  list(voucherId: string): Promise<readonly Attachment[]>;
  /** "Beleg fehlt": why there is no original yet; `undefined` clears the mark. */
  markMissing(voucherId: string, reason: string | undefined): Promise<void>;
}
