import type { Observable } from 'rxjs';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { AccountTable, AccountTableRow } from '../../services/account-table/account-table.ts';
import type { MissingRow } from '../../services/booking/booking.ts';
import { formatCount } from '../money.ts';
import { showQuestion } from '../question/show-question.ts';

export interface AccountTableParams {
  readonly table$: Observable<AccountTable>;
  /** The Mandant's chart, for names and suggestions. */
  readonly accounts: readonly LedgerAccount[];
  readonly save: (rows: readonly Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>[]) => Promise<void>;
  readonly confirm: (taxCases: readonly string[]) => Promise<void>;
  /** Tax case that the user came for: focused, and added when the table lacks it. */
  readonly focusCase?: string;
  /** Rows that a blocked document lacks, prefilled. */
  readonly missing?: readonly MissingRow[];
  readonly texts: Texts;
}

/** "Kontentabelle". Resolves with `saved` when rows were saved; confirmations take effect at once. */
export async function showAccountTable(
  window: Window,
  { table$, accounts, save, confirm, focusCase, missing = [], texts }: AccountTableParams,
): Promise<'saved' | undefined> {
  await import('./account-table.ts');
  const element = document.createElement('lexoffice-account-table');
  const t = texts.accountTable;

  const mayDiscard = async (): Promise<boolean> =>
    !element.dirty ||
    (await showQuestion(window, {
      title: t.title,
      paragraphs: [t.discardQuestion],
      choices: [
        { answer: 'keep', label: t.keepEditing },
        { answer: 'discard', label: t.discard, kind: 'danger' },
      ],
    })) === 'discard';
  const mayConfirm = async (count: number): Promise<boolean> =>
    (await showQuestion(window, {
      title: t.title,
      paragraphs: [t.confirmAllQuestion(formatCount(count)), t.confirmAllConsequence],
      choices: [
        { answer: 'cancel', label: texts.common.cancel },
        { answer: 'confirm', label: t.confirmAll(formatCount(count)), kind: 'primary' },
      ],
    })) === 'confirm';
  const during = async (work: () => Promise<void>): Promise<void> => {
    element.busy = true;
    try {
      await work();
    } catch {
      void window.showMessage('error', texts.common.actionFailed);
    } finally {
      element.busy = false;
    }
  };

  return window.showDialog<'saved'>({
    title: t.title,
    size: 'wide',
    canClose: mayDiscard,
    mount(body, close) {
      element.texts = texts;
      element.accounts = accounts;
      element.missing = missing;
      element.focusCase = focusCase;
      element.addEventListener('confirm-cases', ({ taxCases, ask }) => {
        void during(async () => {
          if (!ask || (await mayConfirm(taxCases.length))) await confirm(taxCases);
        });
      });
      element.addEventListener('save-rows', ({ rows }) => {
        void during(async () => {
          await save(rows);
          close('saved');
        });
      });
      element.onAnswer(() => {
        void mayDiscard().then((may) => {
          if (may) close();
        });
      });
      const subscription = table$.subscribe((table) => (element.table = table));
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
