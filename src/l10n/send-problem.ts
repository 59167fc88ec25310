import type { Problem } from './de/problems.ts';
import type { SendTexts } from './de/contact-send.ts';
import { problemOf } from './problem-of.ts';
import type { Texts } from './texts.ts';

/** Text for a code of the other direction; what it does not know itself is a failure that everything else has, too. */
export function sendProblemOf(texts: Texts, sendTexts: SendTexts, code: string): Problem {
  return Object.hasOwn(sendTexts.problems, code)
    ? sendTexts.problems[code as keyof SendTexts['problems']]
    : problemOf(texts.problems, code);
}
