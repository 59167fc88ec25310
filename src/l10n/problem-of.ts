import type { Problem } from './de/problems.ts';
import type { Texts } from './texts.ts';

/** Text for a code that comes from an error; an unknown code reads as an unexpected error instead of failing itself. */
export function problemOf(problems: Texts['problems'], code: string): Problem {
  return Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : problems.internal;
}
