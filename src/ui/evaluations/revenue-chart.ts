import { VOUCHER_KINDS, type Voucher } from '../../../host/api/vouchers.ts';
import { isIn, monthsIn, type Period } from '../../services/calendar/periods.ts';
import { revenue } from '../../services/evaluations/revenue.ts';
import type { BarSeries } from '../bar-chart/bar-chart.ts';
import type { Words } from './words.ts';

interface RevenueChart {
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
}

/** Net revenue per month of a period, months without any included; a stack is made of the kinds of vouchers, whose colours stay the same. */
export function revenueChart(
  books: readonly Voucher[],
  period: Period,
  { texts, words }: Words,
): RevenueChart {
  const months = monthsIn(period);
  const { months: booked } = revenue(books.filter(({ postingDate }) => isIn(postingDate, period)));
  const netOf = (month: Period, kind: Voucher['kind']) =>
    booked.find((each) => each.month === month)?.kinds.find((each) => each.kind === kind)?.netCents ?? 0;
  return {
    categories: months.map(words.shortMonth),
    series: VOUCHER_KINDS.map((kind) => ({
      name: texts.common.voucherKinds[kind],
      cents: months.map((month) => netOf(month, kind)),
    })),
  };
}
