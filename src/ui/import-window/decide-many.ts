import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { formatCount } from '../format.ts';
import { showQuestion } from '../question/show-question.ts';

/** So few that the progress moves and "Abbrechen" takes effect soon. */
const AT_ONCE = 25;

/** Dismisses or restores many entries: after a question that states the count, with progress; "Abbrechen" keeps what is done. */
export async function decideMany(
  window: Window,
  keys: readonly string[],
  t: Texts['importWindow']['dismissMany'],
  { texts, decide }: { readonly texts: Texts; readonly decide: (keys: readonly string[]) => Promise<void> },
): Promise<void> {
  const label = t.confirm(formatCount(keys.length));
  const answer = await showQuestion(window, {
    title: t.title,
    manual: 'import-window',
    paragraphs: [t.question(formatCount(keys.length)), t.consequence],
    choices: [
      { answer: false, label: texts.common.cancel },
      { answer: true, label, kind: 'danger' },
    ],
  });
  if (answer !== true) return;
  await window.withProgress(t.title, async ({ report, signal }) => {
    for (let done = 0; done < keys.length && !signal.aborted; done += AT_ONCE) {
      report({ done, total: keys.length });
      await decide(keys.slice(done, done + AT_ONCE));
    }
  });
}
