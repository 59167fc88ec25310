import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { MonthAnswer } from './month-question.ts';

/** Which documents are to be marked as transferred, or to lose their mark: all, or those of a month; states the counts (rules.md 12). */
export async function showMarkAll(
  window: Window,
  {
    texts,
    counts,
    does,
  }: {
    readonly texts: Texts;
    readonly counts: ReadonlyMap<string, number>;
    readonly does: 'markAll' | 'unmarkAll';
  },
): Promise<MonthAnswer | undefined> {
  await import('./month-question.ts');
  const t = texts.questions[does];
  const element = document.createElement('lexoffice-month-question');
  Object.assign(element, { texts, words: t, confirm: t.confirm, counts });
  return mountDialog(window, element, { title: t.title, manual: 'mark-transferred', size: 'narrow' });
}
