/** Documents of `edge` about amounts and tax (F of edge-cases.md). Each is written some days before today. */
import { item, grossItem } from './edge-lines.ts';
import type { DocumentSpec } from './history.ts';

const text = { type: 'text', name: 'Hinweis', description: 'nur Text' } as const;

/** 2,5 × 9,99 and the like: the sum of the taxes per line is not the tax of the sum. */
const roundingLines = [
  item(0.33, 19, { quantity: 3 }),
  item(1.17),
  item(2.43),
  item(0.99, 7),
  item(0.49, 7),
  item(0.49, 7),
];

export const AMOUNT_DOCUMENTS: readonly Omit<DocumentSpec, 'ago'>[] = [
  { to: 'plain', lines: roundingLines, tags: ['F1'] },
  { to: 'plain', lines: [item(1192.725, 19, { quantity: 1 }), item(5084.87)], tags: ['F2'] },
  {
    to: 'plain',
    lines: [item(100)],
    wireTrap: {
      totalPrice: { currency: 'EUR', totalNetAmount: 100, totalGrossAmount: 119.01, totalTaxAmount: 19 },
    },
    rowTrap: { totalAmount: 119.01 },
    hostile: true,
    tags: ['F3', 'G12'],
  },
  {
    to: 'plain',
    lines: [item(100)],
    wireTrap: {
      totalPrice: { currency: 'EUR', totalNetAmount: 100, totalGrossAmount: 129, totalTaxAmount: 19 },
    },
    rowTrap: { totalAmount: 129 },
    hostile: true,
    tags: ['F3', 'G12'],
  },
  { to: 'person', tax: 'gross', lines: [grossItem(119), grossItem(53.5, 7)], tags: ['F4'] },
  { to: 'plain', lines: [item(7.44, 0), item(4.43, 7), item(14.85)], tags: ['F5', 'F13'] },
  {
    to: 'plain',
    lines: [item(200), item(100, 7)],
    totalPrice: { totalDiscountAbsolute: 30 },
    tags: ['F6', 'F7'],
  },
  {
    to: 'plain',
    lines: [item(200), item(100, 7)],
    totalPrice: { totalDiscountPercentage: 12.5 },
    tags: ['F6', 'F7'],
  },
  {
    to: 'plain',
    lines: [item(200, 19, { discountPercentage: 15 }), item(100, 7, { discountPercentage: 33.33 })],
    tags: ['F6', 'F7'],
  },
  { to: 'plain', lines: [item(200)], totalPrice: { totalDiscountPercentage: 100 }, tags: ['F6', 'F17'] },
  {
    to: 'plain',
    lines: [item(1000)],
    paymentConditions: {
      paymentTermLabel: '10 Tage -3 %, 30 Tage netto',
      paymentTermLabelTemplate: '{discountRange} Tage -{discount}, {paymentRange} Tage netto',
      paymentTermDuration: 30,
      paymentDiscountConditions: { discountPercentage: 3, discountRange: 10 },
    },
    tags: ['F8', 'E24'],
  },
  { to: 'plain', tax: 'vatfree', lines: [item(250, 0)], tags: ['F10', 'F13'] },
  {
    to: 'france',
    tax: { taxType: 'gross', taxSubType: 'distanceSales' },
    lines: [grossItem(120, 20)],
    tags: ['F11', 'F12'],
  },
  {
    to: 'france',
    tax: { taxType: 'gross', taxSubType: 'distanceSales' },
    lines: [grossItem(105.5, 5.5)],
    tags: ['F11', 'F12'],
  },
  {
    to: 'france',
    tax: { taxType: 'gross', taxSubType: 'electronicServices' },
    lines: [grossItem(60, 20)],
    tags: ['F11'],
  },
  { to: 'plain', lines: [item(100, 25)], hostile: true, tags: ['F12', 'A20'] },
  {
    to: 'plain',
    lines: [item(100, 16), item(50, 5)],
    voucherDate: '2020-09-30T00:00:00.000+02:00',
    shippingConditions: { shippingDate: '2020-09-30T00:00:00.000+02:00', shippingType: 'service' },
    tags: ['F12', 'F16', 'A20'],
  },
  { to: 'austria', tax: 'intraCommunitySupply', lines: [item(500, 0)], tags: ['F13'] },
  { to: 'austria', tax: 'externalService13b', lines: [item(510, 0)], tags: ['F13'] },
  { to: 'builder', tax: 'constructionService13b', lines: [item(520, 0)], tags: ['F13'] },
  { to: 'swiss', tax: 'thirdPartyCountryDelivery', lines: [item(530, 0)], tags: ['F13'] },
  { to: 'swiss', tax: 'thirdPartyCountryService', lines: [item(540, 0)], tags: ['F13'] },
  { to: 'person', tax: 'photovoltaicEquipment', lines: [item(550, 0)], tags: ['F13'] },
  { to: 'canary', tax: 'thirdPartyCountryDelivery', lines: [item(560, 0)], tags: ['F13', 'E23'] },
  { to: 'austria', lines: [item(570)], tags: ['F13'] },
  { to: 'plain', lines: [item(0.05)], tags: ['F15'] },
  { to: 'plain', lines: [item(0)], tags: ['F17'] },
  { to: 'plain', lines: [text, item(20), text], tags: ['F17'] },
  { to: 'plain', lines: [text], tags: ['F17'] },
  { to: 'plain', lines: [], tags: ['F17', 'G17'] },
  {
    to: 'plain',
    lines: Array.from({ length: 300 }, (_, index) =>
      item(1.2345 + index / 10_000, index % 2 === 0 ? 19 : 7, { quantity: 0.3333 }),
    ),
    tags: ['F18'],
  },
  { to: 'plain', lines: [item(100), item(-15.5)], tags: ['F19'] },
  { to: 'plain', lines: [item(-80)], tags: ['F19'] },
  {
    to: 'plain',
    lines: [item(1337)],
    wireTrap: {
      totalPrice: {
        currency: 'EUR',
        totalNetAmount: '1337.00',
        totalGrossAmount: '1591.03',
        totalTaxAmount: '254.03',
      },
    },
    rowTrap: { totalAmount: '1591.03', openAmount: '1591.03' },
    hostile: true,
    tags: ['F20'],
  },
  {
    to: 'plain',
    lines: [item(10)],
    wireTrap: {
      totalPrice: {
        currency: 'EUR',
        totalNetAmount: '1.337,00',
        totalGrossAmount: 'zwölf',
        totalTaxAmount: null,
      },
    },
    hostile: true,
    tags: ['F20', 'G18'],
  },
  { to: 'swiss', lines: [item(100)], totalPrice: { currency: 'CHF' }, hostile: true, tags: ['F21'] },
  { to: 'plain', lines: [item(400)], partPaid: { after: 1, amount: 200 }, tags: ['F22', 'C11'] },
  { to: 'plain', lines: [item(400), item(100, 7)], tags: ['F23'] },
];
