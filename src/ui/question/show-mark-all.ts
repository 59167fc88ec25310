import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { formatCount } from '../format.ts';
import { showQuestion } from './show-question.ts';

/** Whether really all documents so far are to be marked as transferred; states the count (rules.md 12). */
export async function showMarkAll(
  window: Window,
  { texts, count }: { readonly texts: Texts; readonly count: number },
): Promise<boolean> {
  const t = texts.questions.markAll;
  const answer = await showQuestion(window, {
    title: t.title,
    paragraphs: [t.text(formatCount(count)), t.consequence],
    choices: [
      { answer: false, label: texts.common.cancel },
      { answer: true, label: t.confirm(formatCount(count)), kind: 'danger' },
    ],
  });
  return answer === true;
}
