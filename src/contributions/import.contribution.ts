import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { attempt } from '../ui/attempt.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';
import { ImportDialogs } from './import-dialogs.ts';
import { RunUndoDialog } from './run-undo-dialog.ts';

/** The import button and its menu. */
@injectable()
export class ImportContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(ImportDialogs) private readonly dialogs: ImportDialogs,
    @inject(RunUndoDialog) private readonly undo: RunUndoDialog,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { commands } = this.workbench;
    return new Disposables().add(
      commands.register(
        commandId('lexoffice.importInvoices'),
        ignoreWhileRunning(() => this.dialogs.open()),
      ),
      commands.register(commandId('lexoffice.refreshInvoices'), () =>
        this.lists.refreshWaiting({ force: true }),
      ),
      commands.register(
        commandId('lexoffice.importRuns'),
        ignoreWhileRunning(() => this.undo.open()),
      ),
      commands.register(
        commandId('lexoffice.markAllTransferred'),
        ignoreWhileRunning(() => this.#mark('markAll')),
      ),
      commands.register(
        commandId('lexoffice.unmarkTransferred'),
        ignoreWhileRunning(() => this.#mark('unmarkAll')),
      ),
    );
  }

  #mark(does: 'markAll' | 'unmarkAll'): Promise<void> {
    const { lists, texts } = this;
    const { window } = this.workbench;
    return attempt(window, texts, async () => {
      const { markDocuments } = await import('./document-decisions.ts');
      await markDocuments(does, { window, lists, texts });
    });
  }
}
