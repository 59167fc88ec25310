import type { Revenue, RevenueKind } from '../../services/evaluations/revenue.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import type { Words } from './words.ts';

function rowsOf(month: string, { kind, cases, downPayments, ...own }: RevenueKind, both: Words): SheetRow[] {
  const { texts, words } = both;
  const row = (
    name: string,
    text: string,
    cell: Pick<RevenueKind, 'parts' | 'netCents' | 'taxCents' | 'grossCents'>,
  ) => ({
    key: [month, kind, name].join(' '),
    texts: [texts.common.voucherKinds[kind], text],
    figures: [cell.netCents, cell.taxCents, cell.grossCents],
    parts: cell.parts,
  });
  const empty = own.parts.filter(({ voucher }) => voucher.lines.length === 0);
  return [
    ...cases.map((each) => row(each.taxCase, texts.taxCaseText(each.taxCase), each)),
    ...downPayments.map((each): SheetRow => ({
      ...row(each.taxCase, words.noRevenue(texts.taxCaseText(each.taxCase)), each),
      tone: 'aside',
    })),
    ...(empty.length > 0
      ? [row('', words.withoutLines, { parts: empty, netCents: 0, taxCents: 0, grossCents: 0 })]
      : []),
  ];
}

/** Months with their kinds and tax cases. */
export function revenueSheet({ months }: Revenue, both: Words): Sheet {
  const { columns } = both.texts.common;
  return {
    texts: [columns.kind, columns.taxCase],
    figures: [columns.net, columns.tax, columns.gross],
    sections: months.map(({ month, kinds, parts, netCents, taxCents, grossCents }) => ({
      key: month,
      title: both.words.periodName(month),
      sum: { figures: [netCents, taxCents, grossCents], parts },
      rows: kinds.flatMap((kind) => rowsOf(month, kind, both)),
    })),
  };
}
