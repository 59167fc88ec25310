import type { CalendarDate } from '../../host/api/calendar-date.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { Texts } from '../l10n/texts.ts';
import type { ImportLists } from '../services/invoices/list/import-lists.ts';
import { startAfresh, untransferred, type FreshStartParts } from '../services/invoices/list/fresh-start.ts';
import { formatCount, formatDate } from '../ui/format.ts';
import { showDocumentQuestion } from '../ui/document-question/show-document-question.ts';

// What is asked about many documents at once, with their list. Loaded when somebody asks.

/** "Alles bis heute gilt als übertragen …": shows which documents, and does it when the user says so. */
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
  const consequence = words.consequence(formatDate(boundary));
  const answer = await showDocumentQuestion(window, { texts, documents, words: { ...words, consequence } });
  if (answer === undefined) return;
  await startAfresh(parts, boundary);
  void window.showMessage('success', words.done(formatDate(boundary)));
}

/** "Alle bisherigen Rechnungen als übertragen kennzeichnen …", and taking it back: shows which, and does it when the user says so (rules.md 12). */
export async function markDocuments(
  does: 'markAll' | 'unmarkAll',
  {
    window,
    lists,
    texts,
  }: { readonly window: PluginContext['window']; readonly lists: ImportLists; readonly texts: Texts },
): Promise<void> {
  const words = texts.questions[does];
  const documents = await (does === 'markAll' ? lists.unmarked() : lists.marked());
  if (documents.length === 0) {
    void window.showMessage('info', words.none);
    return;
  }
  const ids = await showDocumentQuestion(window, { texts, documents, words, byMonth: true });
  if (ids === undefined) return;
  const only = new Set(ids);
  const count = await (does === 'markAll' ? lists.markAllTransferred(only) : lists.unmark(only));
  void window.showMessage('success', words.done(formatCount(count)));
}
