import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { VoucherLine } from '../../../host/api/vouchers.ts';
import { negated } from '../money/cents.ts';
import { reversalText } from './booking-text.ts';
import type { Booking, BookingHint } from './booking.ts';

/** What a reversal needs of what was booked: a stored voucher has it, and so has a booking. */
type Booked = Omit<Booking, 'hints'>;

/** Same account, same side, same key, negative amount: Generalumkehr (rules.md 24, C4). */
export function negatedLine(line: VoucherLine): VoucherLine {
  return {
    ...line,
    netCents: negated(line.netCents),
    taxCents: negated(line.taxCents),
    grossCents: negated(line.grossCents),
  };
}

function reversed(
  booked: Booked,
  kind: 'cancellation' | 'reversal',
  what: string,
  days: Pick<Booking, 'date' | 'postingDate'>,
): Booking {
  const { number, serviceFrom, serviceTo, personAccount, personName, personAddress } = booked;
  const { countryCode, vatId } = booked;
  const { text, numberShortened, nameShortened } = reversalText(what, number, personName);
  const hints: BookingHint[] = [];
  if (booked.lines.length === 0) hints.push({ code: 'zero-document' });
  if (numberShortened) hints.push({ code: 'number-shortened', full: number });
  if (nameShortened) hints.push({ code: 'name-shortened', full: personName });
  return {
    kind,
    number,
    relatedNumber: number,
    ...days,
    serviceFrom,
    serviceTo,
    personAccount,
    personName,
    personAddress,
    countryCode,
    vatId,
    text,
    lines: booked.lines.map(negatedLine),
    grossCents: negated(booked.grossCents),
    hints,
  };
}

/** Storno of what was booked: of a stored voucher, or of the booking of a document that has no voucher here (rules.md 4, 7, 12, 24). */
export function bookCancellation(booked: Booked, date: CalendarDate): Booking {
  return reversed(booked, 'cancellation', 'Storno', { date });
}

/** Takes back what was booked before a correction is booked anew, in the same period (rules.md 6). */
export function bookReversal(booked: Booked): Booking {
  const { date, postingDate } = booked;
  return reversed(booked, 'reversal', 'Generalumkehr', { date, postingDate });
}
