import { describe, expect, it } from 'vitest';
import { book } from '../../../src/services/booking/book.ts';
import type { BookingContext } from '../../../src/services/booking/booking.ts';
import type { DownPaymentDeduction, SalesDocument } from '../../../src/services/lexoffice/sales-document.ts';
import { bookingContext, customer } from '../../support/builders/booking-context.ts';
import { salesDocument, tax } from '../../support/builders/sales-document.ts';

function deduction(
  rate: number,
  netCents: number,
  taxCents: number,
  number = 'RE2030',
): DownPaymentDeduction {
  const grossCents = netCents + taxCents;
  return { id: number, number, date: '2026-05-04', rate, netCents, taxCents, grossCents };
}
function closing(fields: Partial<SalesDocument>): SalesDocument {
  return salesDocument({ closingInvoice: true, taxAmounts: [tax(19, 5000_00, 950_00)], ...fields });
}
function bookedLines(document: SalesDocument, context: BookingContext = bookingContext()) {
  const result = book(document, customer, context);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { lines, grossCents, hints } = result.booking;
  return {
    lines: lines.map((line) => [line.account, line.taxCase, line.netCents, line.taxCents, line.grossCents]),
    texts: lines.map((line) => line.text),
    grossCents,
    hints,
  };
}

describe('closing invoice', () => {
  it('F9: books the full amount to revenue and takes the down payment off its account (80 %)', () => {
    const document = closing({ deductions: [deduction(19, 4000_00, 760_00)] });
    expect(bookedLines(document)).toEqual({
      lines: [
        ['8400', 'domestic-19', 5000_00, 950_00, 5950_00],
        ['1718', 'down-payment:19', -4000_00, -760_00, -4760_00],
      ],
      texts: [undefined, 'Anzahlung RE2030'],
      grossCents: 1190_00,
      hints: [{ code: 'closing-invoice', deductedCents: 4760_00, bookedOn: 'account' }],
    });
  });

  it('F9: leaves nothing on the Debitor when all was paid before (100 %)', () => {
    const document = closing({ deductions: [deduction(19, 5000_00, 950_00)] });
    expect(bookedLines(document)).toMatchObject({
      lines: [{ length: 5 }, { length: 5 }],
      grossCents: 0,
      hints: [{ code: 'closing-invoice' }],
    });
  });

  it('makes a line of each Abschlag, by its own rate', () => {
    const deductions = [
      deduction(19, 1000_00, 190_00, 'RE1'),
      deduction(19, 500_00, 95_00, 'RE2'),
      deduction(7, 100_00, 7_00, 'RE3'),
      deduction(0, 50_00, 0, 'RE4'),
    ];
    expect(bookedLines(closing({ deductions })).lines.slice(1)).toEqual([
      ['1718', 'down-payment:19', -1000_00, -190_00, -1190_00],
      ['1718', 'down-payment:19', -500_00, -95_00, -595_00],
      ['1711', 'down-payment:7', -100_00, -7_00, -107_00],
      ['1710', 'down-payment:0', -50_00, 0, -50_00],
    ]);
    const accounts = bookedLines(closing({ deductions }), bookingContext({ chart: 'SKR04' })).lines;
    expect(accounts.map(([account]) => account)).toEqual(['4400', '3272', '3272', '3260', '3250']);
  });

  it('rules.md 25: blocks an Abschlag of a rate without a row, and books it on the row that the user adds', () => {
    const deductions = [deduction(16, 10_00, 1_60)];
    expect(book(closing({ deductions }), customer, bookingContext())).toEqual({
      ok: false,
      problems: [{ reason: 'account-missing', taxCase: 'down-payment:16' }],
      missing: [{ taxCase: 'down-payment:16' }],
    });
    const rows = [{ taxCase: 'down-payment:16', account: '1710' }];
    expect(bookedLines(closing({ deductions }), bookingContext({ rows })).lines[1]?.[0]).toBe('1710');
  });

  it('books no deduction when down payments stand on the Debitor', () => {
    const document = closing({ deductions: [deduction(19, 4000_00, 760_00)] });
    expect(bookedLines(document, bookingContext({ downPaymentsBookedOn: 'customer' }))).toMatchObject({
      lines: [['8400', 'domestic-19', 5000_00, 950_00, 5950_00]],
      grossCents: 5950_00,
      hints: [{ code: 'closing-invoice', deductedCents: 4760_00, bookedOn: 'customer' }],
    });
  });

  it('is an ordinary invoice with a hint when nothing is deducted', () => {
    expect(bookedLines(closing({}))).toMatchObject({
      grossCents: 5950_00,
      hints: [{ code: 'closing-invoice-without-deductions' }],
    });
  });

  it('deducts nothing from an invoice that is no closing invoice', () => {
    const document = closing({ closingInvoice: false, deductions: [deduction(19, 4000_00, 760_00)] });
    expect(bookedLines(document)).toMatchObject({ grossCents: 5950_00, hints: [] });
  });

  it('turns no other number of a credit note than its amounts', () => {
    const document = closing({ type: 'creditNote', deductions: [deduction(19, 4000_00, 760_00)] });
    expect(bookedLines(document)).toMatchObject({
      grossCents: -1190_00,
      hints: [{ code: 'closing-invoice', deductedCents: 4760_00, bookedOn: 'account' }],
    });
    expect(bookedLines(document).hints[0]).not.toHaveProperty('differenceCents');
  });

  it('takes a cent of difference of an Abschlag into its own line', () => {
    const odd = { ...deduction(19, 1000_00, 190_00), grossCents: 1190_01 };
    const { lines, hints, grossCents } = bookedLines(closing({ deductions: [odd] }));
    expect(lines[1]).toEqual(['1718', 'down-payment:19', -1000_01, -190_00, -1190_01]);
    expect(hints).toContainEqual({ code: 'rounding', differenceCents: -1, taxCase: 'down-payment:19' });
    expect(grossCents).toBe(5950_00 - 1190_01);
  });

  it('blocks an Abschlag whose amounts do not belong together', () => {
    const wrong = { ...deduction(19, 1000_00, 190_00), grossCents: 1190_02 };
    expect(book(closing({ deductions: [wrong] }), customer, bookingContext())).toMatchObject({
      ok: false,
      problems: [{ reason: 'amounts-differ', statedCents: -1190_02, computedCents: -1190_00 }],
    });
  });

  it('tells a missing account once, however many Abschläge need it', () => {
    const deductions = [deduction(19, 1000_00, 190_00, 'RE1'), deduction(19, 500_00, 95_00, 'RE2')];
    const context = bookingContext();
    const rows = context.table.rows.filter(({ taxCase }) => !taxCase.startsWith('down-payment'));
    const result = book(closing({ deductions }), customer, { ...context, table: { ...context.table, rows } });
    expect(result).toEqual({
      ok: false,
      problems: [{ reason: 'account-missing', taxCase: 'down-payment:19' }],
      missing: [{ taxCase: 'down-payment:19', account: '1718' }],
    });
  });
});
