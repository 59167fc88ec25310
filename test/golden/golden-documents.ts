import type { BookingContext, BookingPerson } from '../../src/services/booking/booking.ts';
import type { DownPaymentDeduction, SalesDocument } from '../../src/services/lexoffice/sales-document.ts';
import { creditNote, salesDocument, tax } from '../support/builders/sales-document.ts';

/** A document and what is done with it; `whole` has its Storno or Gutschrift beside it. */
export interface GoldenDocument {
  readonly title: string;
  readonly document: SalesDocument;
  readonly storno?: 'before-transfer' | 'after-transfer' | 'correction';
  readonly person?: BookingPerson;
  readonly context?: Partial<
    Pick<BookingContext, 'profile' | 'smallBusinessPeriod' | 'downPaymentsBookedOn'>
  >;
}

const in19 = (countryCode: string | undefined, fields: Partial<SalesDocument> = {}) =>
  salesDocument({ address: { name: 'Beispiel', countryCode }, ...fields });
const free = (taxType: string, countryCode: string | undefined, fields: Partial<SalesDocument> = {}) =>
  in19(countryCode, { taxType, taxAmounts: [tax(0, 100_00, 0)], ...fields });
const smallBusiness = {
  profile: { smallBusiness: true },
  smallBusinessPeriod: { from: '2020-01-01' },
} as const;
const smallToday = { profile: { smallBusiness: true } } as const;
const destination = { profile: { smallBusiness: false, distanceSalesPrinciple: 'DESTINATION' } } as const;
const origin = { profile: { smallBusiness: false, distanceSalesPrinciple: 'ORIGIN' } } as const;

const everyTaxCase: readonly GoldenDocument[] = [
  {
    title: 'Kleinunternehmer ab 2025',
    document: free('vatfree', 'DE', { date: '2025-01-01' }),
    context: smallBusiness,
  },
  {
    title: 'Kleinunternehmer bis 2024',
    document: free('vatfree', 'DE', { date: '2024-12-31' }),
    context: smallBusiness,
  },
  {
    title: 'Kleinunternehmer im Vorjahr, nach heutigem Profil',
    document: free('vatfree', 'DE', { date: '2025-12-31' }),
    context: smallToday,
  },
  {
    title: 'Kleinunternehmer, Leistung 2024, Rechnung 2025, nach heutigem Profil',
    document: free('vatfree', 'DE', { date: '2025-01-02', serviceFrom: '2024-12-31' }),
    context: smallToday,
  },
  { title: 'Steuerfrei', document: free('vatfree', 'DE') },
  { title: 'Steuerfrei ins EU-Ausland: kein Konto', document: free('vatfree', 'FR') },
  { title: 'Steuerfrei ins Drittland: kein Konto', document: free('vatfree', 'CH') },
  {
    title: 'Fernverkauf Frankreich (OSS)',
    document: in19('FR', {
      taxSubType: 'distanceSales',
      taxType: 'gross',
      taxAmounts: [tax(20, 100_00, 20_00)],
    }),
    context: destination,
  },
  {
    title: 'Fernverkauf Frankreich, zwei Sätze (OSS)',
    document: in19('FR', {
      taxSubType: 'distanceSales',
      taxAmounts: [tax(5.5, 100_00, 5_50), tax(20, 10_00, 2_00)],
    }),
    context: destination,
  },
  {
    title: 'Elektronische Dienstleistung Österreich (OSS)',
    document: in19('AT', { taxSubType: 'electronicServices', taxAmounts: [tax(20, 100_00, 20_00)] }),
    context: destination,
  },
  { title: 'Inland 19 %', document: in19('DE') },
  { title: 'Inland 7 %', document: in19('DE', { taxAmounts: [tax(7, 100_00, 7_00)] }) },
  {
    title: 'Inland 19 %, Bruttorechnung',
    document: in19('DE', { taxType: 'gross', taxAmounts: [tax(19, 84_03, 15_97)] }),
  },
  { title: 'Ausland 19 %: EU', document: in19('FR') },
  { title: 'Ausland 19 %: Drittland', document: in19('CH') },
  { title: 'Ausland 19 %: ohne Land', document: in19(undefined), person: { accountNumber: '10100' } },
  { title: 'Ausland 19 %: unbekanntes Land', document: in19('XX') },
  {
    title: 'Ausland 19 %: Fernverkauf unter der Schwelle',
    document: in19('FR', { taxSubType: 'distanceSales' }),
    context: origin,
  },
  { title: 'Ausland 7 %', document: in19('CH', { taxAmounts: [tax(7, 100_00, 7_00)] }) },
  { title: '0 % in steuerpflichtiger Rechnung', document: in19('DE', { taxAmounts: [tax(0, 100_00, 0)] }) },
  {
    title: '0 % in steuerpflichtiger Rechnung ins EU-Ausland: kein Konto',
    document: in19('FR', { taxAmounts: [tax(0, 100_00, 0)] }),
  },
  { title: 'Photovoltaik', document: free('photovoltaicEquipment', 'DE') },
  {
    title: 'Innergemeinschaftliche Lieferung',
    document: free('intraCommunitySupply', 'FR'),
    person: { accountNumber: '10100', vatId: 'FR12345678901' },
  },
  { title: 'Innergemeinschaftliche Lieferung ohne USt-IdNr', document: free('intraCommunitySupply', 'FR') },
  {
    title: 'Innergemeinschaftliche Lieferung nach Monaco',
    document: free('intraCommunitySupply', 'MC'),
    person: { accountNumber: '10100', vatId: 'FR12345678901' },
  },
  { title: 'Ausfuhrlieferung', document: free('thirdPartyCountryDelivery', 'CH') },
  { title: 'Ausfuhrlieferung auf die Kanaren', document: free('thirdPartyCountryDelivery', 'ES_CN') },
  {
    title: 'Ausfuhrlieferung nach Helgoland',
    document: salesDocument({
      taxType: 'thirdPartyCountryDelivery',
      taxAmounts: [tax(0, 100_00, 0)],
      address: { name: 'Beispiel', postalCode: '27498', countryCode: 'DE' },
    }),
  },
  { title: 'Dienstleistung Drittland', document: free('thirdPartyCountryService', 'CH') },
  { title: 'Bauleistung § 13b', document: free('constructionService13b', 'DE') },
  {
    title: 'Dienstleistung EU § 13b',
    document: free('externalService13b', 'FR'),
    person: { accountNumber: '10100', vatId: 'FR12345678901' },
  },
];

