import type { Texts } from '../l10n/texts.ts';
import type { Problem } from '../services/problem.ts';

/** What a code says and what to do; a code without a text is named, not hidden. */
export function problemText(texts: Texts, code: string): Problem {
  return Object.hasOwn(texts.problems, code)
    ? texts.problems[code as keyof Texts['problems']]
    : texts.common.unknownProblem(code);
}
