import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { Texts } from '../l10n/texts.ts';
import { ContactSync } from '../services/contacts/contact-sync.ts';
import { setting } from '../services/settings/typed-settings.ts';
import { Workbench } from './contribution.ts';

/** Opens the preview of one side's sync; used by the buttons and before an import (rules.md 10). */
@injectable()
export class ContactSyncDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSync) private readonly sync: ContactSync,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(role: PersonRole): Promise<void> {
    const { showContactSync } = await import('../ui/contact-sync/show-contact-sync.ts');
    const overwrite = setting(this.workbench, 'lexoffice.overwriteMasterData');
    await showContactSync(this.workbench.window, {
      role,
      plan$: this.sync.plan(role, { overwrite }),
      replan: (plan, next) => this.sync.replan(plan, { overwrite: next }),
      apply: (plan, rows) => this.sync.apply(plan, rows),
      texts: this.texts,
    });
  }
}
