import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { PersonAccounts } from '../services/contacts/person-accounts.ts';
import { setting } from '../services/settings/typed-settings.ts';
import { showAccountQuestion } from '../ui/account-question/show-account-question.ts';
import { Workbench } from './contribution.ts';

/** Asks for accounts that block documents, over the import window: its selection stays. */
@injectable()
export class AccountDialogs {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(PersonAccounts) private readonly accounts: PersonAccounts,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  /** "Sammeldebitor eintragen". Whether there is one now. */
  async askForCollective(): Promise<boolean> {
    const t = this.texts.accountQuestion.collective;
    const proposal = await this.accounts.proposal();
    const number = await showAccountQuestion(this.workbench.window, {
      texts: this.texts,
      title: t.title,
      paragraphs: [t.text, t.consequence],
      ...(proposal !== undefined && { proposal }),
      save: (chosen) => this.accounts.chooseCollective(chosen),
    });
    return number !== undefined;
  }

  hasCollective(): boolean {
    return setting(this.workbench, 'lexoffice.collectiveAccount') !== undefined;
  }

  /** "Personenkonto vergeben" for a contact whose number in Lexware Office cannot be one. */
  async askForContact(contactId: string, name: string): Promise<void> {
    const t = this.texts.accountQuestion.ofContact;
    const proposal = await this.accounts.proposal();
    await showAccountQuestion(this.workbench.window, {
      texts: this.texts,
      title: t.title,
      paragraphs: [t.text(name), t.consequence],
      ...(proposal !== undefined && { proposal }),
      save: (chosen) => this.accounts.giveTo(contactId, chosen),
    });
  }
}
