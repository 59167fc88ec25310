import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { Texts } from '../l10n/texts.ts';
import { ContactSync } from '../services/contacts/contact-sync.ts';
import { showContactSync } from '../ui/contact-sync/show-contact-sync.ts';
import { settingKey, Workbench } from './contribution.ts';

/** Opens the preview of one side's sync; used by the buttons and before an import (rules.md 10). */
@injectable()
export class ContactSyncDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSync) private readonly sync: ContactSync,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(role: PersonRole): Promise<void> {
    const overwrite = this.workbench.settings.get(settingKey('lexoffice.overwriteMasterData')) === true;
    await showContactSync(this.workbench.window, {
      role,
      plan$: this.sync.plan(role, { overwrite }),
      replan: (plan, next) => this.sync.replan(plan, { overwrite: next }),
      apply: (plan, rows) => this.sync.apply(plan, rows),
      texts: this.texts,
    });
  }
}
