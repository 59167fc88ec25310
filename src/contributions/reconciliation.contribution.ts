import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { commandId, type Contribution, Workbench } from './contribution.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';
import { ReconciliationDialog } from './reconciliation-dialog.ts';

/** "Abstimmung …" in the menu of the import button. */
@injectable()
export class ReconciliationContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ReconciliationDialog) private readonly dialog: ReconciliationDialog,
  ) {}

  start(): Disposable {
    return this.workbench.commands.register(
      commandId('lexoffice.reconcile'),
      ignoreWhileRunning(() => this.dialog.open()),
    );
  }
}
