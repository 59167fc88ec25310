import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import type { CommandId } from '../manifest.generated.ts';
import { CircumstancesSource } from '../services/invoices/list/circumstances-source.ts';
import { DetailSource } from '../services/invoices/list/detail-source.ts';
import { LexofficeClient } from '../services/lexoffice/lexoffice-client.ts';
import { Organization } from '../services/organization/organization.ts';
import type { Evaluation } from '../ui/evaluations/sheet.ts';
import { type Contribution, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';

/** "Auswertungen" opens with the first of its menu. */
const COMMANDS: readonly (readonly [CommandId, Evaluation])[] = [
  ['lexoffice.evaluations', 'revenue'],
  ['lexoffice.evaluateRevenue', 'revenue'],
  ['lexoffice.evaluateVat', 'vat-check'],
  ['lexoffice.evaluateEcSales', 'ec-sales'],
  ['lexoffice.evaluateOss', 'oss'],
];

/** "Auswertungen" in the Kunden. Calculation, dialog and texts are loaded when somebody asks for them. */
@injectable()
export class EvaluationsContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const disposables = new Disposables();
    for (const [command, evaluation] of COMMANDS)
      disposables.add(
        this.workbench.commands.register(
          command,
          ignoreWhileRunning(() => this.#open(evaluation)),
        ),
      );
    return disposables;
  }

  async #open(evaluation: Evaluation): Promise<void> {
    const { workbench, client, organization, details, circumstances, texts } = this;
    const [{ openEvaluations }, words] = await Promise.all([
      import('./open-evaluations.ts'),
      texts.evaluations(),
    ]);
    const sources = { client, organization, details, circumstances };
    await openEvaluations(workbench, sources, { evaluation, texts, words });
  }
}
