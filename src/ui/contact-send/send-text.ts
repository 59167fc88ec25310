import type { SendTexts } from '../../l10n/de/contact-send.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { SendResult } from '../../services/contacts/outbound/send-result.ts';
import type { SendRow, SendWarning } from '../../services/contacts/outbound/send-plan.ts';
import { sendProblemOf } from '../../services/contacts/outbound/send-texts.ts';

export function warningText(warning: SendWarning, { warnings }: SendTexts): string {
  switch (warning.code) {
    case 'same-name':
      return warnings.sameName(warning.numbers.join(', '));
    case 'number-differs':
      return warnings.numberDiffers(warning.number);
    case 'maybe-private':
      return warnings.maybePrivate;
    case 'archived-there':
      return warnings.archivedThere;
    case 'archived-here':
      return warnings.archivedHere;
  }
}

/** Everything to note about a row, reason first. */
export function noteText(row: SendRow, texts: Texts, sendTexts: SendTexts): string {
  return [
    ...(row.reason === undefined ? [] : [sendProblemOf(texts, sendTexts, row.reason).message]),
    ...(row.state === 'unclear' ? [sendTexts.candidates(row.candidates?.length ?? 0)] : []),
    ...row.warnings.map((warning) => warningText(warning, sendTexts)),
  ].join(' · ');
}

/** What to know about a result: why it is not done, or that the numbers differ. */
export function resultText(
  { row, kind, code, detail, number }: SendResult,
  texts: Texts,
  sendTexts: SendTexts,
): string {
  if (kind === 'created' && number !== undefined && number !== row.number) {
    return sendProblemOf(texts, sendTexts, 'number-differs').message;
  }
  if (code === undefined) return '';
  const { message, advice } = sendProblemOf(texts, sendTexts, code);
  return [message, ...(detail === undefined ? [] : [`(${detail})`]), advice].join(' ');
}
