import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Voucher } from '../../../host/api/vouchers.ts';
import { berlinDay } from '../calendar/berlin-calendar.ts';
import type { DocumentRow } from '../lexoffice/sales-document.ts';
import { voucherHistory } from '../registry/voucher-history.ts';
import { changeSince } from '../invoices/rules/change-detection.ts';
import { classify } from '../invoices/rules/classify.ts';
import { isVoided } from '../invoices/rules/document-row.ts';
import { ownKind } from '../invoices/rules/draft-entry.ts';
import { isWaiting, type Entry } from '../invoices/rules/entry.ts';
import type { Circumstances, KnownDocument } from '../invoices/rules/known-document.ts';
import type { Finding } from './reconciliation.ts';
import { isTakenBack, sameStanding, standingHere, standingThere } from './standing.ts';

/** What is decided about one listed document; the rest of the finding is the same for all. */
type Verdict = Pick<Finding, 'state'> &
  Partial<
    Pick<
      Finding,
      | 'cancellationOnly'
      | 'class'
      | 'reason'
      | 'settled'
      | 'differences'
      | 'informational'
      | 'failure'
      | 'pending'
    >
  >;

/** Left out for good by a rule that the user cannot change, not because something is broken or unknown. */
const SETTLED: readonly Finding['reason'][] = ['type', 'currency', 'dismissed'];

function classOf(entry: Entry | undefined): Pick<Verdict, 'class' | 'reason'> {
  return entry === undefined
    ? {}
    : { class: entry.class, ...(entry.reason !== undefined && { reason: entry.reason }) };
}

/** Nothing of it is in FIBUscan: the first of its entries that needs the user says why, else the first. */
function notTransferred(entries: readonly Entry[]): Verdict {
  const entry = entries.find(isWaiting) ?? entries[0];
  if (entry?.reason === 'dismissed') return { state: 'dismissed', settled: true, ...classOf(entry) };
  return { state: 'only-there', settled: SETTLED.includes(entry?.reason), ...classOf(entry) };
}

function missingCancellation(cancellation: Voucher | undefined, entries: readonly Entry[]): Verdict {
  const cancellationOnly = true;
  if (cancellation !== undefined && !entries.some(isWaiting))
    return { state: 'only-there', cancellationOnly, reason: 'voucher-deleted' };
  const verdict = notTransferred(entries.filter(({ kind }) => kind === 'cancellation'));
  return { ...verdict, cancellationOnly };
}

function compareContent(known: KnownDocument, booked: Voucher, entries: readonly Entry[]): Verdict {
  const agrees = sameStanding(
    standingThere(known.row),
    standingHere(known.state.vouchers, isVoided(known.row)),
  );
  const change = isVoided(known.row)
    ? ({ status: 'unchanged', informational: [] } as const)
    : changeSince(known, booked);
  switch (change.status) {
    case 'being-checked':
      return known.failure === undefined
        ? { state: 'unchecked', pending: true }
        : { state: 'unchecked', failure: known.failure };
    case 'unchanged':
      // The sums may disagree whatever the fields say: a correction that stopped half-way, lines that nobody can explain.
      return { state: agrees ? 'equal' : 'different', informational: change.informational };
    case 'changed': {
      const entry = entries.find(({ kind }) => kind === 'correction');
      const dismissed = entry?.reason === 'dismissed';
      return {
        state: dismissed ? 'dismissed' : 'different',
        settled: dismissed,
        differences: change.differences,
        informational: change.informational,
        // Found by an earlier check: the state is known, what exactly changed is not (rules.md 8).
        pending: change.differences.length === 0 && known.failure === undefined,
        ...(known.failure !== undefined && { failure: known.failure }),
        ...classOf(entry),
      };
    }
  }
}

function verdictOf(known: KnownDocument, circumstances: Circumstances): Verdict {
  const { vouchers, record } = known.state;
  const history = voucherHistory(vouchers);
  const { booked, cancellation } = history;
  const { entries } = classify(known, circumstances);
  const waiting = entries.find(isWaiting);
  if (booked === undefined) {
    // A Storno alone: its invoice counts as booked elsewhere (rules.md 4).
    const isElsewhere = record?.marked !== undefined || cancellation !== undefined;
    if (!isElsewhere) return notTransferred(entries);
    return { state: 'marked', settled: waiting === undefined, ...classOf(waiting) };
  }
  if (booked.voucher.deleted)
    return { state: 'only-there', reason: 'voucher-deleted', ...(waiting && { class: waiting.class }) };
  if (isVoided(known.row) && !isTakenBack(history) && cancellation?.deleted !== false)
    return missingCancellation(cancellation, entries);
  return compareContent(known, booked.voucher, entries);
}

const creationDays = new WeakMap<DocumentRow, CalendarDate>();

/** Known once per row: a calendar is slow, a list has 10 000 rows, and it is compared again while documents are read singly. */
function creationDay(row: DocumentRow): CalendarDate {
  const day = creationDays.get(row) ?? berlinDay(row.createdDate);
  creationDays.set(row, day);
  return day;
}

/** The finding of a document that the list holds, or that was read singly. Pure: no clock, no I/O. */
export function compareListed(known: KnownDocument, circumstances: Circumstances): Finding {
  const { row, state } = known;
  const pageType = typeof row.type === 'string' ? row.type : undefined;
  return {
    key: row.id,
    kind: ownKind(known),
    number: row.number,
    date: row.date,
    createdOn: creationDay(row),
    contactName: row.contactName,
    ...(pageType && { page: { type: pageType, id: row.id } }),
    there: standingThere(row),
    here: standingHere(state.vouchers, isVoided(row)),
    vouchers: state.vouchers,
    cancellationOnly: false,
    settled: false,
    differences: [],
    informational: [],
    pending: false,
    ...verdictOf(known, circumstances),
  };
}
