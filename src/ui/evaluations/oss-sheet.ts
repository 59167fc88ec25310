import type { OssQuarter } from '../../services/evaluations/oss-return.ts';
import { formatRate } from '../format.ts';
import type { Sheet } from './sheet.ts';
import type { Words } from './words.ts';

/** Quarters with a row per country, kind of supply and rate. */
export function ossSheet(quarters: readonly OssQuarter[], { texts, words }: Words): Sheet {
  const { columns } = texts.common;
  return {
    texts: [words.columns.country, words.columns.supply, words.columns.rate],
    figures: [columns.net, columns.tax],
    sections: quarters.map(({ quarter, sales, netCents, taxCents, parts }) => ({
      key: quarter,
      title: words.periodName(quarter),
      sum: { figures: [netCents, taxCents], parts },
      rows: sales.map((sale) => ({
        key: [quarter, sale.country, sale.supply, sale.rate].join(' '),
        texts: [words.countryName(sale.country), words.supplies[sale.supply], formatRate(sale.rate)],
        figures: [sale.netCents, sale.taxCents],
        parts: sale.parts,
      })),
    })),
  };
}
