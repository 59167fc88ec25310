import { problemOf, type Problem, type ProblemTexts } from '../../problem.ts';

/** What this direction says itself; loaded with it. */
export interface SendTexts {
  /** What reads otherwise here than everywhere else, or is known here only. */
  readonly problems: Readonly<Record<string, Problem>>;
  /** Names a run to other seats. */
  readonly busyDescription: string;
}

/** Text for a code of the other direction; what it does not know itself is a failure that everything else has, too. */
export function sendProblemOf(
  texts: { readonly problems: ProblemTexts },
  { problems }: Pick<SendTexts, 'problems'>,
  code: string,
): Problem {
  return (Object.hasOwn(problems, code) ? problems[code] : undefined) ?? problemOf(texts.problems, code);
}
