import type { Voucher, VoucherLine } from '../../../host/api/vouchers.ts';
import { grouped } from '../grouped.ts';
import { sumOf, type Cents } from '../money/cents.ts';

/** With the sign of the revenue side (rules.md 28). */
export interface Amounts {
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly grossCents: Cents;
}

/** A voucher, and what of it counts in a cell: of an invoice with two rates, one. */
export interface VoucherPart extends Amounts {
  readonly voucher: Voucher;
}

/** A sum of an evaluation with the vouchers that it is made of, each once. */
export interface Cell extends Amounts {
  readonly parts: readonly VoucherPart[];
}

/** A line in its voucher. */
export interface PostedLine {
  readonly voucher: Voucher;
  readonly line: VoucherLine;
}

export function sumOfAmounts(amounts: readonly Amounts[]): Amounts {
  return {
    netCents: sumOf(amounts.map(({ netCents }) => netCents)),
    taxCents: sumOf(amounts.map(({ taxCents }) => taxCents)),
    grossCents: sumOf(amounts.map(({ grossCents }) => grossCents)),
  };
}

export function postedLines(vouchers: readonly Voucher[]): readonly PostedLine[] {
  return vouchers.flatMap((voucher) => voucher.lines.map((line) => ({ voucher, line })));
}

/** What of a voucher stands on the given lines. */
export function partOf(voucher: Voucher, lines: readonly VoucherLine[]): VoucherPart {
  return { voucher, ...sumOfAmounts(lines) };
}

export function cellOf(parts: readonly VoucherPart[]): Cell {
  return { parts, ...sumOfAmounts(parts) };
}

export function cellOfLines(posted: readonly PostedLine[]): Cell {
  const byVoucher = grouped(posted, ({ voucher }) => voucher.id);
  return cellOf(
    [...byVoucher.values()].map((own) =>
      partOf(
        own[0].voucher,
        own.map(({ line }) => line),
      ),
    ),
  );
}
