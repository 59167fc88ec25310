import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { ListedDocument } from './document-columns.ts';
import './document-question.ts';
import type { DocumentWords } from './document-question.ts';

export interface DocumentQuestionParams {
  readonly texts: Texts;
  readonly documents: readonly ListedDocument[];
  readonly words: DocumentWords;
  /** Whether it may be answered for one month alone. */
  readonly byMonth?: boolean;
}

/** Which of these documents are meant to count as transferred, or no longer to (rules.md 12); `undefined` changes nothing. */
export function showDocumentQuestion(
  window: Window,
  { texts, documents, words, byMonth = false }: DocumentQuestionParams,
): Promise<readonly string[] | undefined> {
  const element = document.createElement('lexoffice-document-question');
  Object.assign(element, { texts, documents, words, byMonth });
  return mountDialog(window, element, { title: words.title, manual: 'mark-transferred' });
}
