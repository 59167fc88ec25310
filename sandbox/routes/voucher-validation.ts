/** Write rules of bookkeeping vouchers (lexware-api.md 9.1). */
import Big from 'big.js';
import { berlinMidnight, isCalendarDay } from '../berlin-time.ts';
import { POSTING_CATEGORIES } from '../data-sets/posting-categories.ts';
import { amountOf } from '../http/amount.ts';
import type { Issue } from '../http/envelopes.ts';
import { pick } from '../http/pick.ts';
import type { Organization } from '../store/organization.ts';
import { sumAmounts } from '../store/totals.ts';
import type { VoucherItem } from '../store/voucher.ts';
import { canonicalTimestamp, isTimestamp } from './sales-validation.ts';

export interface VoucherBody {
  type?: unknown;
  voucherStatus?: unknown;
  voucherNumber?: unknown;
  voucherDate?: unknown;
  shippingDate?: unknown;
  dueDate?: unknown;
  totalGrossAmount?: unknown;
  totalTaxAmount?: unknown;
  taxType?: unknown;
  useCollectiveContact?: unknown;
  contactId?: unknown;
  contactName?: unknown;
  remark?: unknown;
  voucherItems?: unknown;
  files?: unknown;
  version?: unknown;
}

export const VOUCHER_TYPES: readonly unknown[] = [
  'salesinvoice',
  'salescreditnote',
  'purchaseinvoice',
  'purchasecreditnote',
];
export const VOUCHER_TAX_TYPES: readonly unknown[] = ['net', 'gross', 'vatfree'];
export const VOUCHER_ITEM_MEMBERS = ['amount', 'taxAmount', 'taxRatePercent', 'categoryId'] as const;
const RATES: readonly number[] = [0, 5, 7, 16, 19];

const invalid = (source: string, i18nKey = 'invalid_value'): Issue => ({
  i18nKey,
  source,
  type: 'validation_failure',
});
const missing = (source: string): Issue => invalid(source, 'missing_entity');

/** `yyyy-MM-dd` or a full timestamp; undefined if it is neither. */
export function voucherDay(value: unknown): string | undefined {
  if (typeof value === 'string' && isCalendarDay(value)) return berlinMidnight(value);
  return isTimestamp(value) ? canonicalTimestamp(value) : undefined;
}

/** An organisation that sells to other EU countries under their tax names their rates with these two (evidence.md voucher-5). */
const DESTINATION_CATEGORIES = new Set([
  '4ebd965a-7126-416c-9d8c-a5c9366ee473',
  '7ecea006-844c-4c98-a02d-aa3142640dd5',
]);

function isRate({ profile }: Organization, rate: number, categoryId: string): boolean {
  const isForeign =
    profile.distanceSalesPrinciple === 'DESTINATION' && DESTINATION_CATEGORIES.has(categoryId);
  return isForeign ? rate >= 0 && rate < 100 : RATES.includes(rate);
}

/** The items with their numbers read; undefined when one lacks a member or has none that the API knows. */
export function voucherItemsOf(organization: Organization, sent: unknown): VoucherItem[] | undefined {
  if (!Array.isArray(sent)) return undefined;
  const items = (sent as unknown[]).map((value) => itemOf(organization, value));
  return items.includes(undefined) ? undefined : (items as VoucherItem[]);
}

function itemOf(organization: Organization, value: unknown): VoucherItem | undefined {
  const sent = pick(value, VOUCHER_ITEM_MEMBERS) ?? {};
  const amount = amountOf(sent['amount']);
  const taxAmount = amountOf(sent['taxAmount']);
  const taxRatePercent = amountOf(sent['taxRatePercent']);
  const category = POSTING_CATEGORIES.find(({ id }) => id === sent['categoryId']);
  if (amount === undefined || taxAmount === undefined || taxRatePercent === undefined || !category)
    return undefined;
  if (!isRate(organization, taxRatePercent, category.id)) return undefined;
  return { amount, taxAmount, taxRatePercent, categoryId: category.id };
}

/** What the rate gives; rounding up and down both pass, a whole cent more does not. */
function fits({ amount, taxAmount, taxRatePercent: rate }: VoucherItem, taxType: unknown): boolean {
  const exact = new Big(amount).times(rate).div(taxType === 'gross' ? 100 + rate : 100);
  return exact.minus(taxAmount).abs().lt('0.01');
}

function itemIssues(organization: Organization, body: VoucherBody, items: readonly VoucherItem[]): Issue[] {
  const untaxed = organization.profile.taxType === 'vatfree' || organization.profile.smallBusiness;
  return items.flatMap((item, index) => {
    const source = `voucherItems[${index}]`;
    if (untaxed && item.taxRatePercent !== 0)
      return [invalid(`${source}.taxRatePercent`, `invalid_taxrate_${item.taxRatePercent}`)];
    return fits(item, body.taxType) ? [] : [invalid(`${source}.taxAmount`, 'invalid_taxamount')];
  });
}

/** Sums must fit to the cent: there is no tolerance. */
function sumIssues(body: VoucherBody, items: readonly VoucherItem[]): Issue[] {
  const tax = sumAmounts(items.map((item) => item.taxAmount));
  const amounts = sumAmounts(items.map((item) => item.amount));
  const gross = body.taxType === 'net' ? sumAmounts([amounts, tax]) : amounts;
  return [
    ...(amountOf(body.totalGrossAmount) === gross
      ? []
      : [invalid('totalGrossAmount', 'invalid_total_amount')]),
    ...(amountOf(body.totalTaxAmount) === tax ? [] : [invalid('totalTaxAmount', 'invalid_taxamount')]),
  ];
}

function contactIssues(organization: Organization, body: VoucherBody): Issue[] {
  if (body.useCollectiveContact === true) return [];
  if (typeof body.contactId !== 'string') return [invalid('contactId', 'Missing_ContactId')];
  const contact = organization.visibleContact(body.contactId);
  if (!contact) return [invalid('contactId')];
  if (typeof body.contactName === 'string')
    return [invalid('contactName', 'custom_contact_name_for_referenced_contact_not_allowed')];
  const isSales = body.type === 'salesinvoice' || body.type === 'salescreditnote';
  return isSales && !contact.roles.customer ? [invalid('contactId')] : [];
}

export function voucherIssues(
  organization: Organization,
  body: VoucherBody,
  mayStayUnchecked = false,
): Issue[] {
  const issues: Issue[] = [];
  const unchecked = mayStayUnchecked && body.voucherStatus !== 'open';
  if (!VOUCHER_TYPES.includes(body.type)) issues.push(invalid('type'));
  if (!VOUCHER_TAX_TYPES.includes(body.taxType)) issues.push(invalid('taxType'));
  if (!unchecked && (typeof body.voucherNumber !== 'string' || body.voucherNumber === ''))
    issues.push(missing('voucherNumber'));
  if (voucherDay(body.voucherDate) === undefined) issues.push(missing('voucherDate'));
  const items = voucherItemsOf(organization, body.voucherItems);
  if (!items) issues.push(invalid('voucherItems'));
  else issues.push(...itemIssues(organization, body, items), ...sumIssues(body, items));
  issues.push(...contactIssues(organization, body));
  return issues;
}
