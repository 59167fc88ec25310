import { VOUCHER_KINDS, type Voucher, type VoucherKind } from '../../../host/api/vouchers.ts';
import { isDownPaymentCase } from '../booking/tax-case.ts';
import { monthOf, type Period } from '../calendar/periods.ts';
import { grouped } from '../grouped.ts';
import { sortedBy } from '../text/natural-order.ts';
import { cellOf, cellOfLines, partOf, postedLines, type Cell } from './cell.ts';

export interface RevenueCase extends Cell {
  readonly taxCase: string;
}

/** All vouchers of a kind in a month; the sum is revenue alone. */
export interface RevenueKind extends Cell {
  readonly kind: VoucherKind;
  readonly cases: readonly RevenueCase[];
  /** What deducted Abschläge take back (rules.md 25): booked, no revenue, and in no sum. */
  readonly downPayments: readonly RevenueCase[];
}

export interface RevenueMonth extends Cell {
  readonly month: Period;
  readonly kinds: readonly RevenueKind[];
}

/** Every voucher is in exactly one kind of one month, every line in exactly one of its cases. */
export interface Revenue extends Cell {
  readonly months: readonly RevenueMonth[];
}

function kindOf(kind: VoucherKind, vouchers: readonly Voucher[]): RevenueKind {
  const byCase = grouped(postedLines(vouchers), ({ line }) => line.taxCase);
  const cases = sortedBy([...byCase], ([taxCase]) => taxCase).map(([taxCase, posted]) => ({
    taxCase,
    ...cellOfLines(posted),
  }));
  return {
    kind,
    cases: cases.filter(({ taxCase }) => !isDownPaymentCase(taxCase)),
    downPayments: cases.filter(({ taxCase }) => isDownPaymentCase(taxCase)),
    ...cellOf(
      vouchers.map((voucher) =>
        partOf(
          voucher,
          voucher.lines.filter(({ taxCase }) => !isDownPaymentCase(taxCase)),
        ),
      ),
    ),
  };
}

function joined(cells: readonly Cell[]): Cell {
  return cellOf(cells.flatMap(({ parts }) => parts));
}

/** Revenue per month of posting, kind and tax case; a Generalumkehr counts negative in its own month (rules.md 35). Pure. */
export function revenue(vouchers: readonly Voucher[]): Revenue {
  const byMonth = grouped(vouchers, ({ postingDate }) => monthOf(postingDate));
  const months = sortedBy([...byMonth], ([month]) => month).map(([month, own]): RevenueMonth => {
    const kinds = VOUCHER_KINDS.flatMap((kind) => {
      const ofKind = own.filter((voucher) => voucher.kind === kind);
      return ofKind.length === 0 ? [] : [kindOf(kind, ofKind)];
    });
    return { month, kinds, ...joined(kinds) };
  });
  return { months, ...joined(months) };
}
