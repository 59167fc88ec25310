import { describe, expect, it } from 'vitest';
import { vatFigureOf } from '../../../src/services/booking/tax-case.ts';
import { ecSalesList } from '../../../src/services/evaluations/ec-sales-list.ts';
import { ossReturn } from '../../../src/services/evaluations/oss-return.ts';
import { revenue } from '../../../src/services/evaluations/revenue.ts';
import { statedTaxes } from '../../../src/services/evaluations/stated-tax.ts';
import { vatCheck } from '../../../src/services/evaluations/vat-check.ts';
import { bookingContext, customer } from '../../support/builders/booking-context.ts';
import { salesDocument, tax } from '../../support/builders/sales-document.ts';
import { aLine } from '../../support/builders/voucher-line.ts';
import { aVoucher } from '../../support/builders/voucher.ts';

const free = { taxCents: 0, rate: 0 };

describe('revenue', () => {
  it('goes by the posting date, not by the date of the document', () => {
    const { months } = revenue([
      aVoucher({ date: '2026-03-31', postingDate: '2026-04-02', lines: [aLine()] }),
    ]);
    expect(months.map(({ month, netCents }) => [month, netCents])).toEqual([['2026-04', 100_000]]);
  });

  it('counts a Generalumkehr negative in its own month', () => {
    const { months } = revenue([
      aVoucher({ lines: [aLine()] }),
      aVoucher({
        id: 'v2',
        kind: 'reversal',
        postingDate: '2026-05-04',
        lines: [aLine({ netCents: -100_000, taxCents: -19_000 })],
      }),
    ]);
    expect(
      months.map(({ month, kinds }) => [month, kinds.map(({ kind, netCents }) => [kind, netCents])]),
    ).toEqual([
      ['2026-04', [['invoice', 100_000]]],
      ['2026-05', [['reversal', -100_000]]],
    ]);
  });

  it('takes a deducted Abschlag for no revenue (rules.md 25)', () => {
    const { months, netCents } = revenue([
      aVoucher({
        lines: [
          aLine({ netCents: 1_000_000, taxCents: 190_000 }),
          aLine({ account: '1718', taxCase: 'down-payment:19', netCents: -500_000, taxCents: -95_000 }),
        ],
      }),
    ]);
    expect(netCents).toBe(1_000_000);
    expect(months[0]!.kinds[0]!.downPayments.map((each) => [each.taxCase, each.netCents])).toEqual([
      ['down-payment:19', -500_000],
    ]);
  });

  it('F17: counts a voucher of 0,00, which has no lines', () => {
    expect(revenue([aVoucher({ lines: [] })]).parts).toHaveLength(1);
  });
});

describe('Kennzahl of a tax case', () => {
  it.each([
    ['domestic-19', '81'],
    ['abroad-7', '86'],
    ['photovoltaic', '87'],
    ['eu-supply', '41'],
    ['export-goods', '43'],
    ['export-service', '45'],
    ['exempt', '48'],
    ['small-business', '48'],
    ['small-business-until-2024', undefined],
    ['construction-13b', '60'],
    ['eu-service-13b', '21'],
    ['oss-goods:FR:5.5', '45'],
    ['oss-services:AT:20', '45'],
    ['down-payment:19', '81'],
    ['down-payment:7', '86'],
    ['down-payment:16', '35'],
    ['down-payment:0', undefined],
    ['net:16', '35'],
    ['net:third:16', undefined],
    ['net:0', undefined],
    ['exempt-eu', undefined],
    ['zero-in-taxed', undefined],
    ['of-another-program', undefined],
  ])('of %s is %s', (taxCase, figure) => {
    expect(vatFigureOf(taxCase)).toBe(figure);
  });
});

describe('UStVA list', () => {
  it('follows the form, puts what has no Kennzahl last, and holds what Lexware Office states beside it', () => {
    const books = [
      aVoucher({
        lines: [
          aLine({ taxCase: 'exempt-third', ...free }),
          aLine({ taxCase: 'domestic-7', rate: 7, taxCents: 7_000 }),
          aLine(),
        ],
      }),
    ];
    const stated = [
      { taxCase: 'domestic-19', date: '2026-04-30', netCents: 90_000, taxCents: 17_100, grossCents: 107_100 },
      { taxCase: 'domestic-19', date: '2026-05-01', netCents: 1, taxCents: 0, grossCents: 1 },
    ];
    const [april, may] = vatCheck(books, stated);
    expect(april!.figures.map((each) => [each.figure, each.booked.netCents, each.stated.netCents])).toEqual([
      ['81', 100_000, 90_000],
      ['86', 100_000, 0],
      [undefined, 100_000, 0],
    ]);
    expect(may!.figures.map((each) => [each.figure, each.booked.netCents, each.stated.netCents])).toEqual([
      ['81', 0, 1],
    ]);
  });

  it('takes the final tax of a Schlussrechnung less what its Abschläge stated before (rules.md 25)', () => {
    const [month] = vatCheck([
      aVoucher({
        lines: [
          aLine({ netCents: 1_000_000, taxCents: 190_000 }),
          aLine({ taxCase: 'down-payment:19', netCents: -500_000, taxCents: -95_000 }),
        ],
      }),
    ]);
    expect(month!.figures.map(({ figure, booked }) => [figure, booked.netCents, booked.taxCents])).toEqual([
      ['81', 500_000, 95_000],
    ]);
  });
});

