import type { Voucher } from '../../../host/api/vouchers.ts';
import { quarterOf, type Period } from '../calendar/periods.ts';
import { grouped } from '../grouped.ts';
import { sortedBy } from '../text/natural-order.ts';
import { cellOfLines, postedLines, type Cell, type PostedLine } from './cell.ts';
import type { Supply } from './ec-sales-list.ts';

export interface OssSale extends Cell {
  readonly country: string;
  readonly supply: Supply;
  /** Percent of that country, as the documents declare it. */
  readonly rate: number;
}

export interface OssQuarter extends Cell {
  readonly quarter: Period;
  readonly sales: readonly OssSale[];
}

const NAMES: Readonly<Record<string, Supply>> = { 'oss-goods': 'goods', 'oss-services': 'service' };

/** `oss-goods:FR:20`: older vouchers say the country there alone. */
function saleOf({ line }: PostedLine): Omit<OssSale, keyof Cell> | undefined {
  const [name = '', country = ''] = line.taxCase.split(':');
  const supply = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  return supply && { supply, country: line.ossCountry ?? country, rate: line.rate };
}

/** One-Stop-Shop: net and tax per quarter of posting, country, kind of supply and rate. Pure. */
export function ossReturn(vouchers: readonly Voucher[]): readonly OssQuarter[] {
  const reported = postedLines(vouchers).flatMap((posted) => {
    const sale = saleOf(posted);
    return sale ? [{ ...posted, sale }] : [];
  });
  const byQuarter = grouped(reported, ({ voucher }) => quarterOf(voucher.postingDate));
  return sortedBy([...byQuarter], ([quarter]) => quarter).map(([quarter, posted]) => {
    const bySale = grouped(posted, ({ sale: { country, supply, rate } }) =>
      [country, supply, rate.toFixed(4).padStart(9)].join(' '),
    );
    const sales = sortedBy([...bySale], ([key]) => key).map(([, own]): OssSale => ({
      ...own[0].sale,
      ...cellOfLines(own),
    }));
    return { quarter, sales, ...cellOfLines(posted) };
  });
}
