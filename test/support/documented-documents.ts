import { deduction, made, morning, relatedTo, type ServedDocument } from './documented-shapes.ts';

/** Documents of the company; the comment of a test's golden table says what each must become. */
export const DOCUMENTS: readonly ServedDocument[] = [
  made({
    n: 1,
    number: 'RE1001',
    day: '2026-09-01',
    due: '2026-09-15',
    tax: [[19, 100, 19]],
    totals: [100, 19, 119],
  }),
  // The documented sample of a mixed document.
  made({
    ...{ n: 2, number: 'RE1002', day: '2026-09-02', contact: 5, taxType: 'gross', due: '2026-09-16' },
    tax: [
      [0, 7.72, 0],
      [7, 4, 0.28],
      [19, 15, 2.85],
    ],
    totals: [26.72, 3.13, 29.85],
  }),
  made({
    n: 3,
    number: 'RE1003',
    day: '2026-09-03',
    taxType: 'vatfree',
    tax: [[0, 50, 0]],
    totals: [50, 0, 50],
  }),
  made({
    ...{
      n: 4,
      number: 'RE1004',
      day: '2026-09-04',
      contact: 2,
      country: 'FR',
      taxType: 'intraCommunitySupply',
    },
    ...{ tax: [[0, 200, 0]], totals: [200, 0, 200] },
  }),
  made({
    ...{
      n: 5,
      number: 'RE1005',
      day: '2026-09-05',
      contact: 3,
      country: 'US',
      taxType: 'thirdPartyCountryDelivery',
    },
    ...{ tax: [[0, 300, 0]], totals: [300, 0, 300] },
  }),
  made({
    ...{
      n: 6,
      number: 'RE1006',
      day: '2026-09-06',
      contact: 3,
      country: 'US',
      taxType: 'thirdPartyCountryService',
    },
    ...{ tax: [[0, 400, 0]], totals: [400, 0, 400] },
  }),
  made({
    ...{ n: 7, number: 'RE1007', day: '2026-09-07', taxType: 'constructionService13b' },
    ...{ tax: [[0, 500, 0]], totals: [500, 0, 500] },
  }),
  made({
    ...{
      n: 8,
      number: 'RE1008',
      day: '2026-09-08',
      contact: 2,
      country: 'FR',
      taxType: 'externalService13b',
    },
    ...{ tax: [[0, 600, 0]], totals: [600, 0, 600] },
  }),
  made({
    ...{ n: 9, number: 'RE1009', day: '2026-09-09', taxType: 'photovoltaicEquipment' },
    ...{ tax: [[0, 700, 0]], totals: [700, 0, 700] },
  }),
  made({
    ...{
      n: 10,
      number: 'RE1010',
      day: '2026-09-10',
      contact: 2,
      country: 'FR',
      taxType: 'gross',
      subType: 'distanceSales',
    },
    ...{
      tax: [
        [5.5, 200, 11],
        [20, 100, 20],
      ],
      totals: [300, 31, 331],
    },
  }),
  made({
    ...{
      n: 11,
      number: 'RE1011',
      day: '2026-09-11',
      contact: 2,
      country: 'FR',
      subType: 'electronicServices',
    },
    ...{ tax: [[20, 50, 10]], totals: [50, 10, 60] },
  }),
  made({
    ...{
      n: 12,
      number: 'RE1012',
      day: '2026-09-12',
      tax: [
        [5, 100, 5],
        [16, 100, 16],
      ],
      totals: [200, 21, 221],
    },
  }),
  // A discount of 10,00 on 100,00: the tax group is stated after it, the line item before it.
  made({
    ...{ n: 13, number: 'RE1013', day: '2026-09-13', tax: [[19, 90, 17.1]], totals: [90, 17.1, 107.1] },
    more: {
      lineItems: [{ type: 'custom', name: 'Ware', quantity: 1, lineItemAmount: 100 }],
      totalPrice: {
        ...{ currency: 'EUR', totalNetAmount: 90, totalGrossAmount: 107.1, totalTaxAmount: 17.1 },
        ...{ totalDiscountAbsolute: 10, totalDiscountPercentage: null },
      },
    },
  }),
  made({
    ...{
      n: 14,
      number: 'RE1014',
      day: '2026-09-14',
      tax: [
        [7, -10, -0.7],
        [19, 80, 15.2],
      ],
      totals: [70, 14.5, 84.5],
    },
  }),
  made({ n: 15, number: 'RE1015', day: '2026-09-15', tax: null, totals: [0, 0, 0] }),
  made({
    ...{ n: 16, type: 'creditnote', number: 'GS2001', day: '2026-09-16', status: 'paidoff' },
    ...{ tax: [[19, 100, 19]], totals: [100, 19, 119], more: relatedTo(1, 'RE1001') },
  }),
  made({
    ...{ n: 17, type: 'creditnote', number: 'GS2002', day: '2026-09-17' },
    ...{ tax: [[7, 10, 0.7]], totals: [10, 0.7, 10.7] },
  }),
  made({
    ...{ n: 18, number: 'RE1018', day: '2026-09-18', status: 'voided', updated: morning('2026-09-25') },
    ...{ due: '2026-10-02', tax: [[19, 40, 7.6]], totals: [40, 7.6, 47.6] },
  }),
  made({
    ...{ n: 19, type: 'creditnote', number: 'GS2003', day: '2026-09-19', status: 'voided' },
    ...{ tax: [[19, 10, 1.9]], totals: [10, 1.9, 11.9], more: relatedTo(1, 'RE1001') },
  }),
  made({
    ...{
      n: 20,
      number: 'RE1020',
      day: '2026-09-20',
      tax: [
        [7, 1000, 70],
        [19, 5000, 950],
      ],
      totals: [6000, 1020, 7020],
    },
    more: {
      ...{ closingInvoice: true, claimedGrossAmount: 5295 },
      downPaymentDeductions: [
        deduction(61, 'AR1', 19, [1000, 190, 1190]),
        deduction(62, 'AR2', 7, [500, 35, 535]),
      ],
    },
  }),
  made({
    ...{ n: 21, number: 'RE1021', day: '2026-09-21', tax: [[19, 20, 3.8]], totals: [20, 3.8, 23.8] },
    more: { closingInvoice: true, claimedGrossAmount: 23.8, downPaymentDeductions: [] },
  }),
  made({
    ...{ n: 22, type: 'downpaymentinvoice', number: 'RE1022', day: '2026-09-22', status: 'paid' },
    ...{ tax: [[19, 1000, 190]], totals: [1000, 190, 1190] },
  }),
  made({
    ...{
      n: 23,
      number: 'RE1023',
      day: '2026-09-23',
      status: 'draft',
      tax: [[19, 1, 0.19]],
      totals: [1, 0.19, 1.19],
    },
  }),
  made({
    ...{ n: 24, number: 'RE1024', day: '2026-09-24', due: '2026-10-08', rowStatus: 'overdue' },
    ...{ tax: [[19, 10, 1.9]], totals: [10, 1.9, 11.9] },
  }),
  made({
    ...{ n: 25, number: 'RE1025', day: '2026-09-25', status: 'paid', row: { archived: true, openAmount: 0 } },
    ...{ tax: [[7, 30, 2.1]], totals: [30, 2.1, 32.1], more: { archived: true } },
  }),
  made({
    ...{ n: 26, number: 'RE1026', day: '2026-09-26', rowStatus: 'sepadebit' },
    ...{ tax: [[19, 10, 1.9]], totals: [10, 1.9, 11.9] },
  }),
  made({
    ...{ n: 27, number: 'RE1027', day: '2026-09-27', rowStatus: 'transferred' },
    ...{ tax: [[19, 20, 3.8]], totals: [20, 3.8, 23.8] },
  }),
  made({
    ...{ n: 28, number: 'RE1028', day: '2026-09-28', rowStatus: 'paymentordered' },
    ...{ tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] },
  }),
  made({
    ...{
      n: 29,
      type: 'selfbilling',
      number: 'SB1',
      day: '2026-09-29',
      tax: [[19, 1, 0.19]],
      totals: [1, 0.19, 1.19],
    },
  }),
  made({
    ...{
      n: 30,
      number: 'RE1030',
      day: '2026-09-30',
      row: { currency: 'USD' },
      tax: [[19, 1, 0.19]],
      totals: [1, 0.19, 1.19],
    },
  }),
  made({
    ...{ n: 31, number: 'RE1031', day: '2026-10-01', row: { voucherDate: 'demnächst' } },
    ...{ tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] },
  }),
  made({
    ...{ n: 32, number: 'RE1032', day: '2026-10-02', contact: null, name: 'Laufkunde', taxType: 'gross' },
    ...{
      row: { contactId: null, contactName: 'Sammelkunde' },
      tax: [[19, 8.4, 1.6]],
      totals: [8.4, 1.6, 10],
    },
  }),
  made({
    ...{ n: 33, number: 'RE1033', day: '2026-10-03', contact: null, name: 'Einmal Adresse', country: 'FR' },
    ...{ tax: [[19, 10, 1.9]], totals: [10, 1.9, 11.9] },
  }),
  made({
    n: 34,
    number: 'RE1034',
    day: '2026-10-04',
    contact: 12,
    tax: [[19, 1, 0.19]],
    totals: [1, 0.19, 1.19],
  }),
  made({
    n: 35,
    number: 'RE1035',
    day: '2026-10-05',
    contact: 6,
    tax: [[19, 1, 0.19]],
    totals: [1, 0.19, 1.19],
  }),
  made({
    n: 36,
    number: 'RE1036',
    day: '2026-10-06',
    contact: 8,
    tax: [[19, 1, 0.19]],
    totals: [1, 0.19, 1.19],
  }),
  made({
    ...{ n: 37, number: 'RE1037', day: '2026-10-07', contact: 4 },
    ...{ tax: [['19.00', '1123.53', '213.47']], totals: ['1123.53', '213.47', '1337.00'] },
  }),
  made({
    ...{ n: 38, number: 'RE1038', day: '2026-10-08', contact: 13, country: null, subType: null },
    ...{ tax: [[19, 10, 1.9]], totals: [10, 1.9, 11.9] },
    ...{ row: { dueDate: null, archived: null, colour: 'blue' } },
    more: {
      ...{
        dueDate: null,
        shippingConditions: null,
        relatedVouchers: null,
        closingInvoice: null,
        files: null,
      },
      mood: {},
    },
  }),
  made({
    ...{ n: 39, number: 'RE0939', day: '2026-08-20', status: 'paid', updated: morning('2026-09-05') },
    ...{ tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] },
  }),
  made({
    ...{ n: 40, number: 'RE0940', day: '2026-08-21', status: 'voided', updated: morning('2026-09-06') },
    ...{ tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] },
  }),
  made({
    ...{ n: 41, type: 'downpaymentinvoice', number: 'RE1041', day: '2026-10-09', status: 'voided' },
    ...{ tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] },
  }),
  made({
    ...{
      n: 42,
      number: 'RE1042',
      day: '2026-10-10',
      contact: 15,
      country: 'GR_69',
      taxType: 'thirdPartyCountryDelivery',
    },
    ...{ tax: [[0, 60, 0]], totals: [60, 0, 60] },
  }),
  // Off by one cent per rate, and by more than that.
  made({
    ...{
      n: 43,
      number: 'RE1043',
      day: '2026-10-11',
      tax: [
        [7, 100, 7],
        [19, 100, 19],
      ],
      totals: [200, 26, 226.02],
    },
  }),
  made({ n: 44, number: 'RE1044', day: '2026-10-12', tax: [[19, 100, 19]], totals: [100, 19, 119.02] }),
  made({
    n: 45,
    number: 'RE1045',
    day: '2026-10-13',
    contact: 77,
    tax: [[19, 1, 0.19]],
    totals: [1, 0.19, 1.19],
  }),
  // The number of another document: two documents all the same (B3).
  made({
    n: 46,
    number: 'RE1001',
    day: '2026-10-14',
    contact: 5,
    tax: [[19, 100, 19]],
    totals: [100, 19, 119],
  }),
  {
    ...made({ n: 48, number: 'RE1048', day: '2026-10-16', tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] }),
    document: undefined,
  },
  // The last moment before the boundary, and the first after it.
  made({
    ...{ n: 49, number: 'RE1049', day: '2026-08-31', created: '2026-08-31T23:59:59.999+02:00' },
    ...{ tax: [[19, 1, 0.19]], totals: [1, 0.19, 1.19] },
  }),
  made({
    ...{ n: 50, number: 'RE1050', day: '2026-08-31', created: '2026-08-31T22:00:00.000Z', contact: 17 },
    ...{ tax: [[19, 2, 0.38]], totals: [2, 0.38, 2.38] },
  }),
];
