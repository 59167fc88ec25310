import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { Clock } from '../services/host-tokens.ts';
import { CircumstancesSource } from '../services/invoices/list/circumstances-source.ts';
import { DetailSource } from '../services/invoices/list/detail-source.ts';
import { LexofficeClient } from '../services/lexoffice/lexoffice-client.ts';
import { Organization } from '../services/organization/organization.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { commandId, type Contribution, Workbench } from './contribution.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';

/** "Abstimmung …" in the menu of the import button. Comparison, dialog and texts are loaded when somebody asks for them. */
@injectable()
export class ReconciliationContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
    @inject(Clock) private readonly clock: Clock,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    return this.workbench.commands.register(
      commandId('lexoffice.reconcile'),
      ignoreWhileRunning(() => this.#open()),
    );
  }

  async #open(): Promise<void> {
    const { window } = this.workbench;
    const { client, organization, registry, details, circumstances, clock, texts } = this;
    const [{ readReconciliation }, { showReconciliation }, words] = await Promise.all([
      import('../services/reconciliation/read-reconciliation.ts'),
      import('../ui/reconciliation/show-reconciliation.ts'),
      texts.reconciliation(),
    ]);
    await showReconciliation(window, {
      state$: readReconciliation({ client, organization, registry, details, circumstances, clock }),
      openInLexware: ({ type, id }) => window.openExternal(client.permalink(type, id)),
      texts,
      words,
    });
  }
}
