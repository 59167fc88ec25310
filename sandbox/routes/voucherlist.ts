import { addDays, berlinDay, berlinInstant, isCalendarDay } from '../berlin-time.ts';
import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import { cutPage, pageBody, wholeNumber } from '../http/paging.ts';
import type { SortOrder } from '../http/paging.ts';
import { queryFlag } from '../http/query-flag.ts';
import { decodeSearchText } from '../http/search-text.ts';
import { contactIdOf, listedStatus, voucherlistRow } from '../store/voucherlist-row.ts';
import type { ListedRecord } from '../store/voucherlist-row.ts';
import type { Organization } from '../store/organization.ts';

export const LISTED_TYPES = [
  'salesinvoice',
  'salescreditnote',
  'purchaseinvoice',
  'purchasecreditnote',
  'invoice',
  'downpaymentinvoice',
  'creditnote',
  'orderconfirmation',
  'quotation',
  'deliverynote',
] as const;

export const LISTED_STATUSES = [
  'draft',
  'open',
  'paid',
  'paidoff',
  'voided',
  'transferred',
  'sepadebit',
  'overdue',
  'accepted',
  'rejected',
  'unchecked',
  'blank',
] as const;

export const LIST_SORT_FIELDS: Readonly<
  Record<string, 'voucherDate' | 'voucherNumber' | 'createdDate' | 'updatedDate'>
> = {
  voucherdate: 'voucherDate',
  vouchernumber: 'voucherNumber',
  createddate: 'createdDate',
  updateddate: 'updatedDate',
};

function invalidValue(value: string, parameter: string): ApiError {
  return new ApiError(400, `Invalid value '${value}' received for request parameter '${parameter}'`);
}

/** Undefined stands for `any`. */
function valueList(
  context: SandboxContext,
  parameter: string,
  allowed: readonly string[],
): Set<string> | undefined {
  const text = context.req.query(parameter);
  if (text === undefined || text === '') throw new ApiError(400, 'Missing required request parameters');
  const values = text.split(',').map((value) => value.trim());
  if (values.includes('any')) return undefined;
  for (const value of values) if (!allowed.includes(value)) throw invalidValue(value, parameter);
  return new Set(values);
}

interface DayRange {
  from: number;
  /** Exclusive: the end of the last day. */
  until: number;
}

function dayRange(context: SandboxContext, prefix: string): DayRange | undefined {
  const read = (parameter: string): string | undefined => {
    const day = context.req.query(parameter);
    if (day !== undefined && !isCalendarDay(day)) throw invalidValue(day, parameter);
    return day;
  };
  const from = read(`${prefix}From`);
  const to = read(`${prefix}To`);
  if (from === undefined && to === undefined) return undefined;
  return {
    from: from === undefined ? -Infinity : berlinInstant(from),
    until: to === undefined ? Infinity : berlinInstant(addDays(to, 1)),
  };
}

function isInside(range: DayRange | undefined, instant: number): boolean {
  return !range || (instant >= range.from && instant < range.until);
}

function voucherInstant(record: ListedRecord): number {
  return record.voucherDate === undefined ? Number.NaN : Date.parse(record.voucherDate);
}

/** Asking for `open` also gives rows that read `overdue`; `overdue` alone gives only those (lexware-api.md 6.1). */
function statusFilter(statuses: Set<string> | undefined, today: string): (record: ListedRecord) => boolean {
  if (!statuses) return () => true;
  if (statuses.has('overdue')) {
    if (statuses.size > 1)
      throw new ApiError(400, "Voucher status 'overdue' must not be combined with other statuses");
    return (record) => listedStatus(record, today) === 'overdue';
  }
  return (record) => statuses.has(record.voucherStatus);
}

