import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import type { Selection } from '../../services/invoices/run/import-run.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { SummaryAnswer } from './summary-window.ts';

export interface SummaryWindowParams {
  /** Of the import list; what is not selected is left away here. */
  readonly entries: readonly Entry[];
  readonly selection: Selection;
  readonly texts: Texts;
}

/** "Zu buchende Belege". Resolves with `next` to book, `back` to choose again, `undefined` to cancel. */
export async function showSummaryWindow(
  window: Window,
  { entries, selection, texts }: SummaryWindowParams,
): Promise<SummaryAnswer | undefined> {
  await import('./summary-window.ts');
  const keys = new Set(selection.keys);
  const element = document.createElement('lexoffice-summary-window');
  element.texts = texts;
  element.selection = selection;
  element.entries = entries.filter(({ key }) => keys.has(key));
  return mountDialog(window, element, { title: texts.summaryWindow.title, manual: 'summary-window' });
}