describe('what a document states', () => {
  const context = bookingContext();

  it('is net and tax per tax case, by the date of the document', () => {
    const document = salesDocument({
      date: '2026-06-02',
      taxAmounts: [tax(19, 100_00, 19_00), tax(7, 50_00, 3_50)],
    });
    expect(
      statedTaxes(document, customer, context).map(({ taxCase, date, grossCents }) => [
        taxCase,
        date,
        grossCents,
      ]),
    ).toEqual([
      ['domestic-7', '2026-06-02', 53_50],
      ['domestic-19', '2026-06-02', 119_00],
    ]);
  });

  it('C14: is negative of a credit note', () => {
    const document = salesDocument({ type: 'creditNote', taxAmounts: [tax(19, 100_00, 19_00)] });
    expect(statedTaxes(document, customer, context).map(({ taxCents }) => taxCents)).toEqual([-19_00]);
  });

  it('F9: holds the deducted Abschläge where the books have lines for them', () => {
    const document = salesDocument({
      closingInvoice: true,
      taxAmounts: [tax(19, 100_00, 19_00)],
      deductions: [
        {
          id: 'd',
          number: 'AR-1',
          date: '2026-05-04',
          rate: 19,
          netCents: 50_00,
          taxCents: 9_50,
          grossCents: 59_50,
        },
      ],
    });
    const cases = (downPaymentsBookedOn: 'account' | 'customer') =>
      statedTaxes(document, customer, bookingContext({ downPaymentsBookedOn })).map(({ taxCase }) => taxCase);
    expect(cases('account')).toEqual(['domestic-19', 'down-payment:19']);
    expect(cases('customer')).toEqual(['domestic-19']);
  });
});

describe('ZM list', () => {
  it('keeps goods and services apart, and lets a Storno reduce the month in which it is posted', () => {
    const greek = { vatId: 'EL123456789' };
    const months = ecSalesList([
      aVoucher({ ...greek, lines: [aLine({ taxCase: 'eu-supply', ...free })] }),
      aVoucher({
        ...greek,
        id: 'v2',
        lines: [aLine({ taxCase: 'eu-service-13b', netCents: 20_050, ...free })],
      }),
      aVoucher({ ...greek, id: 'v3', lines: [aLine()] }),
      aVoucher({
        ...greek,
        id: 'v4',
        kind: 'cancellation',
        postingDate: '2026-05-04',
        lines: [aLine({ taxCase: 'eu-supply', netCents: -100_000, ...free })],
      }),
    ]);
    expect(
      months.map(({ month, sales }) => [
        month,
        sales.map((sale) => [sale.vatId, sale.supply, sale.netCents]),
      ]),
    ).toEqual([
      [
        '2026-04',
        [
          ['EL123456789', 'goods', 100_000],
          ['EL123456789', 'service', 20_050],
        ],
      ],
      ['2026-05', [['EL123456789', 'goods', -100_000]]],
    ]);
  });

  it('shows a sale without a USt-IdNr, which the return would refuse (rules.md 31)', () => {
    const [month] = ecSalesList([aVoucher({ lines: [aLine({ taxCase: 'eu-supply', ...free })] })]);
    expect(month!.sales.map(({ vatId }) => vatId)).toEqual([undefined]);
  });
});

describe('OSS list', () => {
  it('is per quarter, country, kind of supply and rate, and knows the country of older vouchers', () => {
    const quarters = ossReturn([
      aVoucher({
        lines: [aLine({ taxCase: 'oss-goods:FR:20', ossCountry: 'FR', rate: 20, taxCents: 20_000 })],
      }),
      aVoucher({
        id: 'v2',
        postingDate: '2026-06-30',
        lines: [
          aLine({ taxCase: 'oss-goods:FR:5.5', rate: 5.5, taxCents: 5_500 }),
          aLine({ taxCase: 'oss-services:AT:20', ossCountry: 'AT', rate: 20, taxCents: 20_000 }),
        ],
      }),
      aVoucher({ id: 'v3', postingDate: '2026-07-01', lines: [aLine()] }),
    ]);
    expect(
      quarters.map(({ quarter, sales }) => [
        quarter,
        sales.map((sale) => [sale.country, sale.supply, sale.rate, sale.taxCents]),
      ]),
    ).toEqual([
      [
        '2026-Q2',
        [
          ['AT', 'service', 20, 20_000],
          ['FR', 'goods', 5.5, 5_500],
          ['FR', 'goods', 20, 20_000],
        ],
      ],
    ]);
  });
});
