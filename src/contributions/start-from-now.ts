import type { CalendarDate } from '../../host/api/calendar-date.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { Texts } from '../l10n/texts.ts';
import { startAfresh, untransferred, type FreshStartParts } from '../services/invoices/list/fresh-start.ts';
import { formatDate } from '../ui/format.ts';
import { showFreshStart } from '../ui/fresh-start/show-fresh-start.ts';

/** "Alles bis heute gilt als übertragen …": shows which documents, and does it when the user says so. Loaded when somebody asks. */
export async function startFromNow(
  parts: FreshStartParts & { readonly texts: Texts; readonly window: PluginContext['window'] },
  boundary: CalendarDate,
): Promise<void> {
  const { window, texts } = parts;
  const words = texts.questions.freshStart;
  const documents = await window.withProgress(words.reading, ({ signal }) =>
    untransferred(parts, signal).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    }),
  );
  if (documents === undefined) return;
  if (!(await showFreshStart(window, { texts, documents, boundary }))) return;
  await startAfresh(parts, boundary);
  void window.showMessage('success', words.done(formatDate(boundary)));
}
