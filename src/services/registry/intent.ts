import type { Voucher } from '../../../host/api/vouchers.ts';
import type { DocumentRecord } from './document-record.ts';

/** The record after the voucher of its intent was booked. */
export function fulfilled(record: DocumentRecord, voucherId: string): DocumentRecord {
  const { intent, ...rest } = record;
  if (intent === undefined) return record;
  const { original, ...done } = intent.done;
  return {
    ...rest,
    ...done,
    ...(done.fingerprint && { changed: false }),
    ...(original && { originals: { ...rest.originals, [voucherId]: original } }),
  };
}

/**
 * A crash between the voucher and the record leaves an open intent: whether it was carried out is asked of the host's vouchers, never guessed (B9).
 * One that was not carried out is dropped: the document simply is not booked.
 */
export function verified(record: DocumentRecord, vouchers: readonly Voucher[]): DocumentRecord {
  const { intent, ...rest } = record;
  if (intent === undefined) return record;
  const booked = vouchers.find(({ externalKey }) => externalKey === intent.externalKey);
  return booked?.origin.batchId === intent.batchId ? fulfilled(record, booked.id) : rest;
}
