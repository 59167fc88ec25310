import type { VoucherInput } from '../../../host/api/vouchers.ts';
import { omit } from '../omit.ts';
import type { BookedFacts, DocumentRecord } from './document-record.ts';

/** The record with what a voucher brings along. */
export function withBooked(
  record: DocumentRecord,
  externalKey: string,
  { original, ...facts }: BookedFacts,
): DocumentRecord {
  return {
    ...record,
    ...facts,
    ...(facts.fingerprint && { changed: false }),
    ...(original && { originals: { ...record.originals, [externalKey]: original } }),
  };
}

/** Without the wishes and reports that a voucher settles. */
export function withoutSettled(record: DocumentRecord, { kind }: Pick<VoucherInput, 'kind'>): DocumentRecord {
  const again = record.again?.filter((wanted) => wanted !== kind) ?? [];
  return { ...omit(record, 'again', 'reported'), ...(again.length > 0 && { again }) };
}
