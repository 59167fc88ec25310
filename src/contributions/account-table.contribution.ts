import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { AccountTableDialog } from './account-table-dialog.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';

/** "Kontentabelle …" among the settings. */
@injectable()
export class AccountTableContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(AccountTableDialog) private readonly dialog: AccountTableDialog,
  ) {}

  start(): Disposable {
    return this.workbench.commands.register(
      commandId('lexoffice.editAccountTable'),
      ignoreWhileRunning(() => this.dialog.open()),
    );
  }
}
