import { startWith, Subject, switchMap, type Observable } from 'rxjs';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Finding } from '../../services/reconciliation/reconciliation.ts';
import type { ReconciliationRun } from '../../services/reconciliation/read-reconciliation.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { Words } from './finding-text.ts';
import { reconciliationCsv } from './reconciliation-csv.ts';
import './reconciliation.ts';

export interface ReconciliationParams extends Words {
  /** Cold: a run begins on subscription, or the open one is watched; aborting the signal stops it. */
  readonly run: (signal: AbortSignal) => Observable<ReconciliationRun>;
  /** Shown first instead of a new one. */
  readonly past?: Observable<ReconciliationRun>;
  /** The one that ended last. */
  readonly last?: { readonly at: Instant; readonly run: Observable<ReconciliationRun> };
  readonly openInLexware: (page: NonNullable<Finding['page']>) => void;
}

/** "Abstimmung …". Resolves when it is closed; the run goes on. */
export async function showReconciliation(
  window: Window,
  { run, past, last, openInLexware, texts, words }: ReconciliationParams,
): Promise<void> {
  const element = document.createElement('lexoffice-reconciliation');
  element.texts = texts;
  element.words = words;
  element.lastRun = last?.at;
  const shown = new Subject<Observable<ReconciliationRun>>();
  let stop = new AbortController();
  const anew = (): Observable<ReconciliationRun> => {
    stop = new AbortController();
    return run(stop.signal);
  };
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
    if (action.kind === 'refresh') shown.next(anew());
    else if (action.kind === 'cancel') stop.abort();
    else if (action.kind === 'open-last-run') {
      if (last !== undefined) shown.next(last.run);
    } else if (action.kind === 'open-remote') openInLexware(action.page);
    else void attempt(window, texts, save);
  });
  await mountDialog(window, element, {
    title: words.title,
    manual: 'reconciliation',
    connect: () => [
      shown
        .pipe(
          startWith(past ?? anew()),
          switchMap((states) => states),
        )
        .subscribe((state) => (element.state = state)),
    ],
  });
}
