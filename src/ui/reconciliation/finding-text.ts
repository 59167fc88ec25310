import type { ReconciliationTexts } from '../../l10n/de/reconciliation.ts';
import type { Texts } from '../../l10n/texts.ts';
import { monthOf, type Finding, type NumberGap } from '../../services/reconciliation/reconciliation.ts';
import { sumOfStanding } from '../../services/reconciliation/standing.ts';
import { formatCents, formatCount, formatDate } from '../format.ts';
import { problemText } from '../problem-text.ts';

/** The words of the plugin and those of this dialog. */
export interface Words {
  readonly texts: Texts;
  readonly words: ReconciliationTexts;
}

/** Why it is not taken over. What nothing stands against waits for the import. */
function reasonText(finding: Finding, { texts, words }: Words): string | undefined {
  const { cancellationOnly, failure, reason, state } = finding;
  if (reason === undefined) {
    const waits = state === 'only-there' && !cancellationOnly && failure === undefined;
    return waits ? words.notYetImported : undefined;
  }
  return reason === 'voucher-deleted' ? words.reasons[reason] : texts.importWindow.reasons[reason];
}

export function fieldText(field: string, { words }: Words): string {
  return words.fields[field] ?? field;
}

/** In one line: why, what belongs to it, what is worth knowing. */
export function findingNote(finding: Finding, both: Words): string {
  const { texts, words } = both;
  const { correction, createdOn, date, differences, failure, informational, state } = finding;
  const late = createdOn !== undefined && monthOf(createdOn) > monthOf(date);
  return [
    finding.cancellationOnly ? words.cancellationMissing : undefined,
    // A changed document says what changed; its reason would only repeat the finding.
    state === 'dismissed' || finding.reason === 'changed-after-transfer'
      ? undefined
      : reasonText(finding, both),
    ...differences.map(({ field, oldValue, newValue }) =>
      texts.contactSync.change(fieldText(field, both), oldValue, newValue),
    ),
    state === 'different' && differences.length === 0 && !finding.pending
      ? words.sumDiffers(formatCents(sumOfStanding(finding.here)), formatCents(sumOfStanding(finding.there)))
      : undefined,
    correction && words.corrections[correction.role](correction.number),
    late ? words.lateEntry(formatDate(createdOn)) : undefined,
    informational.length > 0
      ? words.informational(informational.map((field) => fieldText(field, both)).join(', '))
      : undefined,
    finding.pending ? words.pending : undefined,
    failure === undefined ? undefined : problemText(texts, failure).message,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

export function kindText({ kind, cancellationOnly }: Finding, { texts }: Words): string {
  return texts.common.kinds[cancellationOnly ? 'cancellation' : kind];
}

/** Sum of one side; nothing for an amount that is not known in euros. */
export function sideText(finding: Finding, side: 'there' | 'here', { texts }: Words): string {
  const { own, cancellation } = finding[side];
  const unknown = side === 'there' && (finding.reason === 'currency' || finding.reason === 'unreadable');
  const absent = own.count === 0 && own.cents === 0 && cancellation.count === 0;
  return absent || unknown ? texts.common.none : formatCents(own.cents + cancellation.cents);
}

export function gapText({ first, last, count }: NumberGap, { words }: Words): string {
  return count === 1 ? words.gap(first) : words.gapRange(first, last, formatCount(count));
}