const withoutRow: readonly GoldenDocument[] = [
  {
    title: 'Sätze des zweiten Halbjahrs 2020',
    document: in19('DE', { date: '2020-09-01', taxAmounts: [tax(5, 10_00, 50), tax(16, 100_00, 16_00)] }),
  },
  { title: 'Dienstleistung § 13b ins Inland', document: free('externalService13b', 'DE') },
  { title: 'Innergemeinschaftliche Lieferung ins Drittland', document: free('intraCommunitySupply', 'CH') },
  { title: 'Unbekannte Steuerart', document: free('somethingNew', 'DE') },
];

const amounts: readonly GoldenDocument[] = [
  {
    title: 'Beispiel der API-Dokumentation (F5, R14)',
    document: in19('DE', { taxAmounts: [tax(0, 5_00, 0), tax(7, 8_32, 58), tax(19, 13_40, 2_55)] }),
  },
  {
    title: 'Rechnung RE2042 (lexware-api.md 7.6), Positionsrabatt 10 %',
    document: salesDocument({
      taxAmounts: [tax(7, 33_75, 2_36), tax(19, 240_00, 45_60)],
      dueDate: '2026-08-13',
    }),
  },
  {
    title: 'Gesamtrabatt 10 % (F6)',
    document: in19('DE', { taxAmounts: [tax(7, 90_00, 6_30), tax(19, 180_00, 34_20)] }),
  },
  {
    title: 'Gesamtrabatt 15,00 € (F6, F7)',
    document: in19('DE', { taxAmounts: [tax(19, 87_39, 16_61)], taxType: 'gross' }),
  },
  {
    title: 'Steuer, die nicht zum Satz passt',
    document: in19('DE', { taxAmounts: [tax(19, 100_00, 7_00)] }),
  },
  {
    title: 'Negative Position in einem Satz (F19)',
    document: in19('DE', { taxAmounts: [tax(7, -10_00, -70), tax(19, 100_00, 19_00)] }),
  },
  { title: 'Negativer Endbetrag (F19)', document: in19('DE', { taxAmounts: [tax(19, -100_00, -19_00)] }) },
  {
    title: 'Ein Satz über 0,00 (F17)',
    document: in19('DE', { taxAmounts: [tax(7, 0, 0), tax(19, 100_00, 19_00)] }),
  },
  { title: 'Beleg über 0,00 (F17)', document: in19('DE', { taxAmounts: [tax(19, 0, 0)] }) },
  {
    title: 'Ein Cent Rundung (F3)',
    document: in19('DE', {
      taxAmounts: [tax(7, 33_75, 2_36), tax(19, 240_00, 45_60)],
      totalGrossCents: 321_72,
    }),
  },
  {
    title: 'Drei Cent Unterschied bei zwei Sätzen (F3)',
    document: in19('DE', {
      taxAmounts: [tax(7, 33_75, 2_36), tax(19, 240_00, 45_60)],
      totalGrossCents: 321_74,
    }),
  },
];

