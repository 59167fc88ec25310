import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Window } from '../../../host/api/window.ts';
import type { PastRunTexts } from '../../l10n/de/past-runs.ts';
import type { Texts } from '../../l10n/texts.ts';
import { isClosed, openDay } from '../../services/invoices/rules/posting-date.ts';
import type { PastRun } from '../../services/invoices/run/past-run.ts';
import { sumOf } from '../../services/money/cents.ts';
import { formatCents, formatCount, formatDate } from '../format.ts';
import { showQuestion } from '../question/show-question.ts';

export interface UndoQuestionParams {
  readonly run: PastRun;
  readonly closedUntil: CalendarDate | undefined;
  readonly texts: Texts;
  readonly words: PastRunTexts;
}

/** Whether a run is really to be taken back: says how many documents and which sum, what stays, and what is posted elsewhere. */
export async function showUndoQuestion(
  window: Window,
  { run, closedUntil, texts, words }: UndoQuestionParams,
): Promise<boolean> {
  const t = words.question;
  const { standing, vouchers } = run;
  const count = formatCount(standing.length);
  const closed = standing.filter(({ postingDate }) => isClosed(postingDate, closedUntil));
  const staying = vouchers.length - standing.length;
  const answer = await showQuestion(window, {
    title: t.title,
    manual: 'past-runs',
    paragraphs: [
      t.text(count, formatCents(sumOf(standing.map(({ grossCents }) => grossCents)))),
      ...(closedUntil !== undefined && closed.length > 0
        ? [t.closed(formatCount(closed.length), formatDate(openDay(closedUntil, closedUntil)))]
        : []),
      ...(staying > 0 ? [t.staying(formatCount(staying))] : []),
      t.consequence,
    ],
    choices: [
      { answer: false, label: texts.common.cancel },
      { answer: true, label: t.confirm(count), kind: 'danger' },
    ],
  });
  return answer === true;
}
