import type { Voucher } from '../../../host/api/vouchers.ts';
import { isIn, quarterOf, type Period } from '../../services/calendar/periods.ts';
import { ecSalesList } from '../../services/evaluations/ec-sales-list.ts';
import { ossReturn } from '../../services/evaluations/oss-return.ts';
import { revenue } from '../../services/evaluations/revenue.ts';
import type { StatedTax } from '../../services/evaluations/stated-tax.ts';
import { vatCheck } from '../../services/evaluations/vat-check.ts';
import { ecSalesSheet } from './ec-sales-sheet.ts';
import { ossSheet } from './oss-sheet.ts';
import { revenueSheet } from './revenue-sheet.ts';
import type { Evaluation, Sheet } from './sheet.ts';
import { vatCheckSheet } from './vat-check-sheet.ts';
import type { Words } from './words.ts';

/** What an evaluation is made for: the OSS return is one of a quarter, so a month stands for its own. */
export function evaluatedPeriod(evaluation: Evaluation, period: Period): Period {
  const isMonth = /^\d{4}-\d\d$/.test(period);
  return evaluation === 'oss' && isMonth ? quarterOf(`${period}-01`) : period;
}

/** One evaluation of the books of a period; `taxes` once Lexware Office was read. */
export function evaluationSheet(
  evaluation: Evaluation,
  period: Period,
  books: readonly Voucher[],
  taxes: readonly StatedTax[] | undefined,
  both: Words,
): Sheet {
  const own = evaluatedPeriod(evaluation, period);
  const vouchers = books.filter(({ postingDate }) => isIn(postingDate, own));
  switch (evaluation) {
    case 'revenue':
      return revenueSheet(revenue(vouchers), both);
    case 'vat-check': {
      const ownTaxes = taxes?.filter(({ date }) => isIn(date, own));
      return vatCheckSheet(vatCheck(vouchers, ownTaxes), taxes !== undefined, both);
    }
    case 'ec-sales':
      return ecSalesSheet(ecSalesList(vouchers), both);
    case 'oss':
      return ossSheet(ossReturn(vouchers), both);
  }
}
