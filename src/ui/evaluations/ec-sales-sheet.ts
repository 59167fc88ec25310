import type { EcSale, EcSalesMonth } from '../../services/evaluations/ec-sales-list.ts';
import { roundedToEuros } from '../../services/money/whole-euros.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import type { Words } from './words.ts';

function rowOf(month: string, sale: EcSale, { words }: Words): SheetRow {
  const { vatId, supply, netCents, parts } = sale;
  const names = new Set(parts.map(({ voucher }) => voucher.personName));
  return {
    key: [month, vatId ?? '', supply].join(' '),
    texts: [vatId ?? words.withoutVatId, words.supplies[supply], [...names].join(', ')],
    figures: [netCents, { euros: roundedToEuros(netCents) }],
    parts,
    ...(vatId === undefined && { tone: 'warning' }),
  };
}

/** Months with a row per USt-IdNr and kind of supply. */
export function ecSalesSheet(months: readonly EcSalesMonth[], both: Words): Sheet {
  const { texts, words } = both;
  return {
    texts: [words.columns.vatId, words.columns.supply, texts.common.columns.customer],
    figures: [texts.common.columns.net, words.columns.wholeEuros],
    sections: months.map(({ month, sales, netCents, parts }) => ({
      key: month,
      title: words.periodName(month),
      sum: { figures: [netCents, undefined], parts },
      rows: sales.map((sale) => rowOf(month, sale, both)),
    })),
  };
}
