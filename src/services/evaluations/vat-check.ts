import type { Voucher } from '../../../host/api/vouchers.ts';
import { VAT_FIGURES, vatFigureOf, type VatFigure } from '../booking/tax-case.ts';
import { monthOf, type Period } from '../calendar/periods.ts';
import { grouped } from '../grouped.ts';
import { sortedBy } from '../text/natural-order.ts';
import { cellOfLines, postedLines, sumOfAmounts, type Amounts, type Cell, type PostedLine } from './cell.ts';
import type { StatedTax } from './stated-tax.ts';

/** In the books, and as Lexware Office states it. */
export interface Compared {
  readonly booked: Cell;
  readonly stated: Amounts;
}

export interface VatCheckCase extends Compared {
  readonly taxCase: string;
}

export interface VatCheckFigure extends Compared {
  /** Absent: tax-cases.md names no Kennzahl, the user has to decide. */
  readonly figure: VatFigure | undefined;
  readonly cases: readonly VatCheckCase[];
}

export interface VatCheckMonth extends Compared {
  readonly month: Period;
  readonly figures: readonly VatCheckFigure[];
}

function compared(lines: readonly PostedLine[] = [], taxes: readonly StatedTax[] = []): Compared {
  return { booked: cellOfLines(lines), stated: sumOfAmounts(taxes) };
}

/** Groups of both sides by one key: a line or a tax alone is enough for a group. */
function eitherSide(
  lines: readonly PostedLine[],
  taxes: readonly StatedTax[],
  lineKey: (line: PostedLine) => string,
  taxKey: (tax: StatedTax) => string,
): readonly (readonly [key: string, lines: readonly PostedLine[], taxes: readonly StatedTax[]])[] {
  const byLine = grouped(lines, lineKey);
  const byTax = grouped(taxes, taxKey);
  return sortedBy([...new Set([...byLine.keys(), ...byTax.keys()])], (key) => key).map((key) => [
    key,
    byLine.get(key) ?? [],
    byTax.get(key) ?? [],
  ]);
}

/**
 * Kennzahl per tax case and month: the books by posting date, beside them what documents of Lexware Office state by their own date. Pure. Every voucher
 * line and every stated tax is in exactly one case.
 */
export function vatCheck(
  vouchers: readonly Voucher[],
  stated: readonly StatedTax[] = [],
): readonly VatCheckMonth[] {
  const months = eitherSide(
    postedLines(vouchers),
    stated,
    ({ voucher }) => monthOf(voucher.postingDate),
    ({ date }) => monthOf(date),
  );
  return months.map(([month, lines, taxes]) => {
    // What has no Kennzahl comes last.
    const figures = [...VAT_FIGURES, undefined].flatMap((figure): VatCheckFigure[] => {
      const isOwn = ({ taxCase }: { readonly taxCase: string }) => vatFigureOf(taxCase) === figure;
      const [ownLines, ownTaxes] = [lines.filter(({ line }) => isOwn(line)), taxes.filter(isOwn)];
      const cases = eitherSide(
        ownLines,
        ownTaxes,
        ({ line }) => line.taxCase,
        ({ taxCase }) => taxCase,
      );
      if (cases.length === 0) return [];
      return [
        {
          figure,
          ...compared(ownLines, ownTaxes),
          cases: cases.map(([taxCase, ...both]) => ({ taxCase, ...compared(...both) })),
        },
      ];
    });
    return { month, figures, ...compared(lines, taxes) };
  });
}
