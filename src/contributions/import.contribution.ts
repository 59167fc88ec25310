import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { CountByMonth } from '../services/invoices/list/waiting-count.ts';
import { showMarkAll } from '../ui/question/show-mark-all.ts';
import { formatCount } from '../ui/format.ts';
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
        ignoreWhileRunning(() => this.#markAll()),
      ),
      commands.register(
        commandId('lexoffice.unmarkTransferred'),
        ignoreWhileRunning(() => this.#unmarkAll()),
      ),
    );
  }

  /** At set-up, so that what was booked elsewhere stays out (rules.md 12). */
  async #markAll(): Promise<void> {
    await this.#ask('markAll', await this.lists.countUnmarked(), (month) =>
      this.lists.markAllTransferred(month),
    );
  }

  async #unmarkAll(): Promise<void> {
    await this.#ask('unmarkAll', await this.lists.countMarked(), (month) => this.lists.unmark(month));
  }

  async #ask(
    does: 'markAll' | 'unmarkAll',
    counts: CountByMonth,
    decide: (month: string | undefined) => Promise<number>,
  ): Promise<void> {
    const { window } = this.workbench;
    const t = this.texts.questions[does];
    if (counts.size === 0) {
      void window.showMessage('info', t.nothing);
      return;
    }
    const answer = await showMarkAll(window, { counts, does, texts: this.texts });
    if (answer === undefined) return;
    void window.showMessage('success', t.done(formatCount(await decide(answer.month))));
  }
}
