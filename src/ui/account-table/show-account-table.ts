import type { Observable } from 'rxjs';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { Window } from '../../../host/api/window.ts';
import type { AccountTableTexts } from '../../l10n/de/account-table.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { AccountTable, AccountTableRow } from '../../services/account-table/account-table.ts';
import { formatCount } from '../format.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import './account-table.ts';
import { showQuestion } from '../question/show-question.ts';

export interface AccountTableParams {
  readonly table$: Observable<AccountTable>;
  /** The Mandant's chart, for names and suggestions. */
  readonly accounts: readonly LedgerAccount[];
  readonly save: (rows: readonly Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>[]) => Promise<void>;
  readonly confirm: (taxCases: readonly string[]) => Promise<void>;
  /** Cases that the user came for: the first is focused, and those that the table lacks are added. */
  readonly taxCases?: readonly string[];
  readonly texts: Texts;
  readonly words: AccountTableTexts;
}

/** "Kontentabelle". Resolves with `saved` when rows were saved; confirmations take effect at once. */
export async function showAccountTable(
  window: Window,
  { table$, accounts, save, confirm, taxCases = [], texts, words: t }: AccountTableParams,
): Promise<'saved' | undefined> {
  const element = document.createElement('lexoffice-account-table');
  element.texts = texts;
  element.words = t;
  element.accounts = accounts;
  element.wanted = taxCases;

  const mayDiscard = async (): Promise<boolean> =>
    !element.dirty ||
    (await showQuestion(window, {
      title: t.title,
      manual: 'account-table',
      paragraphs: [t.discardQuestion],
      choices: [
        { answer: 'keep', label: t.keepEditing },
        { answer: 'discard', label: t.discard, kind: 'danger' },
      ],
    })) === 'discard';
  const mayConfirm = async (count: number): Promise<boolean> =>
    (await showQuestion(window, {
      title: t.title,
      manual: 'account-table',
      paragraphs: [t.confirmAllQuestion(formatCount(count)), t.confirmAllConsequence],
      choices: [
        { answer: 'cancel', label: texts.common.cancel },
        { answer: 'confirm', label: t.confirmAll(formatCount(count)), kind: 'primary' },
      ],
    })) === 'confirm';
  const during = async (work: () => Promise<void>): Promise<void> => {
    element.busy = true;
    await attempt(window, texts, work);
    element.busy = false;
  };
  element.addEventListener('confirm-cases', ({ taxCases, ask }) => {
    void during(async () => {
      if (!ask || (await mayConfirm(taxCases.length))) await confirm(taxCases);
    });
  });
  element.addEventListener('save-csv', ({ content }) => {
    const name = t.csv.name(element.table?.chart ?? '');
    void during(() => window.saveFile({ name, contentType: 'text/csv;charset=utf-8', content }));
  });

  return mountDialog(window, element, {
    title: t.title,
    manual: 'account-table',
    canClose: mayDiscard,
    connect: (close) => {
      element.addEventListener('save-rows', ({ rows }) => {
        void during(async () => {
          await save(rows);
          close('saved');
        });
      });
      return [table$.subscribe((table) => (element.table = table))];
    },
    answered: (_answer, close) => {
      void mayDiscard().then((may) => {
        if (may) close();
      });
    },
  });
}
