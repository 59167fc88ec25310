import type { Voucher } from '../../../host/api/vouchers.ts';
import { monthOf, type Period } from '../calendar/periods.ts';
import { grouped } from '../grouped.ts';
import { sortedBy } from '../text/natural-order.ts';
import { cellOfLines, postedLines, type Cell, type PostedLine } from './cell.ts';

/** What was sold: goods ("Lieferung") or a service ("sonstige Leistung"); the returns ask for them apart. */
export type Supply = 'goods' | 'service';

export interface EcSale extends Cell {
  /** As VIES writes it, `EL` for Greece; absent where the voucher has none, which the return would refuse. */
  readonly vatId: string | undefined;
  readonly supply: Supply;
}

export interface EcSalesMonth extends Cell {
  readonly month: Period;
  readonly sales: readonly EcSale[];
}

/** § 18a UStG: supplies to the EU free of tax, and services whose tax the recipient owes. */
const SUPPLIES: Readonly<Record<string, Supply>> = { 'eu-supply': 'goods', 'eu-service-13b': 'service' };

function supplyOf({ line }: PostedLine): Supply | undefined {
  return Object.hasOwn(SUPPLIES, line.taxCase) ? SUPPLIES[line.taxCase] : undefined;
}

/** Zusammenfassende Meldung: net per month of posting, USt-IdNr and kind of supply; a Storno or Gutschrift reduces its own month. Pure. */
export function ecSalesList(vouchers: readonly Voucher[]): readonly EcSalesMonth[] {
  const reported = postedLines(vouchers).flatMap((posted) => {
    const supply = supplyOf(posted);
    return supply === undefined ? [] : [{ ...posted, supply }];
  });
  const byMonth = grouped(reported, ({ voucher }) => monthOf(voucher.postingDate));
  return sortedBy([...byMonth], ([month]) => month).map(([month, posted]) => {
    const bySale = grouped(posted, ({ voucher, supply }) => `${voucher.vatId ?? ''} ${supply}`);
    const sales = sortedBy([...bySale], ([key]) => key).map(([, own]): EcSale => ({
      vatId: own[0].voucher.vatId,
      supply: own[0].supply,
      ...cellOfLines(own),
    }));
    return { month, sales, ...cellOfLines(posted) };
  });
}
