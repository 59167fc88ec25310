import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { ContactSyncDialog } from './contact-sync-dialog.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';

/** "Mit Lexware Office abgleichen" in Kunden and in Lieferanten, each for its own side (LX-13). */
@injectable()
export class ContactSyncContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSyncDialog) private readonly dialog: ContactSyncDialog,
  ) {}

  start(): Disposable {
    const { commands } = this.workbench;
    return new Disposables().add(
      commands.register(
        commandId('lexoffice.syncCustomers'),
        ignoreWhileRunning(() => this.dialog.open('customer')),
      ),
      commands.register(
        commandId('lexoffice.syncSuppliers'),
        ignoreWhileRunning(() => this.dialog.open('supplier')),
      ),
    );
  }
}
