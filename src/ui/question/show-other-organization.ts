import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { showQuestion } from './show-question.ts';

/** The token leads to another company (rules.md 13): whether the Mandant shall be bound to it. */
export async function showOtherOrganization(
  window: Window,
  { texts, boundTo, found }: { readonly texts: Texts; readonly boundTo: string; readonly found: string },
): Promise<'rebind' | 'keep'> {
  const t = texts.questions.organization;
  const answer = await showQuestion<'rebind' | 'keep'>(window, {
    title: t.title,
    manual: 'company',
    paragraphs: [t.text, t.consequence],
    facts: [
      [t.boundTo, boundTo],
      [t.found, found],
    ],
    choices: [
      { answer: 'keep', label: t.keep },
      { answer: 'rebind', label: t.rebind, kind: 'danger' },
    ],
  });
  return answer ?? 'keep';
}
