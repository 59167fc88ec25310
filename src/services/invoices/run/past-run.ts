import type { Instant } from '../../../../host/api/calendar-date.ts';
import type { Voucher } from '../../../../host/api/vouchers.ts';
import { parseExternalKey } from '../../registry/external-key.ts';
import { isUndoBatch, undoBatchOf } from '../../registry/undo-batch.ts';
import { voucherHistory } from '../../registry/voucher-history.ts';

/** An import run as the books tell of it. */
export interface PastRun {
  readonly batchId: string;
  /** Of its first voucher. */
  readonly bookedAt: Instant;
  readonly bookedBy: string;
  /** What it booked, in the order of booking, without what was deleted since. */
  readonly vouchers: readonly Voucher[];
  /** Invoices and credit notes among them that still stand as they were booked: what a Storno of the run takes back. */
  readonly standing: readonly Voucher[];
  readonly undone: boolean;
}

function groupedBy(
  vouchers: readonly Voucher[],
  keyOf: (voucher: Voucher) => string,
): Map<string, Voucher[]> {
  const groups = new Map<string, Voucher[]>();
  for (const voucher of vouchers) {
    const key = keyOf(voucher);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [voucher]);
    else group.push(voucher);
  }
  return groups;
}

/**
 * Whether a booking is the last word about its document. A Storno stays: the document is voided in Lexware Office whatever becomes of a run, and a
 * reversal only takes back what a correction has booked anew.
 */
function isStanding(voucher: Voucher, ofDocument: readonly Voucher[]): boolean {
  const { booked, reversal, cancellation } = voucherHistory(ofDocument);
  return booked?.voucher.id === voucher.id && reversal === undefined && cancellation === undefined;
}

/** All runs, the latest first. */
export function pastRuns(vouchers: readonly Voucher[]): readonly PastRun[] {
  const inBooks = vouchers.filter(({ deleted }) => !deleted);
  const byDocument = groupedBy(
    inBooks,
    ({ externalKey }) => parseExternalKey(externalKey)?.documentId ?? externalKey,
  );
  const byBatch = groupedBy(inBooks, ({ origin }) => origin.batchId);
  const runs = [...byBatch].flatMap(([batchId, booked]) => {
    const ordered = booked.sort((a, b) => (a.bookedAt < b.bookedAt ? -1 : 1));
    const [first] = ordered;
    if (first === undefined || isUndoBatch(batchId)) return [];
    const { bookedAt, bookedBy } = first;
    return {
      batchId,
      bookedAt,
      bookedBy,
      vouchers: ordered,
      standing: ordered.filter((voucher) =>
        isStanding(voucher, byDocument.get(voucher.origin.documentId) ?? []),
      ),
      undone: byBatch.has(undoBatchOf(batchId)),
    };
  });
  return runs.sort((a, b) => (a.bookedAt < b.bookedAt ? 1 : -1));
}
