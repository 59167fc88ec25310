import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { berlinDay, daysBetween, plusDays } from '../calendar/berlin-calendar.ts';
import type { DocumentFilter } from './lexoffice-client.ts';
import { isUnreadable } from './read-rows.ts';
import type { DocumentRow, Unreadable } from './sales-document.ts';

export const PAGE_SIZE = 250;
const TYPES = 'invoice,creditnote,downpaymentinvoice';
/** Never `draft`, never `overdue` (contained in `open`, refused beside others), never `any` (rules.md 1, A7–A11). */
const STATUSES = 'open,paid,paidoff,voided,transferred,sepadebit';
/** Before the service existed; where the search for a first day begins. */
const BEGINNING: CalendarDate = '2000-01-01';

/** Part of a listing: documents created on a day from `createdFrom` on and before `createdUntil` (half-open, A5). */
export interface DocumentQuery extends DocumentFilter {
  readonly createdUntil?: CalendarDate;
}

export function documentListPath(query: DocumentQuery, page: number): string {
  const { updatedFrom, createdFrom, createdUntil, contactId } = query;
  const parameters = new URLSearchParams({ voucherType: TYPES, voucherStatus: STATUSES });
  if (updatedFrom !== undefined) parameters.set('updatedDateFrom', updatedFrom);
  if (createdFrom !== undefined) parameters.set('createdDateFrom', createdFrom);
  if (createdUntil !== undefined) parameters.set('createdDateTo', lastDayAsked(query, createdUntil));
  if (contactId !== undefined) parameters.set('contactId', contactId);
  // New documents come last and shift nothing; no other field sorts on every server. Never relied on (A6).
  parameters.set('sort', 'voucherDate,ASC');
  parameters.set('size', String(PAGE_SIZE));
  parameters.set('page', String(page));
  return `/v1/voucherlist?${parameters.toString().replaceAll('%2C', ',')}`;
}

/** One day more than needed: servers once left the last day out (A5). Rows in two slices are one row by their id. */
function lastDayAsked({ createdFrom }: DocumentQuery, createdUntil: CalendarDate): CalendarDate {
  const lastDay = plusDays(createdUntil, -1);
  return lastDay === createdFrom ? lastDay : createdUntil;
}

/**
 * Two halves of a query that is too large; none when it is a single day. Sliced by `createdDate`, since it never changes: no document can move
 * from one slice to another while they are read.
 */
export function halves(query: DocumentQuery, today: CalendarDate): readonly DocumentQuery[] {
  const from = query.createdFrom ?? BEGINNING;
  const until = query.createdUntil ?? plusDays(today, 1);
  const days = daysBetween(from, until);
  if (days < 2) return [];
  const middle = plusDays(from, Math.floor(days / 2));
  return [
    { ...query, createdUntil: middle },
    { ...query, createdFrom: middle },
  ];
}

/** Every filter once more on our side (A13): an unknown filter is ignored, not refused, and would look like one that matches all. */
export function belongs(row: DocumentRow | Unreadable, filter: DocumentFilter): boolean {
  if (isUnreadable(row)) return true;
  // Drafts have numbers too (A10); other states and types that nobody asked for are shown with their reason (A14).
  if (row.status === 'draft') return false;
  if (filter.updatedFrom !== undefined && berlinDay(row.updatedDate) < filter.updatedFrom) return false;
  if (filter.createdFrom !== undefined && berlinDay(row.createdDate) < filter.createdFrom) return false;
  return filter.contactId === undefined || row.contactId === filter.contactId;
}
