import type { Window } from '../../../host/api/window.ts';
import type { ManualPlace } from '../manual-place.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { Choice } from './question.ts';

export interface QuestionParams<A> {
  readonly title: string;
  readonly manual: ManualPlace;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
  /** The first one has the focus: the one that changes nothing. */
  readonly choices: readonly Choice<A>[];
}

/** Asks; `undefined` when the user closed the question without an answer. */
export async function showQuestion<A>(
  window: Window,
  { title, manual, paragraphs, facts = [], choices }: QuestionParams<A>,
): Promise<A | undefined> {
  await import('./question.ts');
  const element = document.createElement('lexoffice-question');
  Object.assign(element, { paragraphs, facts, choices });
  return mountDialog(window, element, { title, manual, size: 'narrow' }) as Promise<A | undefined>;
}
