import type { Texts } from '../l10n/texts.ts';
import type { Entry } from '../services/invoices/rules/entry.ts';
import { refusalOf, wayOutOf, type PersonRefusal } from '../services/invoices/rules/person-refusal.ts';
import type { Problem } from '../services/problem.ts';
import { problemText } from './problem-text.ts';

/** Why an entry is not booked by itself, and what helps: of a contact that a sync has refused, what refused it. */
export function reasonText(code: string, entry: Partial<Pick<Entry, 'hints'>>, texts: Texts): Problem {
  const way = wayOutOf(code, entry);
  const refusal = way === code ? undefined : refusalOf(entry);
  const { message, advice } = problemText(texts, way);
  return { message: refusal ? personRefusedText(refusal, texts) : message, advice };
}

/** Every refusal in its own words, the number first where it is about the number. */
export function personRefusedText(hint: PersonRefusal, texts: Texts): string {
  const { number, problem } = hint;
  if (problem === 'number-not-five-digits' && number !== undefined)
    return texts.contactSync.numberLength(number, number.length);
  return problem === 'number-missing'
    ? texts.importWindow.hints.personWithoutNumber
    : texts.importWindow.hints.personRefused(problemText(texts, problem).message);
}
