import { startWith, Subject, switchMap, type Observable } from 'rxjs';
import type { Window } from '../../../host/api/window.ts';
import type { Finding } from '../../services/reconciliation/reconciliation.ts';
import type { ReconciliationState } from '../../services/reconciliation/read-reconciliation.ts';
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
  await window.showDialog<undefined>({
    title: words.title,
    size: 'wide',
    mount(body, close) {
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
        else save().catch(() => window.showMessage('error', texts.common.actionFailed));
      });
      element.onAnswer(() => close());
      const subscription = again
        .pipe(
          startWith(undefined),
          switchMap(() => state$),
        )
        .subscribe((state) => (element.state = state));
      body.append(element);
      return {
        dispose() {
          subscription.unsubscribe();
          element.remove();
        },
      };
    },
  });
}
