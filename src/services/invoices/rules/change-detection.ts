import type { Voucher } from '../../../../host/api/vouchers.ts';
import { bookedNumber } from '../../booking/booked-number.ts';
import { isDownPaymentCase } from '../../booking/tax-case.ts';
import type { SalesDocument } from '../../lexoffice/sales-document.ts';
import { negated, sumOf } from '../../money/cents.ts';
import { compareFingerprints, type FingerprintComparison } from '../../registry/fingerprint-comparison.ts';
import { fingerprintOf } from '../../registry/fingerprint.ts';
import { sameVersion } from '../../registry/instants.ts';
import type { KnownDocument } from './known-document.ts';

export type Change =
  | { readonly status: 'unchanged'; readonly informational: readonly string[] }
  /** updatedDate moved; only the details tell whether it was more than a payment (rules.md 8). */
  | { readonly status: 'being-checked' }
  | ({ readonly status: 'changed' } & FingerprintComparison);

/** All that a stored voucher can tell when the registry's record is lost (B15): number, date, amounts. */
function compareWithVoucher(booked: Voucher, document: SalesDocument): FingerprintComparison {
  const current = fingerprintOf(document);
  const revenue = booked.lines.filter(({ taxCase }) => !isDownPaymentCase(taxCase));
  const sign = document.type === 'creditNote' ? negated : (cents: number) => cents;
  const stored = {
    ...current,
    // The books hold it cleaned and cut.
    number: booked.number === bookedNumber(document.number) ? current.number : booked.number,
    date: booked.date,
    serviceFrom: booked.serviceFrom,
    serviceTo: booked.serviceTo,
    totalCents: sign(sumOf(revenue.map(({ grossCents }) => grossCents))),
  };
  return compareFingerprints(stored, current);
}

/** Whether a transferred document is still what was booked (rules.md 6). */
export function changeSince({ row, state: { record }, document }: KnownDocument, booked: Voucher): Change {
  const isChecked = sameVersion(record?.checkedUpdatedDate, row.updatedDate);
  if (isChecked && record?.changed !== true) return { status: 'unchanged', informational: [] };
  if (document !== undefined) {
    const comparison =
      record?.fingerprint === undefined
        ? compareWithVoucher(booked, document)
        : compareFingerprints(record.fingerprint, fingerprintOf(document));
    return comparison.differences.length === 0
      ? { status: 'unchanged', informational: comparison.informational }
      : { status: 'changed', ...comparison };
  }
  // Found by an earlier check whose details are gone: it waits, and its differences follow with them.
  return isChecked ? { status: 'changed', differences: [], informational: [] } : { status: 'being-checked' };
}
