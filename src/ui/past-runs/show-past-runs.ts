import type { Window } from '../../../host/api/window.ts';
import type { PastRunTexts } from '../../l10n/de/past-runs.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { PastRun } from '../../services/invoices/run/past-run.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { PastRunAnswer } from './past-runs.ts';
import './past-runs.ts';

/** "Importläufe …". Resolves with the run that the user wants to take back, or to see with its result. */
export function showPastRuns(
  window: Window,
  {
    runs,
    texts,
    words,
  }: { readonly runs: readonly PastRun[]; readonly texts: Texts; readonly words: PastRunTexts },
): Promise<PastRunAnswer | undefined> {
  const element = document.createElement('lexoffice-past-runs');
  Object.assign(element, { runs, texts, words });
  return mountDialog(window, element, { title: words.title, manual: 'past-runs' });
}
