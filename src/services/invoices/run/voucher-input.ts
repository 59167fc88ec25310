import type { VoucherInput } from '../../../../host/api/vouchers.ts';
import type { Booking, BookingHint } from '../../booking/booking.ts';
import { formatCents } from '../../money/format-cents.ts';
import type { ServiceTexts } from '../../texts.ts';
import type { BookingStep } from './booking-steps.ts';

function hintText(hint: BookingHint, texts: ServiceTexts): string {
  const { hints } = texts.importWindow;
  switch (hint.code) {
    case 'rounding':
      return hints.rounding(formatCents(hint.differenceCents), texts.taxCaseText(hint.taxCase));
    case 'zero-document':
      return hints.zeroDocument;
    case 'closing-invoice': {
      const deducted = formatCents(hint.deductedCents);
      return hint.bookedOn === 'account'
        ? hints.closingOnAccount(deducted)
        : hints.closingOnCustomer(deducted);
    }
    case 'closing-invoice-without-deductions':
      return hints.closingWithoutDeductions;
    case 'number-shortened':
      return hints.numberShortened(hint.full);
  }
}

/** What stays with every voucher of one run. */
export interface BatchOrigin {
  readonly batchId: string;
  readonly accountTableVersion: number;
  readonly texts: ServiceTexts;
}

/** A booking as the host takes it. */
export function voucherInput(
  { externalKey, booking }: Pick<BookingStep, 'externalKey' | 'booking'>,
  documentId: string,
  url: string | undefined,
  { batchId, accountTableVersion, texts }: BatchOrigin,
): VoucherInput {
  const { hints, ...booked } = booking satisfies Booking;
  return {
    ...booked,
    externalKey,
    belegkreis: 'customers',
    ...(hints.length > 0 && { hints: hints.map((hint) => hintText(hint, texts)) }),
    origin: { source: 'lexoffice', documentId, batchId, accountTableVersion, ...(url && { url }) },
  };
}
