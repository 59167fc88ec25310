import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { showQuestion } from './show-question.ts';

export interface SecondMandantParams {
  readonly texts: Texts;
  readonly company: string;
  /** Mandant that worked with the company first. */
  readonly first: string;
  readonly own: string;
}

/** The company behind the token is behind another Mandant of this host already (rules.md 13): whether both shall work with it. */
export async function showSecondMandant(
  window: Window,
  { texts, company, first, own }: SecondMandantParams,
): Promise<'share' | 'keep'> {
  const t = texts.questions.secondMandant;
  const answer = await showQuestion<'share' | 'keep'>(window, {
    title: t.title,
    manual: 'company',
    paragraphs: [t.text, t.consequence],
    facts: [
      [t.company, company],
      [t.first, first],
      [t.own, own],
    ],
    choices: [
      { answer: 'keep', label: t.keep },
      { answer: 'share', label: t.share, kind: 'danger' },
    ],
  });
  return answer ?? 'keep';
}
