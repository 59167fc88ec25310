/**
 * The figures of an invoice in the terms of EN 16931, or why it cannot be written in them.
 * The standard sums rounded lines; Lexware rounds per rate. A document where the two differ stays a plain PDF.
 */
import Big from 'big.js';
import type { Organization } from '../store/organization.ts';
import { isVatFree } from '../store/sales-document.ts';
import type { LineItem, SalesRecord, TaxType } from '../store/sales-document.ts';

/** UNTDID 5305 */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

export interface EnLine {
  item: LineItem;
  category: VatCategory;
  rate: number;
  /** Net, without tax; never negative. */
  price: Big;
  /** Carries the sign of the line. */
  quantity: Big;
  allowance: Big;
  net: Big;
}

interface EnVatGroup {
  category: VatCategory;
  rate: number;
  net: Big;
  tax: Big;
  /** Part of the discount on the whole document. */
  allowance: Big;
}

export interface EnFigures {
  lines: EnLine[];
  groups: EnVatGroup[];
  lineSum: Big;
  allowanceSum: Big;
  prepaid: Big;
}

const FREE_CATEGORY: Partial<Readonly<Record<TaxType, VatCategory>>> = {
  vatfree: 'E',
  intraCommunitySupply: 'K',
  constructionService13b: 'AE',
  externalService13b: 'AE',
  thirdPartyCountryService: 'O',
  thirdPartyCountryDelivery: 'G',
  photovoltaicEquipment: 'Z',
};

function categoryOf(taxType: TaxType, rate: number): VatCategory {
  return FREE_CATEGORY[taxType] ?? (rate === 0 ? 'Z' : 'S');
}

const round2 = (value: Big): Big => value.round(2, 1);

function lineOf(document: SalesRecord, item: LineItem): EnLine | undefined {
  if (item.type === 'text' || !item.unitPrice || item.quantity === undefined) return undefined;
  const { taxType } = document.taxConditions;
  const rate = item.unitPrice.taxRatePercentage;
  const factor = taxType === 'gross' ? new Big(100).plus(rate).div(100) : new Big(1);
  const net = round2(new Big(item.lineItemAmount ?? 0).div(factor));
  const signed = new Big(item.unitPrice.netAmount);
  const full = round2(signed.times(item.quantity));
  const discounted = (item.discountPercentage ?? 0) !== 0;
  return {
    item,
    category: categoryOf(taxType, rate),
    rate,
    price: signed.abs(),
    quantity: new Big(item.quantity).times(signed.lt(0) ? -1 : 1),
    allowance: discounted ? full.minus(net) : new Big(0),
    net,
  };
}

function identityProblem(organization: Organization, document: SalesRecord): string | undefined {
  const { address, taxConditions } = document;
  const contact = address.contactId === undefined ? undefined : organization.contacts.get(address.contactId);
  if (address.name === undefined || address.countryCode === undefined)
    return 'the buyer has no name or country';
  if (address.countryCode.length !== 2) return `${address.countryCode} is no country of ISO 3166`;
  const category = FREE_CATEGORY[taxConditions.taxType];
  const needsBuyerVatId = category === 'K' || category === 'AE';
  if (needsBuyerVatId && contact?.company?.vatRegistrationId === undefined) return 'the buyer has no VAT id';
  if (category === 'K' && document.shippingConditions?.shippingDate === undefined)
    return 'no day of delivery';
  return undefined;
}

/** The figures, or a sentence saying why the document stays a plain PDF. */
export function enFigures(organization: Organization, document: SalesRecord): EnFigures | string {
  const problem = identityProblem(organization, document);
  if (problem !== undefined) return problem;
  if (document.totalPrice.currency !== 'EUR') return 'not in EUR';
  const lines = document.lineItems.map((item) => lineOf(document, item)).filter((line) => line !== undefined);
  if (lines.length === 0) return 'no lines';
  if (lines.some((line) => line.allowance.lt(0))) return 'a discount on a negative line';
  const hasDiscount = Boolean(
    document.totalPrice.totalDiscountAbsolute ?? document.totalPrice.totalDiscountPercentage,
  );
  const groups: EnVatGroup[] = [];
  for (const { taxRatePercentage: rate, netAmount, taxAmount } of document.taxAmounts) {
    const lineSum = lines
      .filter((line) => line.rate === rate)
      .reduce((sum, line) => sum.plus(line.net), new Big(0));
    const allowance = lineSum.minus(netAmount);
    if (!allowance.eq(0) && !hasDiscount) return `the lines at ${rate} % do not add up to the net amount`;
    if (allowance.lt(0)) return 'a discount that raises a sum';
    const tax = isVatFree(document.taxConditions.taxType)
      ? new Big(0)
      : round2(new Big(netAmount).times(rate).div(100));
    if (!tax.eq(taxAmount)) return `the tax at ${rate} % is not the rounded product`;
    groups.push({
      category: categoryOf(document.taxConditions.taxType, rate),
      rate,
      net: new Big(netAmount),
      tax,
      allowance,
    });
  }
  const sum = (values: Big[]): Big => values.reduce((total, value) => total.plus(value), new Big(0));
  return {
    lines,
    groups,
    lineSum: sum(lines.map((line) => line.net)),
    allowanceSum: sum(groups.map((group) => group.allowance)),
    prepaid: sum(
      (document.downPaymentDeductions ?? []).map((deduction) => new Big(deduction.receivedGrossAmount)),
    ),
  };
}
