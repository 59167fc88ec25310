import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { LexofficeClient } from '../services/lexoffice/lexoffice-client.ts';
import { Workbench } from './contribution.ts';
import { ReconciliationJob } from './reconciliation-job.ts';

/** Opens the Abstimmung: the run that is open, else a new one, or an earlier one with its result. Dialog and texts are loaded when somebody asks for them. */
@injectable()
export class ReconciliationDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(ReconciliationJob) private readonly job: ReconciliationJob,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(pastRunId?: string): Promise<void> {
    const { client, job, texts } = this;
    const { window } = this.workbench;
    const [{ showReconciliation }, words, last] = await Promise.all([
      import('../ui/reconciliation/show-reconciliation.ts'),
      texts.reconciliation(),
      job.lastEnded(),
    ]);
    await showReconciliation(window, {
      run: (signal) => job.start(signal),
      ...(pastRunId !== undefined && { past: job.watch(pastRunId) }),
      ...(last && { last: { at: last.finishedAt ?? last.createdAt, run: job.watch(last.id) } }),
      openInLexware: ({ type, id }) => window.openExternal(client.permalink(type, id)),
      texts,
      words,
    });
  }
}
