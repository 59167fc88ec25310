import type { VoucherInput } from '../../../../host/api/vouchers.ts';
import type { Booking } from '../../booking/booking.ts';
import { formatCents } from '../../money/format-cents.ts';
import type { ServiceTexts } from '../../texts.ts';
import { bookingHintText } from '../booking-hint-text.ts';
import type { BookingStep } from './booking-steps.ts';

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
    ...(hints.length > 0 && { hints: hints.map((hint) => bookingHintText(hint, texts, formatCents)) }),
    origin: { source: 'lexoffice', documentId, batchId, accountTableVersion, ...(url && { url }) },
  };
}
