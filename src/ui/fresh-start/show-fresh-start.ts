import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { DocumentRow } from '../../services/lexoffice/sales-document.ts';
import { mountDialog } from '../mount-dialog.ts';
import './fresh-start.ts';

export interface FreshStartParams {
  readonly texts: Texts;
  readonly documents: readonly DocumentRow[];
  /** What the last fetch date becomes. */
  readonly boundary: CalendarDate;
}

/** Whether all these documents shall count as transferred (rules.md 12). */
export async function showFreshStart(
  window: Window,
  { texts, documents, boundary }: FreshStartParams,
): Promise<boolean> {
  const element = document.createElement('lexoffice-fresh-start');
  Object.assign(element, { texts, documents, boundary });
  const answer = await mountDialog(window, element, {
    title: texts.questions.freshStart.title,
    manual: 'mark-transferred',
  });
  return answer === true;
}
