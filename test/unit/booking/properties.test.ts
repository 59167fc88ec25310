import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartOfAccounts } from '../../../host/api/accounts.ts';
import type { AccountTableRow } from '../../../src/services/account-table/account-table.ts';
import { prefilledRow } from '../../../src/services/account-table/prefilled-rows.ts';
import { book } from '../../../src/services/booking/book.ts';
import type { Booking, BookingContext } from '../../../src/services/booking/booking.ts';
import { bookCancellation, bookReversal } from '../../../src/services/booking/reversal.ts';
import { revenuePostings } from '../../../src/services/booking/document-postings.ts';
import { downPaymentCase } from '../../../src/services/booking/tax-case.ts';
import type { SalesDocument } from '../../../src/services/lexoffice/sales-document.ts';
import { arbitraryDocument } from '../../support/arbitrary-document.ts';
import { bookingContext, customer } from '../../support/builders/booking-context.ts';
import { tax } from '../../support/builders/sales-document.ts';
import { propertyRuns } from '../../support/property-runs.ts';

const PROFILES = [
  { smallBusiness: false },
  { smallBusiness: true },
  { smallBusiness: false, distanceSalesPrinciple: 'DESTINATION' },
] as const;
const CHARTS: readonly ChartOfAccounts[] = ['SKR03', 'SKR04'];
const some = Math.ceil(propertyRuns / 5);
const BOOKED_ON = ['account', 'customer'] as const;

/** As shipped: OSS and unlisted cases have no row, "bitte prüfen" rows are not confirmed. */
const shipped = CHARTS.flatMap((chart) =>
  PROFILES.flatMap((profile) =>
    BOOKED_ON.map((downPaymentsBookedOn) => bookingContext({ chart, profile, downPaymentsBookedOn })),
  ),
);
/** A user who gave every case of the document a row: whatever adds up is booked. */
function withAllRows(document: SalesDocument, context: BookingContext): BookingContext {
  const { chart } = context.table;
  const account = chart === 'SKR03' ? '8200' : '4200';
  const abschlaege = document.deductions.map(({ rate }): AccountTableRow => {
    const taxCase = downPaymentCase(rate);
    return {
      account,
      ...prefilledRow(taxCase, chart, context.accounts),
      taxCase,
      confirmed: true,
      origin: 'made',
    };
  });
  const own = [...ratesOf(document)].map((rate): AccountTableRow => {
    const [posting] = revenuePostings({ ...document, taxAmounts: [tax(rate, 1_00, 0)] }, customer, context);
    const taxCase = posting!.taxCase;
    return {
      account,
      ...prefilledRow(taxCase, chart, context.accounts),
      taxCase,
      confirmed: true,
      origin: 'made',
    };
  });
  return { ...context, table: { ...context.table, rows: [...own, ...abschlaege, ...context.table.rows] } };
}

/** Runs a check on pairs of document and context; throws with the counterexample. */
function forAll(numRuns: number, check: (document: SalesDocument, context: BookingContext) => void) {
  const contexts = fc.nat({ max: shipped.length - 1 });
  fc.assert(
    fc.property(arbitraryDocument, contexts, (document, index) => check(document, shipped[index]!)),
    { numRuns },
  );
}

function forAllWithRows(numRuns: number, check: (document: SalesDocument, context: BookingContext) => void) {
  forAll(numRuns, (document, context) => check(document, withAllRows(document, context)));
}

// Plain comparisons: vitest's expect is a hundred times slower, and these run by the million.
function same(what: string, actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`${what}: ${String(actual)}, not ${String(expected)}`);
}

/** Sum per account, tax case and rate. */
function balances(...bookings: readonly Booking[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { account, taxCase, rate, netCents, taxCents, grossCents } of bookings.flatMap(
    ({ lines }) => lines,
  )) {
    const key = `${account} ${taxCase} ${rate}`;
    for (const [part, cents] of Object.entries({ netCents, taxCents, grossCents })) {
      sums.set(`${key} ${part}`, (sums.get(`${key} ${part}`) ?? 0) + cents);
    }
  }
  return sums;
}

function sumsToNothing(...bookings: readonly Booking[]): void {
  for (const [key, cents] of balances(...bookings)) same(key, cents, 0);
  same(
    'gross',
    bookings.reduce((sum, { grossCents }) => sum + grossCents, 0),
    0,
  );
}

const amountOf = (document: SalesDocument, rate: number) =>
  document.taxAmounts.filter((amount) => amount.rate === rate);
const ratesOf = (document: SalesDocument) => new Set(document.taxAmounts.map(({ rate }) => rate));
const computedGross = (document: SalesDocument) =>
  document.taxAmounts.reduce((sum, { netCents, taxCents }) => sum + netCents + taxCents, 0);

