import { describe, expect, it } from 'vitest';
import type { Voucher } from '../../../host/api/vouchers.ts';
import { book } from '../../../src/services/booking/book.ts';
import { bookCancellation, bookReversal } from '../../../src/services/booking/reversal.ts';
import { bookingContext, customer } from '../../support/builders/booking-context.ts';
import { salesDocument, tax } from '../../support/builders/sales-document.ts';

function voucher(fields: Partial<Voucher> = {}): Voucher {
  return {
    id: 'v1',
    externalKey: 'lexoffice:o:d:invoice:0',
    belegkreis: 'customers',
    kind: 'invoice',
    number: 'RE2042',
    date: '2026-07-30',
    postingDate: '2026-07-30',
    dueDate: '2026-08-13',
    serviceFrom: '2026-07-01',
    serviceTo: '2026-07-28',
    personAccount: '10100',
    personName: 'Nordlicht Solar & Söhne KG',
    personAddress: 'Deichweg 7, 25980 Musterhafen, DE',
    text: 'Nordlicht Solar & Söhne KG, RE2042',
    grossCents: 1190_00 - 119_00,
    lines: [
      // Neither account nor key is what the table would say today: the Storno follows what was booked.
      {
        account: '8999',
        taxCase: 'domestic-19',
        rate: 19,
        taxKey: '77',
        netCents: 1000_00,
        taxCents: 190_00,
        grossCents: 1190_00,
      },
      {
        account: '1718',
        taxCase: 'down-payment:19',
        rate: 19,
        netCents: -100_00,
        taxCents: -19_00,
        grossCents: -119_00,
        text: 'Anzahlung RE1',
      },
    ],
    origin: { source: 'lexoffice', documentId: 'd', batchId: 'b' },
    bookedAt: '2026-07-31T08:00:00Z',
    bookedBy: 'erika',
    deleted: false,
    ...fields,
  };
}

const negatedLines = [
  {
    account: '8999',
    taxCase: 'domestic-19',
    rate: 19,
    taxKey: '77',
    netCents: -1000_00,
    taxCents: -190_00,
    grossCents: -1190_00,
  },
  {
    account: '1718',
    taxCase: 'down-payment:19',
    rate: 19,
    netCents: 100_00,
    taxCents: 19_00,
    grossCents: 119_00,
    text: 'Anzahlung RE1',
  },
];

describe('Storno', () => {
  it('C1, C4, C5: negates the booked lines, with the number of the voided document and its own date', () => {
    expect(bookCancellation(voucher(), '2026-08-20')).toEqual({
      kind: 'cancellation',
      number: 'RE2042',
      relatedNumber: 'RE2042',
      date: '2026-08-20',
      dueDate: undefined,
      serviceFrom: '2026-07-01',
      serviceTo: '2026-07-28',
      personAccount: '10100',
      personName: 'Nordlicht Solar & Söhne KG',
      personAddress: 'Deichweg 7, 25980 Musterhafen, DE',
      text: 'Storno RE2042, Nordlicht Solar & Söhne KG',
      lines: negatedLines,
      grossCents: -1071_00,
      hints: [],
    });
  });

  it('of a credit note gives back what the credit note took', () => {
    const credited = voucher({ kind: 'creditNote', grossCents: -119_00, lines: [negatedLines[0]!] });
    const booking = bookCancellation(credited, '2026-08-20');
    expect(booking.lines[0]).toMatchObject({ netCents: 1000_00, taxCents: 190_00, grossCents: 1190_00 });
    expect(booking.grossCents).toBe(119_00);
  });

  it('R17: leaves exactly nothing, and no negative zero', () => {
    const zero = { ...negatedLines[0]!, netCents: 0, taxCents: 0, grossCents: 0 };
    const booking = bookCancellation(voucher({ lines: [zero], grossCents: 0 }), '2026-08-20');
    expect(booking.lines[0]).toMatchObject({ netCents: 0, taxCents: 0, grossCents: 0 });
    expect(Object.is(booking.lines[0]?.netCents, -0)).toBe(false);
    expect(Object.is(booking.grossCents, -0)).toBe(false);
  });

  it('of a document of 0,00 has no lines and says so', () => {
    const booking = bookCancellation(voucher({ lines: [], grossCents: 0 }), '2026-08-20');
    expect(booking).toMatchObject({ lines: [], grossCents: 0, hints: [{ code: 'zero-document' }] });
  });

  it('says when the number does not fit into the text', () => {
    const number = '9'.repeat(60);
    const booking = bookCancellation(voucher({ number }), '2026-08-20');
    expect(booking.text).toBe(`Storno ${number}`.slice(0, 60));
    expect(booking.hints).toEqual([{ code: 'number-shortened', full: number }]);
  });

  it('C2: of a document that was never transferred is computed from it and dated like it', () => {
    const document = salesDocument({ dueDate: '2026-08-13', taxAmounts: [tax(19, 100_00, 19_00)] });
    const invoice = book(document, customer, bookingContext());
    if (!invoice.ok) throw new Error('not booked');
    const storno = bookCancellation(invoice.booking, document.date);
    expect(storno).toMatchObject({
      kind: 'cancellation',
      relatedNumber: 'RE2042',
      date: document.date,
      lines: [{ account: '8400', netCents: -100_00, taxCents: -19_00, grossCents: -119_00 }],
      grossCents: -119_00,
    });
    expect(storno.dueDate).toBeUndefined();
  });
});

describe('reversal before a correction', () => {
  it('C6: takes back the booked lines in the period of what it reverses', () => {
    expect(bookReversal(voucher({ postingDate: '2026-08-01' }))).toMatchObject({
      kind: 'reversal',
      number: 'RE2042',
      relatedNumber: 'RE2042',
      date: '2026-07-30',
      postingDate: '2026-08-01',
      text: 'Generalumkehr RE2042, Nordlicht Solar & Söhne KG',
      lines: negatedLines,
      grossCents: -1071_00,
    });
  });
});
