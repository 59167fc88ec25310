import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { AccountTables } from '../services/account-table/account-tables.ts';
import { Workbench } from './contribution.ts';

/** Opens the Kontentabelle, from the settings or from a blocked entry at its tax case. */
@injectable()
export class AccountTableDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(AccountTables) private readonly tables: AccountTables,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  /** At the cases that block a document, if the user comes from one. */
  async open(taxCases: readonly string[] = []): Promise<void> {
    const [{ showAccountTable }, words, chart] = await Promise.all([
      import('../ui/account-table/show-account-table.ts'),
      this.texts.accountTable(),
      this.workbench.accounts.chart(),
    ]);
    await showAccountTable(this.workbench.window, {
      table$: this.tables.table$,
      accounts: chart.accounts,
      confirm: (taxCases) => this.tables.confirm(taxCases),
      save: (rows) => this.tables.save(rows),
      taxCases,
      texts: this.texts,
      words,
    });
  }
}
