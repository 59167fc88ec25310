import type { Voucher } from '../../../host/api/vouchers.ts';
import { withBooked } from './booked-record.ts';
import type { DocumentRecord } from './document-record.ts';

/**
 * Up to 0.2 an intent was written ahead of each voucher, and the record after it: one that a crash left open is as the books decide it, never guessed
 * (B9). One whose voucher is not there is dropped: the document simply is not booked.
 */
export function asDecided(record: DocumentRecord, vouchers: readonly Voucher[]): DocumentRecord {
  const { intent, ...rest } = record;
  if (intent === undefined) return record;
  const booked = vouchers.find(({ externalKey }) => externalKey === intent.externalKey);
  return booked?.origin.batchId === intent.batchId ? withBooked(rest, intent.externalKey, intent.done) : rest;
}
