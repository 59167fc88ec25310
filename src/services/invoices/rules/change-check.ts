import { fingerprintOf } from '../../registry/fingerprint.ts';
import { sameVersion } from '../../registry/instants.ts';
import type { RecordChange } from '../../registry/document-record.ts';
import { voucherHistory } from '../../registry/voucher-history.ts';
import { changeSince } from './change-detection.ts';
import type { KnownDocument } from './known-document.ts';

/** Whether a transferred document waits for its details to be compared (rules.md 8). */
export function isBeingChecked(known: KnownDocument): boolean {
  const { booked, cancellation } = voucherHistory(known.state.vouchers);
  if (booked === undefined || cancellation !== undefined) return false;
  return changeSince(known, booked.voucher).status === 'being-checked';
}

/** What the registry keeps of a comparison, so that no other one is made for this version; `undefined` when there is nothing new. */
export function checkOutcome(known: KnownDocument): RecordChange | undefined {
  const { document, row, state } = known;
  const { booked } = voucherHistory(state.vouchers);
  if (document === undefined || booked === undefined || state.unreadable === true) return undefined;
  if (sameVersion(state.record?.checkedUpdatedDate, row.updatedDate)) return undefined;
  const changed = changeSince(known, booked.voucher).status === 'changed';
  return (record) => ({
    ...record,
    type: document.type,
    checkedUpdatedDate: row.updatedDate,
    changed,
    // A lost record is made again from the first version that is what was booked (B15).
    ...(!changed && { fingerprint: record?.fingerprint ?? fingerprintOf(document) }),
  });
}
