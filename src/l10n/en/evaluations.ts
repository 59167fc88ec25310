import type { EvaluationTexts } from '../de/evaluations.ts';
import { countryNames } from '../country-names.ts';

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonths = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

export const evaluations: EvaluationTexts = {
  title: 'Evaluations',
  names: {
    revenue: 'Revenue by month',
    'vat-check': 'VAT return check list',
    'ec-sales': 'EC sales list',
    oss: 'OSS return',
  },
  notes: {
    revenue:
      'Revenue by posting date. A cancellation or reversal counts negative in its own month, deleted vouchers not at all. Deducted down payments are no revenue and in no sum.',
    'vat-check':
      'What is booked, by line of the German advance VAT return (Kennzahl) and month of posting. A check list, no return: input tax, down payments received and, for cash accounting, payments are not in it.',
    'ec-sales':
      'Net by VAT id and posting date: supplies within the EU, and services whose tax the recipient owes. A cancellation or credit note reduces its month. Whole euros are rounded commercially.',
    oss: 'Net and tax by country, kind and rate, by posting date. A cancellation or credit note reduces its quarter; one that belongs to an earlier quarter is to be stated in the return as its correction.',
  },
  figures: {
    '81': 'Taxable sales 19 %',
    '86': 'Taxable sales 7 %',
    '87': 'Taxable sales 0 %',
    '35': 'Sales at other rates (tax: Kz 36)',
    '41': 'Supplies within the EU',
    '43': 'Other exempt sales with input tax deduction',
    '48': 'Exempt sales without input tax deduction',
    '60': 'Sales whose tax the recipient owes',
    '21': 'Services not taxable here (§ 18b UStG)',
    '45': 'Other sales not taxable here',
  },
  supplies: { goods: 'Goods', service: 'Service' },
  periodName: (period) => {
    const [year = '', part] = period.split('-');
    if (part === undefined) return `Whole year ${year}`;
    return part.startsWith('Q')
      ? `Quarter ${part.slice(1)} of ${year}`
      : months.format(new Date(`${period}-01`));
  },
  shortMonth: (month) => shortMonths.format(new Date(`${month}-01`)),
  countryName: countryNames('en'),
  columns: {
    figure: 'Kz',
    wholeEuros: 'Whole euros',
    supply: 'Supply',
    country: 'Country',
    rate: 'Rate',
    vatId: 'VAT id',
    vouchers: 'Vouchers',
    period: 'Period',
    postingDate: 'Posting date',
    documentDate: 'Document date',
    statedNet: 'Lexware Office net',
    statedTax: 'Lexware Office VAT',
    netDifference: 'Difference net',
    taxDifference: 'Difference VAT',
  },
  year: 'Year',
  period: 'Period',
  noFigure: (taxCase) => `${taxCase} (no single Kennzahl)`,
  sumOf: (figure) => `Total ${figure}`,
  withoutVatId: 'without VAT id',
  withoutLines: 'without amount',
  noRevenue: (taxCase) => `${taxCase} (no revenue, in no sum)`,
  caseOf: (kind, taxCase) => `${kind} · ${taxCase}`,
  total: 'Total',
  open: (row, count) => `Vouchers of ${row}: ${count}`,
  openedTitle: (row) => `Vouchers: ${row}`,
  openedCount: (count, sum) => (count === '1' ? `1 voucher, net ${sum}` : `${count} vouchers, net ${sum}`),
  closeList: 'Hide vouchers',
  openVoucher: (number) => `Show voucher ${number}`,
  chart: (year) => `Net revenue by month and kind ${year}, the same numbers as in the table`,
  loading: 'Reading the vouchers …',
  empty: 'Nothing is booked for it in this period.',
  noVouchers: 'Nothing is booked yet.',
  noVouchersAdvice: 'What stands under Customers is evaluated: import invoices first.',
  export: 'Save as CSV',
  print: 'Print',
  exportName: (name, period) => `${name} ${period}.csv`,
  compare: 'Compare with Lexware Office',
  comparing: (done, total) =>
    total === '0' ? 'Reading Lexware Office …' : `Reading Lexware Office: ${done} of ${total} documents`,
  compared: (year) =>
    `Lexware Office: net and tax as the invoices and credit notes of ${year} state them, by document date, also of those that are not transferred; voided ones cancel out. The VAT return that Lexware Office itself computes is not available through the interface.`,
  leftOut: (count) =>
    count === '1'
      ? '1 document is not in it: down payment invoice, foreign currency or unreadable.'
      : `${count} documents are not in it: down payment invoices, foreign currency or unreadable.`,
  incomplete: 'The list changed while it was read and may not be complete. Please compare again.',
};
