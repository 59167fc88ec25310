import { EMPTY, Subject, switchMap, type Observable } from 'rxjs';
import type { Voucher } from '../../../host/api/vouchers.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Period } from '../../services/calendar/periods.ts';
import type { BooksState } from '../../services/evaluation-sources/read-books.ts';
import type { StatedTaxesState } from '../../services/evaluation-sources/read-stated-taxes.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import './evaluations.ts';
import type { Evaluation } from './sheet.ts';
import type { Words } from './words.ts';

export interface EvaluationsParams extends Words {
  /** Which one is shown first. */
  readonly evaluation: Evaluation;
  readonly mandant: string;
  readonly books$: Observable<BooksState>;
  /** Cold: reads Lexware Office for a year when it is asked for. */
  readonly statedTaxes: (year: Period) => Observable<StatedTaxesState>;
  readonly print: () => void;
}

/** "Auswertungen". Resolves when it is closed, which stops what is being read; with the voucher that the user wants to see. */
export async function showEvaluations(
  window: Window,
  { evaluation, mandant, books$, statedTaxes, print, texts, words }: EvaluationsParams,
): Promise<Voucher | undefined> {
  const element = document.createElement('lexoffice-evaluations');
  Object.assign(element, { texts, words, evaluation, mandant });
  const compared = new Subject<Period | undefined>();
  let wanted: Voucher | undefined;
  await mountDialog(window, element, {
    title: words.title,
    manual: 'evaluations',
    connect: (close) => {
      element.addEventListener('evaluation-action', ({ action }) => {
        switch (action.kind) {
          case 'compare':
            compared.next(action.year);
            break;
          case 'print':
            print();
            break;
          case 'show-voucher':
            wanted = action.voucher;
            close();
            break;
          case 'export': {
            const { name, content } = action;
            void attempt(window, texts, () =>
              window.saveFile({ name, content, contentType: 'text/csv;charset=utf-8' }),
            );
          }
        }
      });
      return [
        books$.subscribe((books) => (element.books = books)),
        compared
          .pipe(switchMap((year) => (year === undefined ? EMPTY : statedTaxes(year))))
          .subscribe((state) => (element.stated = state)),
      ];
    },
  });
  return wanted;
}
