/** Uploaded receipts: a voucher in status blank that becomes unchecked once it is recognised (lexware-api.md 8.2). */
import { createHash } from 'node:crypto';
import { berlinDay, berlinMidnight } from '../berlin-time.ts';
import type { Organization } from './organization.ts';
import type { StoredFile } from './stored-file.ts';

export interface Upload {
  bytes: Uint8Array;
  extension: string;
  contentType: string;
}

function store(organization: Organization, upload: Upload, voucherId: string, settleMs: number): StoredFile {
  const file: StoredFile = {
    ...upload,
    id: organization.newId('file'),
    voucherId,
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    readableAt: performance.now() + settleMs,
  };
  organization.files.set(file.id, file);
  return file;
}

/** The same bytes again give the same ids, and nothing is stored. */
export function uploadReceipt(organization: Organization, upload: Upload, settleMs: number): StoredFile {
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  for (const known of organization.files.values()) if (known.sha256 === sha256) return known;
  const voucherId = organization.newId('voucher');
  const file = store(organization, upload, voucherId, settleMs);
  const now = organization.now();
  organization.vouchers.set(voucherId, {
    id: voucherId,
    type: 'purchaseinvoice',
    voucherStatus: 'blank',
    voucherDate: berlinMidnight(berlinDay(now)),
    totalGrossAmount: 0,
    totalTaxAmount: 0,
    taxType: 'gross',
    useCollectiveContact: true,
    contactName: 'Sammellieferant',
    voucherItems: [],
    files: [file.id],
    createdAt: now,
    updatedAt: now,
    version: 1,
    archived: false,
    payments: [],
    tags: [],
  });
  if (settleMs === 0) recognize(organization, voucherId);
  else setTimeout(() => recognize(organization, voucherId), settleMs).unref();
  return file;
}

/** Ends the recognition; only now the voucher is announced. */
export function recognize(organization: Organization, voucherId: string): void {
  const voucher = organization.vouchers.get(voucherId);
  if (voucher?.voucherStatus !== 'blank') return;
  voucher.voucherStatus = 'unchecked';
  voucher.version += 1;
  voucher.updatedAt = organization.now();
  organization.emit('voucher.created', voucher.id);
}

export function attachFile(
  organization: Organization,
  voucherId: string,
  upload: Upload,
  settleMs: number,
): StoredFile {
  const voucher = organization.vouchers.get(voucherId);
  if (!voucher) throw new Error(`no voucher ${voucherId}`);
  const file = store(organization, upload, voucherId, settleMs);
  voucher.files.push(file.id);
  voucher.version += 1;
  voucher.updatedAt = organization.now();
  organization.emit('voucher.changed', voucher.id);
  return file;
}
