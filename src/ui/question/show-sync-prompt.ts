import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { formatInstant } from '../format.ts';
import { showQuestion } from './show-question.ts';

/**
 * Before an import: `sync` first, or `skip`; `undefined` cancels. While the customers were never synchronised there is no skipping
 * (rules.md 10).
 */
export function showSyncPrompt(
  window: Window,
  { texts, lastSync }: { readonly texts: Texts; readonly lastSync?: Instant },
): Promise<'sync' | 'skip' | undefined> {
  const t = texts.questions.sync;
  const cancel = { answer: undefined, label: texts.common.cancel };
  const sync = { answer: 'sync', label: t.sync, kind: 'primary' } as const;
  if (lastSync === undefined)
    return showQuestion(window, {
      title: t.firstTitle,
      manual: 'contact-sync',
      paragraphs: [t.firstText],
      choices: [cancel, sync],
    });
  return showQuestion(window, {
    title: t.title,
    manual: 'contact-sync',
    paragraphs: [t.text, t.lastSync(formatInstant(lastSync))],
    choices: [cancel, { answer: 'skip', label: t.skip } as const, sync],
  });
}
