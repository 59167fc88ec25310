import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import { book } from '../../booking/book.ts';
import type { Booking, BookingProblem, MissingRow } from '../../booking/booking.ts';
import { bookCancellation } from '../../booking/reversal.ts';
import type { DocumentEntryKind } from '../../registry/document-record.ts';
import { draftEntry } from './draft-entry.ts';
import {
  DOUBTS,
  type BlockedReason,
  type Entry,
  type EntryHint,
  type FieldDifference,
  type OfferedReason,
} from './entry.ts';
import type { Circumstances, Classified, KnownDocument } from './known-document.ts';
import { leftOutReason } from './left-out.ts';
import { isClosed, posted, postedTogether } from './posting-date.ts';

/** An entry that would be booked from the document, before anything is known against it. */
export interface Candidate {
  readonly kind: DocumentEntryKind;
  /** Of a Storno. Absent: the document's date. */
  readonly date?: CalendarDate;
  /** Of the second half of a correction whose first half was posted on another day than its own. */
  readonly postingDate?: CalendarDate;
  readonly hints?: readonly EntryHint[];
  /** Why it is not preselected whatever its booking looks like. */
  readonly offered?: OfferedReason;
  /** Whether a doubt about the booking keeps it from being preselected; a pair that comes to 0,00 is in question only for its period (rules.md 7, 30). */
  readonly isInQuestion?: boolean;
  readonly differences?: readonly FieldDifference[];
  readonly reversal?: Booking;
}

interface Trial {
  readonly blocked?: BlockedReason;
  readonly booking?: Booking;
  readonly reversal?: Booking;
  readonly problems: readonly BookingProblem[];
  readonly missing: readonly MissingRow[];
  readonly hints: readonly EntryHint[];
}

/** Books for trial; the person comes first in the order of reasons. */
function tryToBook(
  { row, document, state }: KnownDocument,
  candidate: Candidate,
  circumstances: Circumstances,
): Trial {
  const nothing = { problems: [], missing: [], hints: [] };
  const onCollective = state.record?.onCollective === true;
  const asked: readonly EntryHint[] = onCollective ? [{ code: 'on-collective-account' }] : [];
  const customer = circumstances.customerOf(
    onCollective ? undefined : (document?.contactId ?? row.contactId),
  );
  if (!customer.ok) {
    return { ...nothing, blocked: customer.reason, hints: customer.hint ? [customer.hint] : asked };
  }
  if (document === undefined) return { ...nothing, hints: asked };
  const result = book(document, customer.person, circumstances.booking, state.record?.accounts);
  if (!result.ok) {
    const { problems, missing } = result;
    return { hints: asked, blocked: problems[0]?.reason, problems, missing };
  }
  const booking =
    candidate.kind === 'cancellation'
      ? bookCancellation(result.booking, candidate.date ?? row.date)
      : { ...result.booking, postingDate: candidate.postingDate };
  return { ...nothing, ...inOpenPeriod(candidate.reversal, booking, circumstances), hints: asked };
}

function inOpenPeriod(
  reversal: Booking | undefined,
  booking: Booking,
  { closedUntil }: Circumstances,
): Pick<Trial, 'booking' | 'reversal'> {
  return reversal === undefined
    ? { booking: posted(booking, closedUntil) }
    : postedTogether(reversal, booking, closedUntil);
}

function offeredReason(
  { row, state }: KnownDocument,
  candidate: Candidate,
  hints: readonly EntryHint[],
  closedUntil: CalendarDate | undefined,
): OfferedReason | undefined {
  if (candidate.offered !== undefined) return candidate.offered;
  // It may have been dismissed, or marked as booked elsewhere: nothing of it is booked unasked (R6).
  if (state.unreadable === true && state.vouchers.length === 0) return 'record-unreadable';
  const doubts = candidate.isInQuestion ? DOUBTS : [];
  const doubt = doubts.find((doubt) => hints.some(({ code }) => code === doubt));
  // The day is known before the details are.
  const day = candidate.postingDate ?? candidate.date ?? row.date;
  return doubt ?? (isClosed(day, closedUntil) ? 'period-closed' : undefined);
}

/** Class, reason and booking of a candidate: left out, blocked, offered, else preselected. */
export function judge(known: KnownDocument, candidate: Candidate, circumstances: Circumstances): Classified {
  const { kind, date, hints, differences = [] } = candidate;
  const draft = { ...draftEntry(known, kind, { date, hints }), differences };
  const leftOut = leftOutReason(known, kind, circumstances);
  const failure = known.failure === undefined ? {} : { failure: known.failure };
  if (leftOut !== undefined) {
    return { entries: [{ ...draft, ...failure, class: 'leftOut', reason: leftOut }], missing: [] };
  }
  const trial = tryToBook(known, candidate, circumstances);
  const { booking, reversal = candidate.reversal } = trial;
  const booked = booking?.hints ?? [];
  const offered = offeredReason(known, candidate, booked, circumstances.closedUntil);
  const detail = known.document ? 'ready' : known.failure === undefined ? 'pending' : 'failed';
  const entry: Entry = {
    ...draft,
    ...failure,
    class: trial.blocked ? 'blocked' : offered ? 'offered' : 'preselected',
    ...((trial.blocked ?? offered) && { reason: trial.blocked ?? offered }),
    hints: [...draft.hints, ...trial.hints, ...booked],
    grossCents: booking?.grossCents ?? draft.grossCents,
    detail,
    ...(known.document && { document: known.document }),
    ...(booking && { booking }),
    ...(reversal && { reversal }),
    problems: trial.problems,
  };
  return { entries: [entry], missing: trial.missing };
}

export function together(...parts: readonly Classified[]): Classified {
  return {
    entries: parts.flatMap(({ entries }) => entries),
    missing: parts.flatMap(({ missing }) => missing),
  };
}
