import type { Window } from '../../host/api/window.ts';
import type { Texts } from '../l10n/texts.ts';
import { failureCode } from '../services/service-failure.ts';
import { problemText } from './problem-text.ts';

/** Does what a dialog was asked for; the dialog stays when it fails, and says why. Never rejects. */
export async function attempt(window: Window, texts: Texts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { message, advice } = problemText(texts, failureCode(error));
    void window.showMessage('error', `${texts.common.actionFailed} ${message} ${advice}`);
  }
}
