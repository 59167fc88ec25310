import type { Window } from '../../host/api/window.ts';
import type { Texts } from '../l10n/texts.ts';

/** Does what a dialog was asked for; the dialog stays when it fails, and says so. Never rejects. */
export async function attempt(window: Window, texts: Texts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    void window.showMessage('error', texts.common.actionFailed);
  }
}
