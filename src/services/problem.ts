/** A text for the user and what to do now. */
export interface Problem {
  readonly message: string;
  readonly advice: string;
}

/** By code. */
export type ProblemTexts = Readonly<Record<string, Problem>> & { readonly internal: Problem };

/** Text for a code that comes from an error; an unknown code reads as an unexpected error instead of failing itself. */
export function problemOf(problems: ProblemTexts, code: string): Problem {
  return (Object.hasOwn(problems, code) ? problems[code] : undefined) ?? problems.internal;
}
