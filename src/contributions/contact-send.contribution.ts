import { inject, injectable } from 'inversify';
import { distinctUntilChanged, filter, map } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { ContactSendLoader } from '../services/contacts/outbound/contact-send-loader.ts';
import { Organization } from '../services/organization/organization.ts';
import { settingValues } from '../services/settings/typed-settings.ts';
import { ContactSendDialog } from './contact-send-dialog.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';

/** "Nach Lexware Office übertragen …" in the menu of the sync buttons, only while the setting allows to write (rules.md 20). */
@injectable()
export class ContactSendContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSendLoader) private readonly loader: ContactSendLoader,
    @inject(Organization) private readonly organization: Organization,
    @inject(ContactSendDialog) private readonly dialog: ContactSendDialog,
  ) {}

  start(): Disposable {
    const { commands } = this.workbench;
    return new Disposables().add(
      settingValues(this.workbench, 'lexoffice.writeAccess').subscribe((on) =>
        commands.setContext('lexoffice.writeAccess', on),
      ),
      this.organization.state$
        .pipe(
          map(({ status }) => status === 'connected'),
          distinctUntilChanged(),
          filter(Boolean),
        )
        .subscribe(() => void this.loader.recover()),
      commands.register(
        commandId('lexoffice.sendCustomers'),
        ignoreWhileRunning(() => this.dialog.open('customer')),
      ),
      commands.register(
        commandId('lexoffice.sendSuppliers'),
        ignoreWhileRunning(() => this.dialog.open('supplier')),
      ),
    );
  }
}
