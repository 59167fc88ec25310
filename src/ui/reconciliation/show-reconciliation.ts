import { startWith, Subject, switchMap, type Observable } from 'rxjs';
import type { Window } from '../../../host/api/window.ts';
import type { Finding } from '../../services/reconciliation/reconciliation.ts';
import type { ReconciliationState } from '../../services/reconciliation/read-reconciliation.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { Words } from './finding-text.ts';
import { reconciliationCsv } from './reconciliation-csv.ts';
import './reconciliation.ts';

export interface ReconciliationParams extends Words {
  /** Cold: subscribed anew for "Neu abrufen". */
  readonly state$: Observable<ReconciliationState>;
  readonly openInLexware: (page: NonNullable<Finding['page']>) => void;
}

/** "Abstimmung …". Resolves when it is closed, which stops the reading. */
export async function showReconciliation(
  window: Window,
  { state$, openInLexware, texts, words }: ReconciliationParams,
): Promise<void> {
  const element = document.createElement('lexoffice-reconciliation');
  element.texts = texts;
  element.words = words;
  const again = new Subject<void>();
  const save = async () => {
    const { state } = element;
    if (!('result' in state) || state.result === undefined) return;
    await window.saveFile({
      name: words.exportName,
      contentType: 'text/csv;charset=utf-8',
      content: reconciliationCsv(state.result, { texts, words }),
    });
  };
  element.addEventListener('reconciliation-action', ({ action }) => {
    if (action.kind === 'refresh') again.next();
    else if (action.kind === 'open-remote') openInLexware(action.page);
    else void attempt(window, texts, save);
  });
  await mountDialog(window, element, {
    title: words.title,
    connect: () => [
      again
        .pipe(
          startWith(undefined),
          switchMap(() => state$),
        )
        .subscribe((state) => (element.state = state)),
    ],
  });
}
