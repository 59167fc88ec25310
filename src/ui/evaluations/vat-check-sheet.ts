import { cutToEuros } from '../../services/money/whole-euros.ts';
import type { Compared, VatCheckFigure, VatCheckMonth } from '../../services/evaluations/vat-check.ts';
import type { Figure, Sheet, SheetRow } from './sheet.ts';
import type { Words } from './words.ts';

/** The books, and beside them what Lexware Office states, once it was read. */
function figuresOf({ booked, stated }: Compared, withStated: boolean, euros?: Figure): readonly Figure[] {
  const own = [booked.netCents, euros, booked.taxCents];
  if (!withStated) return own;
  return [
    ...own,
    stated.netCents,
    stated.taxCents,
    booked.netCents - stated.netCents,
    booked.taxCents - stated.taxCents,
  ];
}

/** A row per case; where a Kennzahl has several, the sum that the form asks for stands before them. */
function rowsOf(
  month: string,
  of: VatCheckFigure,
  withStated: boolean,
  { texts, words }: Words,
): readonly SheetRow[] {
  const { figure, cases } = of;
  if (figure === undefined)
    return cases.map((each) => ({
      key: [month, each.taxCase].join(' '),
      texts: [texts.common.none, words.noFigure(texts.taxCaseText(each.taxCase))],
      figures: figuresOf(each, withStated),
      parts: each.booked.parts,
      tone: 'warning',
    }));
  // Whole euros are those of the Kennzahl, not of each case.
  const euros = { euros: cutToEuros(of.booked.netCents) };
  const isOne = cases.length === 1;
  const rows = cases.map((each) => ({
    key: [month, each.taxCase].join(' '),
    texts: [figure, texts.taxCaseText(each.taxCase)],
    figures: figuresOf(each, withStated, isOne ? euros : undefined),
    parts: each.booked.parts,
  }));
  if (isOne) return rows;
  const sum: SheetRow = {
    key: [month, figure].join(' '),
    texts: [figure, words.sumOf(words.figures[figure])],
    figures: figuresOf(of, withStated, euros),
    parts: of.booked.parts,
    tone: 'sum',
  };
  return [sum, ...rows];
}

/** Months with their Kennzahlen, each with its tax cases. */
export function vatCheckSheet(months: readonly VatCheckMonth[], withStated: boolean, both: Words): Sheet {
  const { texts, words } = both;
  const { columns } = words;
  const stated = [columns.statedNet, columns.statedTax, columns.netDifference, columns.taxDifference];
  return {
    texts: [columns.figure, texts.common.columns.taxCase],
    figures: [
      texts.common.columns.net,
      columns.wholeEuros,
      texts.common.columns.tax,
      ...(withStated ? stated : []),
    ],
    sections: months.map((month) => ({
      key: month.month,
      title: words.periodName(month.month),
      sum: { figures: figuresOf(month, withStated), parts: month.booked.parts },
      rows: month.figures.flatMap((figure) => rowsOf(month.month, figure, withStated, both)),
    })),
  };
}
