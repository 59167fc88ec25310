import { inject, injectable } from 'inversify';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { Organization } from '../services/organization/organization.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { Workbench } from './contribution.ts';
import { ImportJob } from './import-job.ts';

/** "Lauf stornieren": from the result of a run, and later from the list of runs. Loaded when somebody asks. */
@injectable()
export class RunUndoDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(ImportJob) private readonly job: ImportJob,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(): Promise<void> {
    const { workbench, organization, registry, lists, job, texts } = this;
    const { openPastRuns } = await import('./undo-run.ts');
    await openPastRuns({ workbench, organization, registry, lists, job, texts });
  }

  async undo(batchId: string): Promise<void> {
    const { workbench, organization, registry, lists, job, texts } = this;
    const { undoRun } = await import('./undo-run.ts');
    await undoRun({ workbench, organization, registry, lists, job, texts }, batchId);
  }
}
