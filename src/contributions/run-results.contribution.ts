import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { JobRunDetail } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import type { JobId } from '../manifest.generated.ts';
import { hostFailure } from '../services/host-failure.ts';
import { ContactSendDialog } from './contact-send-dialog.ts';
import { ContactSyncDialog } from './contact-sync-dialog.ts';
import { commandId, type Contribution, Workbench } from './contribution.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';
import { ImportDialogs } from './import-dialogs.ts';
import { ReconciliationDialog } from './reconciliation-dialog.ts';

/** Opens a run of the run history in the dialog of its job: as it stands, or with what came of it. */
@injectable()
export class RunResultsContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ImportDialogs) private readonly imports: ImportDialogs,
    @inject(ContactSyncDialog) private readonly syncs: ContactSyncDialog,
    @inject(ContactSendDialog) private readonly sends: ContactSendDialog,
    @inject(ReconciliationDialog) private readonly reconciliations: ReconciliationDialog,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    return this.workbench.commands.register(
      commandId('lexoffice.openRun'),
      ignoreWhileRunning((runId) => this.#open(String(runId))),
    );
  }

  async #open(runId: string): Promise<void> {
    const run = await this.#read(runId);
    if (run === undefined || isGone(run)) {
      void this.workbench.window.showMessage('info', this.texts.common.runGone);
      return;
    }
    switch (run.job as JobId) {
      case 'lexoffice.import':
        return this.imports.openRun(runId);
      case 'lexoffice.syncPersons':
        return this.syncs.openRun(runId);
      case 'lexoffice.sendPersons':
        return this.sends.openRun(runId);
      case 'lexoffice.reconcile':
        return this.reconciliations.open(runId);
      case 'lexoffice.readList':
      case 'lexoffice.fetchOriginals':
        // Counts are all they have; the manifest names no command for them.
        return;
    }
  }

  async #read(runId: string): Promise<JobRunDetail | undefined> {
    try {
      return await this.workbench.jobs.get(runId);
    } catch (error) {
      if (hostFailure(error) === 'not-found') return undefined;
      throw error;
    }
  }
}

/** Counts are kept longer than what came out document by document; a sync without a choice has counts alone. */
const isGone = ({ job, state, result }: JobRunDetail): boolean =>
  state === 'succeeded' && result === undefined && job !== ('lexoffice.syncPersons' satisfies JobId);
