import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Profile } from '../lexoffice/profile.ts';
import type { SmallBusiness } from './small-business.ts';
import type { TaxPlace } from './tax-place.ts';

/** What decides the tax case of one rate of a document. */
export interface TaxFacts extends TaxPlace {
  readonly taxType: string;
  readonly taxSubType?: string;
  /** Percent as declared; never computed from amounts (F15). */
  readonly rate: number;
  /** Last day of the service, or the document date where it names none (rules.md 33). */
  readonly serviceDay: CalendarDate;
  readonly smallBusiness: SmallBusiness;
  readonly distanceSalesPrinciple?: Profile['distanceSalesPrinciple'];
}

/** Kennzahlen as the lines of the form follow each other. */
export const VAT_FIGURES = ['81', '86', '87', '35', '41', '43', '48', '60', '21', '45'] as const;

/** Where the net of a case stands in the Umsatzsteuer-Voranmeldung (Kennzahl); with 35 goes 36 for the tax. */
export type VatFigure = (typeof VAT_FIGURES)[number];

/** One row of tax-cases.md; an absent condition holds for everything. */
interface TaxCaseRule {
  readonly taxCase: string;
  /** Whether each country and rate is a case of its own: `oss-goods:FR:5.5`. */
  readonly perCountryAndRate?: true;
  /** Absent: tax-cases.md names none, or more than one is possible. */
  readonly figure?: VatFigure;
  readonly taxTypes: readonly string[];
  readonly subTypes: readonly (string | undefined)[];
  readonly rate?: number;
  readonly countries?: readonly TaxPlace['countryClass'][];
  readonly further?: (facts: TaxFacts) => boolean;
}

const TAXED = ['net', 'gross'];
const NO_SUBTYPE = [undefined];
const NOT_EU = ['third', 'none', 'unknown'] as const;
const NOT_DE = ['EU', ...NOT_EU] as const;
const SOLD_ABROAD = [undefined, 'distanceSales', 'electronicServices'];
/** § 19 UStG is an exemption since then; before, the tax was not levied. */
const NEW_SMALL_BUSINESS_LAW: CalendarDate = '2025-01-01';

const taxedInDestination = (facts: TaxFacts) => facts.distanceSalesPrinciple === 'DESTINATION';
const exemptBy = (taxType: string) => ({ taxTypes: [taxType], subTypes: NO_SUBTYPE, rate: 0 });

/** tax-cases.md, row by row: the first match from the top wins. */
const RULES: readonly TaxCaseRule[] = [
  {
    taxCase: 'small-business',
    figure: '48',
    ...exemptBy('vatfree'),
    further: ({ smallBusiness, serviceDay }) =>
      smallBusiness === 'yes' && serviceDay >= NEW_SMALL_BUSINESS_LAW,
  },
  {
    taxCase: 'small-business-until-2024',
    ...exemptBy('vatfree'),
    further: ({ smallBusiness }) => smallBusiness === 'yes',
  },
  {
    taxCase: 'small-business-presumed',
    figure: '48',
    ...exemptBy('vatfree'),
    further: ({ smallBusiness, serviceDay }) =>
      smallBusiness === 'presumed' && serviceDay >= NEW_SMALL_BUSINESS_LAW,
  },
  {
    taxCase: 'small-business-until-2024-presumed',
    ...exemptBy('vatfree'),
    further: ({ smallBusiness }) => smallBusiness === 'presumed',
  },
  { taxCase: 'exempt', figure: '48', ...exemptBy('vatfree'), countries: ['DE'] },
  { taxCase: 'exempt-eu', ...exemptBy('vatfree'), countries: ['EU'] },
  { taxCase: 'exempt-third', ...exemptBy('vatfree'), countries: NOT_EU },
  {
    taxCase: 'oss-goods',
    perCountryAndRate: true,
    figure: '45',
    taxTypes: TAXED,
    subTypes: ['distanceSales'],
    countries: ['EU'],
    further: taxedInDestination,
  },
  {
    taxCase: 'oss-services',
    perCountryAndRate: true,
    figure: '45',
    taxTypes: TAXED,
    subTypes: ['electronicServices'],
    countries: ['EU'],
    further: taxedInDestination,
  },
  {
    taxCase: 'domestic-19',
    figure: '81',
    taxTypes: TAXED,
    subTypes: NO_SUBTYPE,
    rate: 19,
    countries: ['DE'],
  },
  { taxCase: 'domestic-7', figure: '86', taxTypes: TAXED, subTypes: NO_SUBTYPE, rate: 7, countries: ['DE'] },
  { taxCase: 'abroad-19', figure: '81', taxTypes: TAXED, subTypes: SOLD_ABROAD, rate: 19, countries: NOT_DE },
  { taxCase: 'abroad-7', figure: '86', taxTypes: TAXED, subTypes: SOLD_ABROAD, rate: 7, countries: NOT_DE },
  { taxCase: 'zero-in-taxed', taxTypes: TAXED, subTypes: NO_SUBTYPE, rate: 0, countries: ['DE'] },
  { taxCase: 'zero-in-taxed-eu', taxTypes: TAXED, subTypes: NO_SUBTYPE, rate: 0, countries: ['EU'] },
  { taxCase: 'zero-in-taxed-third', taxTypes: TAXED, subTypes: NO_SUBTYPE, rate: 0, countries: NOT_EU },
  { taxCase: 'photovoltaic', figure: '87', ...exemptBy('photovoltaicEquipment') },
  { taxCase: 'eu-supply', figure: '41', ...exemptBy('intraCommunitySupply'), countries: ['EU'] },
  { taxCase: 'export-goods', figure: '43', ...exemptBy('thirdPartyCountryDelivery'), countries: ['third'] },
  { taxCase: 'export-service', figure: '45', ...exemptBy('thirdPartyCountryService'), countries: ['third'] },
  { taxCase: 'construction-13b', figure: '60', ...exemptBy('constructionService13b'), countries: ['DE'] },
  { taxCase: 'eu-service-13b', figure: '21', ...exemptBy('externalService13b'), countries: ['EU'] },
];

