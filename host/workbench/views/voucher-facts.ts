import type { Voucher } from '../../api/vouchers.ts';
import { formatDate, formatInstant } from '../format.ts';
import { text } from '../l10n/text.ts';
import { statedPayment } from './stated-payment.ts';

/** What a voucher states besides its booking, each fact as a text. */
export function voucherFacts(voucher: Voucher): readonly string[] {
  const {
    date,
    postingDate,
    serviceFrom,
    serviceTo = serviceFrom,
    relatedNumber,
    countryCode,
    vatId,
    payment,
  } = voucher;
  const days = serviceTo === serviceFrom ? [serviceFrom] : [serviceFrom, serviceTo];
  return [
    voucher.text,
    ...(postingDate === date ? [] : [`${text('voucher.postingDate')} ${formatDate(postingDate)}`]),
    ...(serviceFrom === undefined ? [] : [`${text('voucher.service')} ${days.map(formatDate).join(' – ')}`]),
    ...(relatedNumber === undefined ? [] : [`${text('voucher.related')} ${relatedNumber}`]),
    ...(countryCode === undefined ? [] : [`${text('voucher.country')} ${countryCode}`]),
    ...(vatId === undefined ? [] : [`${text('person.vatId')} ${vatId}`]),
    ...(payment === undefined ? [] : [`${text('voucher.payment')} ${statedPayment(payment)}`]),
    text('voucher.booked', { time: formatInstant(voucher.bookedAt), user: voucher.bookedBy }),
  ];
}