describe('every document (R14, R17)', { timeout: 900_000 }, () => {
  it('books to the cent what it states: lines, sums and the Debitor agree, in whole cents', () => {
    let booked = 0;
    forAllWithRows(propertyRuns, (document, context) => {
      const result = book(document, customer, context);
      if (!result.ok) return;
      booked += 1;
      const { lines, grossCents, kind } = result.booking;
      let sum = 0;
      for (const line of lines) {
        same('net + tax', line.netCents + line.taxCents, line.grossCents);
        for (const cents of [line.netCents, line.taxCents, line.grossCents]) {
          same('whole cents', Number.isSafeInteger(cents) && !Object.is(cents, -0), true);
        }
        sum += line.grossCents;
      }
      same('Σ lines', sum, grossCents);
      const deducts = document.closingInvoice && context.downPaymentsBookedOn === 'account';
      const deducted = deducts ? document.deductions.reduce((all, one) => all + one.grossCents, 0) : 0;
      const owed = document.totalGrossCents - deducted;
      same('what the Debitor owes', grossCents, kind === 'creditNote' ? 0 - owed : owed);
    });
    expect(booked).toBeGreaterThan(propertyRuns / 10);
  });

  it('is blocked when its amounts differ by more than a cent per rate, and only then, where every case has a row', () => {
    forAllWithRows(some, (document, context) => {
      const allowed = ratesOf(document).size;
      const deducts = document.closingInvoice && context.downPaymentsBookedOn === 'account';
      const deductionsAgree = document.deductions.every(
        ({ netCents, taxCents, grossCents }) => Math.abs(grossCents - netCents - taxCents) <= 1,
      );
      const agrees =
        Math.abs(document.totalGrossCents - computedGross(document)) <= allowed &&
        (!deducts || deductionsAgree);
      const result = book(document, customer, context);
      same('booked', result.ok, agrees);
      if (!result.ok)
        same(
          'reason',
          result.problems.every(({ reason }) => reason === 'amounts-differ'),
          true,
        );
    });
  });

  it('comes to nothing with its Storno, and with its reversal', () => {
    forAllWithRows(some, (document, context) => {
      const result = book(document, customer, context);
      if (!result.ok) return;
      const storno = bookCancellation(result.booking, '2026-12-01');
      sumsToNothing(result.booking, storno);
      sumsToNothing(result.booking, bookReversal(result.booking));
      for (const [at, line] of storno.lines.entries()) {
        const original = result.booking.lines[at];
        same('same account', line.account, original?.account);
        same('same key', line.taxKey, original?.taxKey);
      }
    });
  });

  it('comes to nothing with a credit note over the whole', () => {
    forAllWithRows(some, (document, context) => {
      const invoice = book({ ...document, type: 'invoice' }, customer, context);
      const credit = book({ ...document, type: 'creditNote' }, customer, context);
      same('both or none', credit.ok, invoice.ok);
      if (invoice.ok && credit.ok) sumsToNothing(invoice.booking, credit.booking);
    });
  });

  it('has the sign of its side: an invoice of positive amounts is positive, its credit note and Storno negative', () => {
    forAllWithRows(some, (document, context) => {
      const positive = document.taxAmounts.every(({ netCents, taxCents }) => netCents >= 10 && taxCents >= 0);
      if (!positive) return;
      const result = book({ ...document, deductions: [] }, customer, context);
      if (!result.ok) return;
      const storno = bookCancellation(result.booking, document.date);
      const sign = document.type === 'creditNote' ? -1 : 1;
      for (const line of result.booking.lines) same('sign', line.grossCents * sign >= 0, true);
      for (const line of storno.lines) same('sign', line.grossCents * sign <= 0, true);
    });
  });

  it('does not depend on the order of its rates', () => {
    forAll(some, (document, context) => {
      const turned = { ...document, taxAmounts: [...document.taxAmounts].reverse() };
      same(
        'result',
        JSON.stringify(book(turned, customer, context)),
        JSON.stringify(book(document, customer, context)),
      );
    });
  });

  it('drops no rate silently: each is in a line or in a problem, exactly when it is so alone', () => {
    forAll(some, (document, context) => {
      const result = book(document, customer, context);
      for (const rate of ratesOf(document)) {
        const taxAmounts = amountOf(document, rate);
        const netCents = taxAmounts.reduce((sum, amount) => sum + amount.netCents, 0);
        const taxCents = taxAmounts.reduce((sum, amount) => sum + amount.taxCents, 0);
        if (Math.abs(netCents) < 20 && taxCents === 0) continue; // may vanish in, or appear out of, a rounding cent
        const only = { ...document, taxAmounts, totalGrossCents: netCents + taxCents, closingInvoice: false };
        const alone = book(only, customer, context);
        if (result.ok) {
          const inLine = result.booking.lines.some(
            (line) => line.rate === rate && !line.taxCase.startsWith('down-'),
          );
          same(`rate ${rate} in a line`, inLine, true);
        } else if (!alone.ok) {
          const named = JSON.stringify(result.problems);
          same(`rate ${rate} in a problem`, named.includes(JSON.stringify(alone.problems[0])), true);
        }
        if (result.ok) same(`rate ${rate} books alone`, alone.ok, true);
      }
      if (!result.ok) same('says why', result.problems.length > 0, true);
    });
  });
});