function matches(rule: TaxCaseRule, facts: TaxFacts): boolean {
  return (
    rule.taxTypes.includes(facts.taxType) &&
    rule.subTypes.includes(facts.taxSubType) &&
    (rule.rate === undefined || rule.rate === facts.rate) &&
    (rule.countries === undefined || rule.countries.includes(facts.countryClass)) &&
    (rule.further === undefined || rule.further(facts))
  );
}

/**
 * Name of a case without a rule: `<taxType>[:<taxSubType>][:<where>]:<rate>`, so that the user can add a row for it.
 * `net` and `gross` are one case, since both say that the same tax is contained. `where` is left out for Germany, is the
 * country itself where the subtype makes its tax due there, else the class of the country: `net:16`, `net:third:16`,
 * `net:distanceSales:FR:20`, `externalService13b:0`.
 */
function unlistedCase({ taxType, taxSubType, countryClass, countryCode, rate }: TaxFacts): string {
  const where = taxSubType === undefined ? countryClass : (countryCode ?? countryClass);
  return [
    TAXED.includes(taxType) ? 'net' : taxType,
    taxSubType,
    countryClass === 'DE' ? undefined : where,
    String(rate),
  ]
    .filter((part) => part !== undefined)
    .join(':');
}

/** Tax case of one rate of a document, e.g. `domestic-19` or `oss-goods:FR:5.5`; for what tax-cases.md does not list a name made of the facts. */
export function taxCaseOf(facts: TaxFacts): string {
  const rule = RULES.find((candidate) => matches(candidate, facts));
  if (rule === undefined) return unlistedCase(facts);
  const { taxCase, perCountryAndRate } = rule;
  return perCountryAndRate ? `${taxCase}:${facts.countryCode ?? ''}:${facts.rate}` : taxCase;
}

const DOWN_PAYMENT = 'down-payment:';

/** Tax case of a deducted Abschlag (rules.md 25). */
export function downPaymentCase(rate: number): string {
  return `${DOWN_PAYMENT}${rate}`;
}

/** What was received before is no revenue: it only takes back what the Abschlag stated. */
export function isDownPaymentCase(taxCase: string): boolean {
  return taxCase.startsWith(DOWN_PAYMENT);
}

/** Taxed at home at the named rate: a deducted Abschlag, or a case without a row such as `net:16`. */
const TAXED_AT_HOME = /^(?:net|down-payment):(\d+(?:\.\d+)?)$/;

/** Kennzahl of a tax case; absent where tax-cases.md leaves it to the user. */
export function vatFigureOf(taxCase: string): VatFigure | undefined {
  const rule = RULES.find(({ taxCase: name, perCountryAndRate }) =>
    perCountryAndRate ? taxCase.startsWith(`${name}:`) : taxCase === name,
  );
  if (rule !== undefined) return rule.figure;
  const rate = TAXED_AT_HOME.exec(taxCase)?.[1];
  if (rate === undefined || rate === '0') return undefined;
  return rate === '19' ? '81' : rate === '7' ? '86' : '35';
}
