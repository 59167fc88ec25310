import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { AccountProblem } from '../../services/contacts/person-accounts.ts';
import { failureCode } from '../../services/service-failure.ts';
import { mountDialog } from '../mount-dialog.ts';
import { problemText } from '../problem-text.ts';

export interface AccountQuestionParams {
  readonly texts: Texts;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The number that stands in the field. */
  readonly proposal?: string;
  /** Keeps the number, or says why it cannot be taken: then the question stays. */
  save(number: string): Promise<AccountProblem | undefined>;
}

/** Asks for an account over whatever is open; `undefined` when nothing was kept. */
export async function showAccountQuestion(
  window: Window,
  { texts, title, paragraphs, proposal = '', save }: AccountQuestionParams,
): Promise<string | undefined> {
  await import('./account-question.ts');
  const element = document.createElement('lexoffice-account-question');
  Object.assign(element, { texts, paragraphs, proposal });

  const keep = async (number: string): Promise<string | undefined> => {
    try {
      const problem = await save(number);
      return problem === undefined ? undefined : texts.accountQuestion.problems[problem];
    } catch (error) {
      const { message, advice } = problemText(texts, failureCode(error));
      return `${message} ${advice}`;
    }
  };
  return mountDialog<string>(window, element, {
    title,
    manual: 'account-question',
    size: 'narrow',
    answered: (number, close) => {
      if (number === undefined) {
        close();
        return;
      }
      element.busy = true;
      void keep(number).then((problem) => {
        element.busy = false;
        element.problem = problem;
        if (problem === undefined) close(number);
      });
    },
  });
}
