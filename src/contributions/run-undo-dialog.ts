import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { PastRun } from '../services/invoices/run/past-run.ts';
import type { ImportHolder, RunUndo, UndoResult } from '../services/invoices/run/run-undo.ts';
import { Organization } from '../services/organization/organization.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { formatCount, formatInstant } from '../ui/format.ts';
import { problemText } from '../ui/problem-text.ts';
import { commandId, Workbench } from './contribution.ts';
import { ImportJob } from './import-job.ts';

/** "Lauf stornieren": from the result of a run, and later from the list of runs. The work itself, dialogs and texts are loaded when somebody asks. */
@injectable()
export class RunUndoDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(ImportJob) private readonly job: ImportJob,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  /** "Importläufe …": until it is closed, with the books as they are after each Storno. */
  async open(): Promise<void> {
    const [undoing, { showPastRuns }, words] = await Promise.all([
      this.#undoing(),
      import('../ui/past-runs/show-past-runs.ts'),
      this.texts.pastRuns(),
    ]);
    for (;;) {
      const runs = await undoing.runs();
      const answer = await showPastRuns(this.workbench.window, { runs, texts: this.texts, words });
      if (answer === undefined) return;
      const { does, run } = answer;
      if (does === 'undo') await this.#undo(run);
      else await this.workbench.commands.execute(commandId('lexoffice.openRun'), run.batchId);
    }
  }

  async undo(batchId: string): Promise<void> {
    const run = (await (await this.#undoing()).runs()).find((one) => one.batchId === batchId);
    if (run !== undefined && run.standing.length > 0) {
      await this.#undo(run);
      return;
    }
    const words = await this.texts.pastRuns();
    void this.workbench.window.showMessage('info', words.nothing);
  }

  async #undo(run: PastRun): Promise<void> {
    const { window, mandant } = this.workbench;
    const [undoing, { showUndoQuestion }, words] = await Promise.all([
      this.#undoing(),
      import('../ui/past-runs/show-undo-question.ts'),
      this.texts.pastRuns(),
    ]);
    const { closedUntil } = mandant.current;
    if (!(await showUndoQuestion(window, { run, closedUntil, texts: this.texts, words }))) return;
    const result = await window.withProgress(words.question.title, (progress) =>
      undoing.undo(run.batchId, progress, () => this.#importing()),
    );
    this.#tell(result, words);
  }

  async #undoing(): Promise<RunUndo> {
    const { RunUndo } = await import('../services/invoices/run/run-undo.ts');
    const { workbench, organization, registry, lists, texts } = this;
    return new RunUndo(workbench, organization, registry, lists, texts);
  }

  async #importing(): Promise<ImportHolder | undefined> {
    const open = await this.job.open();
    return open && { user: open.user, since: open.createdAt };
  }

  #tell(result: UndoResult, words: Awaited<ReturnType<Texts['pastRuns']>>): void {
    const { window } = this.workbench;
    if (result.status === 'busy') {
      const { user, since } = result.holder;
      const { busy, busyAdvice } = this.texts.run;
      void window.showMessage('warning', `${busy(user, formatInstant(since))} ${busyAdvice}`);
      return;
    }
    const { undone, left, failure } = result;
    if (left === 0) {
      void window.showMessage('success', words.done(formatCount(undone)));
      return;
    }
    const why = failure === undefined ? [] : [problemText(this.texts, failure).message];
    const said = [words.left(formatCount(undone), formatCount(left)), ...why].join(' ');
    void window.showMessage('warning', said);
  }
}