const mixed = [tax(7, 33_75, 2_36), tax(19, 240_00, 45_60)];
const backwards: readonly GoldenDocument[] = [
  {
    title: 'Gutschrift über einen Teil: GS0017 (lexware-api.md 7.6)',
    document: creditNote({ taxAmounts: [tax(19, 48_00, 9_12)] }),
  },
  { title: 'Gutschrift über das Ganze von RE2042', document: creditNote({ taxAmounts: mixed }) },
  { title: 'Gutschrift ohne Rechnung', document: creditNote({ related: [] }) },
  {
    title: 'Storno vor der Übertragung: beide Belege',
    document: salesDocument({ taxAmounts: mixed }),
    storno: 'before-transfer',
  },
  {
    title: 'Storno nach der Übertragung',
    document: salesDocument({ taxAmounts: mixed }),
    storno: 'after-transfer',
  },
  { title: 'Storno einer Gutschrift', document: creditNote(), storno: 'after-transfer' },
  { title: 'Umkehr vor einer Korrektur', document: salesDocument(), storno: 'correction' },
];

function deduction(number: string, rate: number, netCents: number, taxCents: number): DownPaymentDeduction {
  const grossCents = netCents + taxCents;
  return { id: number, number, date: '2026-05-04', rate, netCents, taxCents, grossCents };
}
const order = [tax(19, 5000_00, 950_00)];
const closing = (...deductions: readonly DownPaymentDeduction[]) =>
  salesDocument({ closingInvoice: true, taxAmounts: order, deductions });
const onCustomer = { downPaymentsBookedOn: 'customer' } as const;

const closingInvoices: readonly GoldenDocument[] = [
  { title: 'Beispiel lexware-api.md 7.6', document: closing(deduction('RE2030', 19, 1000_00, 190_00)) },
  { title: '80 % angezahlt (F9)', document: closing(deduction('RE2030', 19, 4000_00, 760_00)) },
  {
    title: '100 % angezahlt (F9)',
    document: closing(deduction('RE2030', 19, 2500_00, 475_00), deduction('RE2031', 19, 2500_00, 475_00)),
  },
  {
    title: 'Anzahlungen mit 19 %, 7 % und ohne Steuer',
    document: closing(
      deduction('RE1', 19, 100_00, 19_00),
      deduction('RE2', 7, 100_00, 7_00),
      deduction('RE4', 0, 100_00, 0),
    ),
  },
  { title: 'Anzahlung mit 16 %: kein Konto', document: closing(deduction('RE3', 16, 100_00, 16_00)) },
  {
    title: 'Anzahlungen stehen auf dem Debitor',
    document: closing(deduction('RE2030', 19, 4000_00, 760_00)),
    context: onCustomer,
  },
  { title: 'Ohne Abzüge', document: closing() },
  {
    title: 'Storno vor der Übertragung',
    document: closing(deduction('RE2030', 19, 4000_00, 760_00)),
    storno: 'before-transfer',
  },
];

const people: readonly GoldenDocument[] = [
  {
    title: 'Sammelkunde auf dem Sammeldebitor',
    document: in19('DE', { contactId: undefined, address: { name: 'Erika Beispiel', countryCode: 'DE' } }),
    person: { accountNumber: '69999' },
  },
  {
    title: 'Land nur am Kontakt',
    document: in19(undefined),
    person: { accountNumber: '10101', countryCode: 'AT' },
  },
];

export const goldenSections: readonly (readonly [heading: string, documents: readonly GoldenDocument[]])[] = [
  ['Every tax case', everyTaxCase],
  ['Without a row', withoutRow],
  ['Amounts', amounts],
  ['Credit notes, Storno, correction', backwards],
  ['Closing invoices', closingInvoices],
  ['People', people],
];
