import type { Voucher } from '../../../host/api/vouchers.ts';
import { parseExternalKey } from './external-key.ts';

/** What the vouchers of one document say about it, whatever the registry's record says (R6). */
export interface VoucherHistory {
  /** Latest booking of the document itself. */
  readonly booked?: { readonly voucher: Voucher; readonly revision: number };
  /** Takes back exactly that booking: a correction whose new booking is still to come (rules.md 13). */
  readonly reversal?: Voucher;
  /** Storno of the latest booking, or of one that was booked elsewhere. */
  readonly cancellation?: Voucher;
  /** Whether there is any voucher, deleted ones included. */
  readonly any: boolean;
}

export function voucherHistory(vouchers: readonly Voucher[]): VoucherHistory {
  let booked: { voucher: Voucher; revision: number } | undefined;
  const reversals = new Map<number, Voucher>();
  let cancellation: { voucher: Voucher; revision: number } | undefined;
  for (const voucher of vouchers) {
    const key = parseExternalKey(voucher.externalKey);
    if (key === undefined) continue;
    const { kind, revision } = key;
    if (kind === 'reversal') reversals.set(revision, voucher);
    else if (kind === 'cancellation') {
      if (cancellation === undefined || revision > cancellation.revision)
        cancellation = { voucher, revision };
    } else if (booked === undefined || revision > booked.revision) booked = { voucher, revision };
  }
  return {
    booked,
    reversal: booked && reversals.get(booked.revision),
    cancellation: cancellation?.voucher,
    any: booked !== undefined || cancellation !== undefined || reversals.size > 0,
  };
}
