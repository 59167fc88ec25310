/** Write rules of bookkeeping vouchers (lexware-api.md 9.1). */
import { berlinMidnight, isCalendarDay } from '../berlin-time.ts';
import { POSTING_CATEGORIES } from '../data-sets/posting-categories.ts';
import type { Issue } from '../http/envelopes.ts';
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

const TYPES: readonly unknown[] = [
  'salesinvoice',
  'salescreditnote',
  'purchaseinvoice',
  'purchasecreditnote',
];
const TAX_TYPES: readonly unknown[] = ['net', 'gross', 'vatfree'];
const RATES: readonly unknown[] = [0, 5, 7, 16, 19];

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

function isVoucherItem(value: unknown): value is VoucherItem {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, taxAmount, taxRatePercent, categoryId } = value as Partial<
    Record<keyof VoucherItem, unknown>
  >;
  return (
    typeof amount === 'number' &&
    typeof taxAmount === 'number' &&
    RATES.includes(taxRatePercent) &&
    POSTING_CATEGORIES.some((category) => category.id === categoryId)
  );
}

/** Sums must fit to the cent: there is no tolerance. */
function sumIssues(body: VoucherBody, items: readonly VoucherItem[]): Issue[] {
  const tax = sumAmounts(items.map((item) => item.taxAmount));
  const amounts = sumAmounts(items.map((item) => item.amount));
  const gross = body.taxType === 'net' ? sumAmounts([amounts, tax]) : amounts;
  return [
    ...(body.totalGrossAmount === gross ? [] : [invalid('totalGrossAmount', 'invalid_total_amount')]),
    ...(body.totalTaxAmount === tax ? [] : [invalid('totalTaxAmount', 'invalid_taxamount')]),
  ];
}

function contactIssues(organization: Organization, body: VoucherBody): Issue[] {
  if (body.useCollectiveContact === true) return [];
  if (typeof body.contactId !== 'string') return [invalid('contactId', 'Missing_ContactId')];
  const contact = organization.contacts.get(body.contactId);
  if (!contact) return [invalid('contactId')];
  if (typeof body.contactName === 'string')
    return [invalid('contactName', 'custom_contact_name_for_referenced_contact_not_allowed')];
  const isSales = body.type === 'salesinvoice' || body.type === 'salescreditnote';
  return isSales && !contact.roles.customer ? [invalid('contactId')] : [];
}

export function voucherIssues(organization: Organization, body: VoucherBody): Issue[] {
  const issues: Issue[] = [];
  const unchecked = body.voucherStatus === 'unchecked';
  if (!TYPES.includes(body.type)) issues.push(invalid('type'));
  if (!TAX_TYPES.includes(body.taxType)) issues.push(invalid('taxType'));
  if (!unchecked && (typeof body.voucherNumber !== 'string' || body.voucherNumber === ''))
    issues.push(missing('voucherNumber'));
  if (voucherDay(body.voucherDate) === undefined) issues.push(missing('voucherDate'));
  if (!Array.isArray(body.voucherItems) || !(body.voucherItems as unknown[]).every(isVoucherItem))
    issues.push(invalid('voucherItems'));
  else issues.push(...sumIssues(body, body.voucherItems));
  issues.push(...contactIssues(organization, body));
  return issues;
}
