import type { Voucher } from '../../../host/api/vouchers.ts';
import type { DocumentRow } from '../lexoffice/sales-document.ts';
import { negated, sumOf, type Cents } from '../money/cents.ts';
import { voucherHistory, type VoucherHistory } from '../registry/voucher-history.ts';
import { isDownPaymentCase } from '../booking/tax-case.ts';
import { isVoided } from '../invoices/rules/document-row.ts';
import type { Standing, Tally } from './reconciliation.ts';

const NONE: Tally = { count: 0, cents: 0 };
export const NOWHERE: Standing = { own: NONE, cancellation: NONE };

/** A document as the list states it; a voided one with its Storno, except an Abschlagsrechnung, which has none here (rules.md, "Entry"). */
export function standingThere(row: DocumentRow): Standing {
  const euros = row.currency === 'EUR' ? row.totalCents : 0;
  const cents = row.type === 'creditNote' ? negated(euros) : euros;
  const isCancelled = isVoided(row) && (row.type === 'invoice' || row.type === 'creditNote');
  return {
    own: { count: 1, cents },
    cancellation: isCancelled ? { count: 1, cents: negated(cents) } : NONE,
  };
}

/** What a voucher says of the document's own total: deducted Abschläge stand on lines of their own (rules.md 25). */
function documentCents({ lines, grossCents }: Voucher): Cents {
  const deducted = lines.filter(({ taxCase }) => isDownPaymentCase(taxCase));
  return grossCents - sumOf(deducted.map((line) => line.grossCents));
}

/** Whether the latest booking was taken back by a correction whose new booking is missing, or by one that became a Storno. */
export function isTakenBack({ booked, reversal }: VoucherHistory): boolean {
  return booked !== undefined && !booked.voucher.deleted && reversal?.deleted === false;
}

/**
 * A document as its vouchers state it. Corrections count with their document, which stands once however often it was corrected; the reversal of
 * a document that was voided meanwhile is its Storno.
 */
export function standingHere(vouchers: readonly Voucher[], voided: boolean): Standing {
  const living = vouchers.filter(({ deleted }) => !deleted);
  const history = voucherHistory(vouchers);
  const { booked, reversal } = history;
  const takenBack = isTakenBack(history);
  const stornos = living.filter(
    (voucher) => voucher.kind === 'cancellation' || (voided && takenBack && voucher.id === reversal?.id),
  );
  const own = living.filter((voucher) => !stornos.includes(voucher));
  const stands = booked?.voucher.deleted === false && (voided || !takenBack);
  return {
    own: { count: stands ? 1 : 0, cents: sumOf(own.map(documentCents)) },
    cancellation: { count: stornos.length, cents: sumOf(stornos.map(documentCents)) },
  };
}

export function sumOfStanding({ own, cancellation }: Standing): Cents {
  return own.cents + cancellation.cents;
}

export function sameStanding(a: Standing, b: Standing): boolean {
  return (
    a.own.count === b.own.count &&
    a.own.cents === b.own.cents &&
    a.cancellation.count === b.cancellation.count &&
    a.cancellation.cents === b.cancellation.cents
  );
}
