import type { Window } from '../../../host/api/window.ts';
import type { Choice } from './question.ts';

export interface QuestionParams<A> {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
  /** The first one has the focus: the one that changes nothing. */
  readonly choices: readonly Choice<A>[];
}

/** Asks; `undefined` when the user closed the question without an answer. */
export async function showQuestion<A>(
  window: Window,
  { title, paragraphs, facts = [], choices }: QuestionParams<A>,
): Promise<A | undefined> {
  await import('./question.ts');
  return window.showDialog<A>({
    title,
    size: 'narrow',
    mount(body, close) {
      const element = document.createElement('lexoffice-question');
      Object.assign(element, { paragraphs, facts, choices });
      element.onAnswer((answer) => close(answer as A | undefined));
      body.append(element);
      return { dispose: () => element.remove() };
    },
  });
}
