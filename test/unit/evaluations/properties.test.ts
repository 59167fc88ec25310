import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOUCHER_KINDS, type Voucher, type VoucherLine } from '../../../host/api/vouchers.ts';
import { isDownPaymentCase } from '../../../src/services/booking/tax-case.ts';
import { type Amounts, type Cell, sumOfAmounts } from '../../../src/services/evaluations/cell.ts';
import { ecSalesList } from '../../../src/services/evaluations/ec-sales-list.ts';
import { ossReturn } from '../../../src/services/evaluations/oss-return.ts';
import { revenue } from '../../../src/services/evaluations/revenue.ts';
import { vatCheck } from '../../../src/services/evaluations/vat-check.ts';
import { aLine } from '../../support/builders/voucher-line.ts';
import { aVoucher } from '../../support/builders/voucher.ts';
import { propertyRuns } from '../../support/property-runs.ts';

const CASES = [
  'domestic-19',
  'domestic-7',
  'eu-supply',
  'eu-service-13b',
  'oss-goods:FR:20',
  'oss-services:AT:20',
  'down-payment:19',
  'exempt-third',
  'net:16',
  'of-another-program',
];

const line = fc
  .record({
    taxCase: fc.constantFrom(...CASES),
    rate: fc.constantFrom(0, 7, 19, 20),
    netCents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    taxCents: fc.integer({ min: -190_000, max: 190_000 }),
  })
  .map(aLine);

const vouchers: fc.Arbitrary<readonly Voucher[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...VOUCHER_KINDS),
      postingDate: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-31', '2026-03-31', '2026-04-01'),
      vatId: fc.constantFrom(undefined, 'FR12345678901', 'EL123456789'),
      lines: fc.array(line, { maxLength: 4 }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((part, index) => aVoucher({ ...part, id: `v${index}` })));

function forAll(check: (books: readonly Voucher[]) => void): void {
  fc.assert(fc.property(vouchers, check), { numRuns: Math.ceil(propertyRuns / 100) });
}

const linesOf = (books: readonly Voucher[], wanted: (line: VoucherLine) => boolean = () => true): Amounts =>
  sumOfAmounts(books.flatMap(({ lines }) => lines).filter(wanted));
const amountsOf = ({ netCents, taxCents, grossCents }: Amounts): Amounts => ({
  netCents,
  taxCents,
  grossCents,
});
const ids = (cells: readonly Cell[]) => cells.flatMap(({ parts }) => parts.map(({ voucher }) => voucher.id));
const startsWith =
  (...names: readonly string[]) =>
  (each: VoucherLine) =>
    names.some((name) => each.taxCase.startsWith(name));

describe('the evaluations of any books', { timeout: 600_000 }, () => {
  it('have every voucher in exactly one cell of the revenue table, and every line in exactly one case', () => {
    forAll((books) => {
      const kinds = revenue(books).months.flatMap((month) => month.kinds);
      expect(ids(kinds).sort()).toEqual(books.map(({ id }) => id).sort());
      for (const { kind, parts } of kinds)
        expect(new Set(parts.map((part) => part.voucher.kind))).toEqual(new Set([kind]));
      const cases = kinds.flatMap((kind) => [...kind.cases, ...kind.downPayments]);
      expect(sumOfAmounts(cases)).toEqual(linesOf(books));
    });
  });

  it('sum up to the revenue lines to the cent: cases, kinds, months and the whole', () => {
    forAll((books) => {
      const { months, ...whole } = revenue(books);
      const expected = linesOf(books, ({ taxCase }) => !isDownPaymentCase(taxCase));
      const kinds = months.flatMap((month) => month.kinds);
      expect(amountsOf(whole)).toEqual(expected);
      expect(sumOfAmounts(months)).toEqual(expected);
      expect(sumOfAmounts(kinds)).toEqual(expected);
      expect(sumOfAmounts(kinds.flatMap(({ cases }) => cases))).toEqual(expected);
    });
  });

  it('have every line in exactly one Kennzahl of the UStVA list, those without one included', () => {
    forAll((books) => {
      const figures = vatCheck(books).flatMap((month) => month.figures);
      expect(sumOfAmounts(figures.map(({ booked }) => booked))).toEqual(linesOf(books));
      expect(sumOfAmounts(figures.flatMap(({ cases }) => cases.map(({ booked }) => booked)))).toEqual(
        linesOf(books),
      );
    });
  });

  it('have the supplies and services to the EU in the ZM list, and nothing else', () => {
    forAll((books) => {
      const expected = linesOf(books, startsWith('eu-'));
      const months = ecSalesList(books);
      expect(sumOfAmounts(months)).toEqual(expected);
      expect(sumOfAmounts(months.flatMap(({ sales }) => sales))).toEqual(expected);
    });
  });

  it('have the OSS lines in the OSS list, and nothing else', () => {
    forAll((books) => {
      const expected = linesOf(books, startsWith('oss-'));
      const quarters = ossReturn(books);
      expect(sumOfAmounts(quarters)).toEqual(expected);
      expect(sumOfAmounts(quarters.flatMap(({ sales }) => sales))).toEqual(expected);
    });
  });

  it('open to vouchers whose parts sum up to the cell', () => {
    forAll((books) => {
      const cells: readonly Cell[] = [
        ...revenue(books).months.flatMap(({ kinds }) => kinds.flatMap((kind) => [kind, ...kind.cases])),
        ...vatCheck(books).flatMap(({ figures }) =>
          figures.flatMap(({ cases }) => cases.map(({ booked }) => booked)),
        ),
        ...ecSalesList(books).flatMap(({ sales }) => sales),
        ...ossReturn(books).flatMap(({ sales }) => sales),
      ];
      for (const cell of cells) {
        expect(sumOfAmounts(cell.parts)).toEqual(amountsOf(cell));
        expect(new Set(ids([cell])).size).toBe(cell.parts.length);
      }
    });
  });
});