function matches(context: SandboxContext, organization: Organization): ListedRecord[] {
  const types = valueList(context, 'voucherType', LISTED_TYPES);
  const hasStatus = statusFilter(
    valueList(context, 'voucherStatus', LISTED_STATUSES),
    berlinDay(context.var.clock.now()),
  );
  const archived = context.req.query('archived');
  const isArchived = archived === undefined ? undefined : queryFlag(archived);
  if (archived !== undefined && isArchived === undefined) throw invalidValue(archived, 'archived');
  const contactId = context.req.query('contactId');
  const numberText = context.req.query('voucherNumber');
  const voucherNumber = numberText === undefined ? undefined : decodeSearchText(numberText);
  const voucherDates = dayRange(context, 'voucherDate');
  const createdDates = dayRange(context, 'createdDate');
  const updatedDates = dayRange(context, 'updatedDate');
  if (numberText !== undefined && voucherNumber === undefined) return [];

  const found: ListedRecord[] = [];
  const indexedUntil = context.var.clock.now() - context.var.quirks.listLagMs;
  for (const record of listed(organization)) {
    if (record.createdAt > indexedUntil) continue;
    if (types && !types.has(record.type)) continue;
    if (!hasStatus(record)) continue;
    if (isArchived !== undefined && record.archived !== isArchived) continue;
    if (contactId !== undefined && contactIdOf(record) !== contactId) continue;
    if (voucherNumber !== undefined && record.voucherNumber !== voucherNumber) continue;
    if (!isInside(createdDates, record.createdAt) || !isInside(updatedDates, record.updatedAt)) continue;
    if (voucherDates && !isInside(voucherDates, voucherInstant(record))) continue;
    found.push(record);
  }
  return found;
}

function* listed(organization: Organization): Generator<ListedRecord> {
  for (const document of organization.documents.values()) if (document.type !== 'dunning') yield document;
  yield* organization.vouchers.values();
}

function sortOrder(context: SandboxContext): SortOrder & { field: (typeof LIST_SORT_FIELDS)[string] } {
  const text = context.req.query('sort');
  if (text === undefined) return { property: 'voucherdate', direction: 'DESC', field: 'voucherDate' };
  const [property = '', direction = 'ASC'] = text.split(',');
  const field = LIST_SORT_FIELDS[property.toLowerCase()];
  const upper = direction.toUpperCase();
  if (!field || (upper !== 'ASC' && upper !== 'DESC')) throw new ApiError(400, "parameter 'sort' is invalid");
  return { property, direction: upper, field };
}

function compareBy(field: (typeof LIST_SORT_FIELDS)[string]): (record: ListedRecord) => number | string {
  switch (field) {
    case 'createdDate':
      return (record) => record.createdAt;
    case 'updatedDate':
      return (record) => record.updatedAt;
    case 'voucherNumber':
      return (record) => record.voucherNumber ?? '';
    default:
      return voucherInstant;
  }
}

/** Newer ones first within the same key, so that a new document shifts all rows behind it (A6). */
function sorted(records: readonly ListedRecord[], order: ReturnType<typeof sortOrder>): ListedRecord[] {
  const keyOf = compareBy(order.field);
  const sign = order.direction === 'ASC' ? 1 : -1;
  return records
    .map((record) => ({ record, key: keyOf(record) }))
    .sort((a, b) =>
      a.key < b.key ? -sign : a.key > b.key ? sign : (a.record.createdAt - b.record.createdAt) * sign,
    )
    .map(({ record }) => record);
}

export function voucherlistRoutes(app: SandboxApp): void {
  app.get('/v1/voucherlist', (context) => {
    const organization = context.var.organization;
    const sizeText = context.req.query('size') ?? '25';
    const size = wholeNumber(sizeText) ?? 0;
    if (size > 250) throw new ApiError(400, "parameter 'size' must be equal or lower than 250");
    if (size < 1) throw invalidValue(sizeText, 'size');
    const pageText = context.req.query('page') ?? '0';
    const page = wholeNumber(pageText);
    if (page === undefined) throw invalidValue(pageText, 'page');
    const order = sortOrder(context);
    const { rows, total } = cutPage(sorted(matches(context, organization), order), { page, size });
    const content = rows.map((record) => voucherlistRow(organization, record, context.var.quirks));
    return json(context, 200, pageBody(content, total, { page, size }, order));
  });
}
