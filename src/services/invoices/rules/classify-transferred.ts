import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { Voucher } from '../../../../host/api/vouchers.ts';
import { bookCancellation, bookReversal } from '../../booking/reversal.ts';
import { isUndoBatch } from '../../registry/undo-batch.ts';
import { voucherHistory, type VoucherHistory } from '../../registry/voucher-history.ts';
import { changeSince } from './change-detection.ts';
import { voidedDay, voidedPair } from './classify-new.ts';
import { isVoided } from './document-row.ts';
import { bookableKind, draftEntry } from './draft-entry.ts';
import type { Entry, EntryHint } from './entry.ts';
import { judge, together } from './judge.ts';
import type { Circumstances, Classified, KnownDocument } from './known-document.ts';
import { hasKnownStatus, isReadable, leftOutReason } from './left-out.ts';
import { posted, postingDay } from './posting-date.ts';

const only = (...entries: Entry[]): Classified => ({ entries, missing: [] });

/** An entry of what is in the books, as it was booked. */
function settled(known: KnownDocument, voucher: Voucher, hints: readonly EntryHint[] = []): Entry {
  const kind = voucher.kind === 'cancellation' ? 'cancellation' : bookableKind(known);
  const gone: readonly EntryHint[] = voucher.deleted ? [{ code: 'voucher-gone' }] : [];
  return {
    ...draftEntry(known, kind, { date: voucher.date, hints: [...gone, ...hints] }),
    class: 'transferred',
    number: voucher.number,
    grossCents: voucher.grossCents,
  };
}

/** Whether the user asked for a deleted voucher once more (rules.md 12, B6). */
function isWantedAgain(known: KnownDocument, voucher: Voucher): boolean {
  const kind = voucher.kind === 'cancellation' ? 'cancellation' : bookableKind(known);
  return voucher.deleted && known.state.record?.again?.includes(kind) === true;
}

/** Where the first half of a correction was posted when not in the period of what it takes back: the second half goes with it (rules.md 6). */
function dayOfReversal(booked: Voucher, { postingDate }: Voucher): CalendarDate | undefined {
  return postingDate === booked.postingDate ? undefined : postingDate;
}

/** Storno of what was booked here: same lines, negative, whatever the document says by now (rules.md 24). */
function cancellationOf(known: KnownDocument, booked: Voucher, circumstances: Circumstances): Entry {
  const date = voidedDay(known);
  const draft = draftEntry(known, 'cancellation', { date });
  const reason = leftOutReason(known, 'cancellation', circumstances);
  if (reason !== undefined) return { ...draft, class: 'leftOut', reason };
  const booking = posted(bookCancellation(booked, date), circumstances.closedUntil);
  const isMoved = postingDay(booking) !== date;
  return {
    ...draft,
    class: isMoved ? 'offered' : 'preselected',
    ...(isMoved && { reason: 'period-closed' }),
    number: booked.number,
    relatedNumber: booked.number,
    hints: [...draft.hints, ...booking.hints],
    grossCents: booking.grossCents,
    booking,
  };
}

function correctionOf(
  known: KnownDocument,
  booked: NonNullable<VoucherHistory['booked']>,
  circumstances: Circumstances,
): Classified {
  const change = changeSince(known, booked.voucher);
  switch (change.status) {
    case 'being-checked': {
      const entry = settled(known, booked.voucher, [{ code: 'being-checked' }]);
      const failure = known.failure === undefined ? {} : { failure: known.failure };
      return only({ ...entry, ...failure, detail: known.failure === undefined ? 'pending' : 'failed' });
    }
    case 'unchanged': {
      const fields = change.informational;
      return only(
        settled(known, booked.voucher, fields.length > 0 ? [{ code: 'informational-change', fields }] : []),
      );
    }
    case 'changed':
      return together(
        only(settled(known, booked.voucher)),
        judge(
          known,
          {
            kind: 'correction',
            offered: 'changed-after-transfer',
            differences: change.differences,
            reversal: bookReversal(booked.voucher),
          },
          circumstances,
        ),
      );
  }
}

/** A document that has vouchers here (rules.md 6, 7): one entry for what is booked, beside it what is still to do. */
export function classifyTransferred(known: KnownDocument, circumstances: Circumstances): Classified {
  const { booked, cancellation, reversal } = voucherHistory(known.state.vouchers);
  if (cancellation !== undefined) {
    const own = booked === undefined ? [] : [settled(known, booked.voucher)];
    if (!isWantedAgain(known, cancellation)) return only(...own, settled(known, cancellation));
    const again =
      booked === undefined
        ? judge(known, { kind: 'cancellation', date: voidedDay(known) }, circumstances)
        : only(cancellationOf(known, booked.voucher, circumstances));
    return together(only(...own), again);
  }
  if (booked === undefined) return only();
  if (booked.voucher.deleted) {
    if (!isWantedAgain(known, booked.voucher)) return only(settled(known, booked.voucher));
    if (isVoided(known.row)) return voidedPair(known, circumstances);
    return judge(known, { kind: bookableKind(known), isInQuestion: true }, circumstances);
  }
  const isTakenBack = reversal !== undefined && !reversal.deleted;
  if (isVoided(known.row)) {
    const own = settled(known, booked.voucher);
    return isTakenBack ? only(own) : only(own, cancellationOf(known, booked.voucher, circumstances));
  }
  // A draft again, or a status of tomorrow: nothing is done until it is a document again (C7).
  if (!hasKnownStatus(known) || !isReadable(known)) return only(settled(known, booked.voucher));
  if (isTakenBack && isUndoBatch(reversal.origin.batchId)) {
    // By undoing its run: in the books there is nothing of it any more, and why it was undone only the user knows.
    return judge(known, { kind: bookableKind(known), offered: 'run-undone' }, circumstances);
  }
  if (isTakenBack) {
    // The user's correction was interrupted half-way: it is finished without another question.
    return together(
      only(settled(known, booked.voucher)),
      judge(
        known,
        { kind: 'correction', postingDate: dayOfReversal(booked.voucher, reversal) },
        circumstances,
      ),
    );
  }
  return correctionOf(known, booked, circumstances);
}
