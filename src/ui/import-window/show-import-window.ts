import type { Observable } from 'rxjs';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { BookingProblem } from '../../services/booking/booking.ts';
import type { Entry, ImportList } from '../../services/invoices/rules/entry.ts';
import type { Selection } from '../../services/invoices/run/import-run.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import type { ImportAction } from './import-actions.ts';

export interface ImportWindowParams {
  readonly list$: Observable<ImportList>;
  /** Until Lexware Office is asked again, while it throttles (G1). */
  readonly pausedSeconds$?: Observable<number>;
  readonly texts: Texts;
  /** Of the chart, to choose from for one entry. */
  readonly accounts?: readonly LedgerAccount[];
  /** The selection of an earlier showing, when the user comes back from the summary. */
  readonly selection?: Selection;
  readonly actions: {
    syncContact(contactId: string): Promise<void>;
    openAccountTable(taxCases: readonly string[]): Promise<void>;
    /** The preview of the sync, where conflicts are ended. */
    openSync(): Promise<void>;
    enterCollective(): Promise<void>;
    assignAccount(contactId: string, name: string): Promise<void>;
    bookOnCollective(key: string, on: boolean): Promise<void>;
    /** Answers why the account cannot be taken. */
    chooseAccount(key: string, taxCase: string, account?: string): Promise<BookingProblem | undefined>;
    openContact(contactId: string): void;
    dismiss(keys: readonly string[]): Promise<void>;
    markTransferred(keys: readonly string[]): Promise<void>;
    restore(keys: readonly string[]): Promise<void>;
    importAgain(key: string): Promise<void>;
    takeByHand(key: string): Promise<void>;
    openInLexware(entry: Entry): void;
    refresh(): void;
  };
}

/** "Rechnungen importieren". Resolves with what the user saved; closing the window stops the reading. */
export async function showImportWindow(
  window: Window,
  { list$, pausedSeconds$, texts, accounts = [], selection, actions }: ImportWindowParams,
): Promise<Selection | undefined> {
  await import('./import-window.ts');
  const element = document.createElement('lexoffice-import-window');
  element.texts = texts;
  element.accounts = accounts;
  element.earlier = selection;

  const syncContact = async (contactId: string): Promise<void> => {
    element.syncing = new Set([...element.syncing, contactId]);
    try {
      await actions.syncContact(contactId);
    } finally {
      element.syncing = new Set([...element.syncing].filter((id) => id !== contactId));
    }
  };
  const chooseAccount = async (key: string, taxCase: string, account?: string): Promise<void> => {
    const problem = await actions.chooseAccount(key, taxCase, account);
    element.refused =
      problem === undefined || account === undefined ? undefined : { key, taxCase, account, problem };
  };
  const many = async (
    keys: readonly string[],
    words: Texts['importWindow']['dismissMany'],
    decide: (keys: readonly string[]) => Promise<void>,
  ): Promise<void> => {
    const { decideMany } = await import('./decide-many.ts');
    return decideMany(window, keys, words, { texts, decide });
  };
  const perform = async (action: ImportAction): Promise<void> => {
    switch (action.kind) {
      case 'sync':
        return syncContact(action.contactId);
      case 'account-table':
        return actions.openAccountTable(action.taxCases);
      case 'sync-window':
        return actions.openSync();
      case 'account':
        return actions.assignAccount(action.contactId, action.name);
      case 'open-contact':
        actions.openContact(action.contactId);
        return;
      case 'collective':
      case 'not-collective':
        return actions.bookOnCollective(action.key, action.kind === 'collective');
      case 'entry-account':
        return chooseAccount(action.key, action.taxCase, action.account);
      case 'collective-account':
        return actions.enterCollective();
      case 'open-remote':
        actions.openInLexware(action.entry);
        return;
      case 'dismiss':
        return actions.dismiss(action.keys);
      case 'dismiss-many':
        return many(action.keys, texts.importWindow.dismissMany, (keys) => actions.dismiss(keys));
      case 'mark':
        return actions.markTransferred(action.keys);
      case 'mark-many':
        return many(action.keys, texts.importWindow.markMany, (keys) => actions.markTransferred(keys));
      case 'restore':
        return actions.restore(action.keys);
      case 'restore-many':
        return many(action.keys, texts.importWindow.restoreMany, (keys) => actions.restore(keys));
      case 'import-again':
        return actions.importAgain(action.key);
      case 'take-by-hand':
        return actions.takeByHand(action.key);
      case 'refresh':
        actions.refresh();
        return;
    }
  };
  element.addEventListener('import-action', ({ action }) => {
    void attempt(window, texts, () => perform(action));
  });
  return mountDialog(window, element, {
    title: texts.importWindow.title,
    manual: 'import-window',
    connect: () => [
      // Before the list: its requests tell of a pause that has begun.
      pausedSeconds$?.subscribe((seconds) => (element.pausedSeconds = seconds)),
      list$.subscribe((list) => (element.list = list)),
    ],
  });
}
