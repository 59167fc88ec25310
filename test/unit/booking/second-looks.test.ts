import { describe, expect, it } from 'vitest';
import type { BookingHint } from '../../../src/services/booking/booking.ts';
import { book } from '../../../src/services/booking/book.ts';
import { hasVatRate } from '../../../src/services/booking/eu-vat-rates.ts';
import type { SalesDocument } from '../../../src/services/lexoffice/sales-document.ts';
import { bookingContext, customer } from '../../support/builders/booking-context.ts';
import { salesDocument, tax } from '../../support/builders/sales-document.ts';

function booked(document: Partial<SalesDocument>) {
  const context = bookingContext({
    profile: { smallBusiness: false, distanceSalesPrinciple: 'DESTINATION' },
    rows: [
      { taxCase: 'oss-goods:FR:20', account: '8320' },
      { taxCase: 'oss-goods:FR:19.6', account: '8320' },
    ],
    allConfirmed: true,
  });
  const result = book(salesDocument(document), customer, context);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.booking;
}

function hintsOf(document: Partial<SalesDocument>): readonly BookingHint[] {
  return booked(document).hints;
}

describe('An exempt document', () => {
  const exempt = { taxType: 'vatfree', taxAmounts: [tax(0, 100_00, 0)] };

  it('shows what it says to its exemption', () => {
    expect(hintsOf({ ...exempt, taxTypeNote: ' Steuerfrei nach\n§ 4 Nr. 21 UStG' })).toEqual([
      { code: 'tax-type-note', note: 'Steuerfrei nach § 4 Nr. 21 UStG' },
    ]);
    expect(hintsOf({ ...exempt, taxTypeNote: ' ' })).toEqual([]);
    expect(hintsOf({ taxTypeNote: 'Danke' })).toEqual([]);
  });
});

describe('An OSS rate', () => {
  const sale = (rate: number, netCents: number, taxCents: number) => ({
    taxSubType: 'distanceSales',
    address: { name: 'Exemple', countryCode: 'FR' },
    taxAmounts: [tax(rate, netCents, taxCents)],
  });

  it('that its country does not have on the day of the service is said', () => {
    expect(hintsOf(sale(20, 100_00, 20_00))).toEqual([]);
    expect(hintsOf({ ...sale(19.6, 100_00, 19_60), serviceTo: '2026-07-15' })).toEqual([
      { code: 'no-such-oss-rate', country: 'FR', rate: 19.6, day: '2026-07-15' },
    ]);
  });

  it.each([
    ['EE', 22, '2025-06-30', true],
    ['EE', 22, '2025-07-01', false],
    ['EE', 24, '2025-07-01', true],
    ['FI', 24, '2024-08-31', true],
    ['FI', 25.5, '2024-09-01', true],
    ['FI', 14, '2026-01-01', false],
    ['RO', 19, '2025-08-01', false],
    ['RO', 21, '2025-08-01', true],
    ['SK', 20, '2025-01-01', false],
    ['SK', 19, '2025-01-01', true],
    ['LU', 16, '2023-06-01', true],
    ['LU', 16, '2024-01-01', false],
    // Not doubted: no rate at all, no member state, before the procedure.
    ['FR', 0, '2026-07-01', true],
    ['CH', 8.1, '2026-07-01', true],
    ['FR', 19.6, '2013-12-31', true],
  ])('%s %d %% on %s: %s', (country, rate, day, has) => {
    expect(hasVatRate(country, rate, day)).toBe(has);
  });
});

describe('Text of a document', () => {
  it('has a clean number, in the books and in its text, and says that it was cleaned', () => {
    const booking = booked({
      type: 'creditNote',
      number: ' GS\u200b-1\n',
      related: [{ id: 'i', number: 'RE\t-1 ', type: 'invoice' }],
    });
    expect(booking).toMatchObject({ number: 'GS-1', relatedNumber: 'RE -1' });
    expect(booking.text).toContain('GS-1');
    expect(booking.hints).toEqual([{ code: 'text-cleaned', fields: ['number'] }]);
  });

  it('says when the name is cut in the Buchungstext, and keeps it whole beside', () => {
    const name = 'Gesellschaft für angewandte Wasserwirtschaft und Küstenschutz mbH';
    const booking = booked({ address: { name, countryCode: 'DE' } });
    expect(booking.text).toBe('Gesellschaft für angewandte Wasserwirtschaft und Küs, RE2042');
    expect(booking.personName).toBe(name);
    expect(booking.hints).toEqual([{ code: 'name-shortened', full: name }]);
  });
});
