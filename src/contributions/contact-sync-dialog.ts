import { inject, injectable } from 'inversify';
import { NEVER, type Observable } from 'rxjs';
import type { JobRunDetail } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { Texts } from '../l10n/texts.ts';
import { ContactSync } from '../services/contacts/contact-sync.ts';
import type { SyncOrder, SyncOutcome } from '../services/contacts/sync-order.ts';
import type { RunWatch } from '../services/run-watch.ts';
import { setting } from '../services/settings/typed-settings.ts';
import type { JobId } from '../manifest.generated.ts';
import { Workbench } from './contribution.ts';
import { JobWatch } from './job-watch.ts';

const SYNC = 'lexoffice.syncPersons' satisfies JobId;

interface SyncInput {
  readonly role?: PersonRole;
  readonly order?: SyncOrder;
}

/** Opens the preview of one side's sync, or the run that is open already; used by the buttons and before an import (rules.md 10). */
@injectable()
export class ContactSyncDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSync) private readonly sync: ContactSync,
    @inject(JobWatch) private readonly jobs: JobWatch,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(role: PersonRole): Promise<void> {
    const open = await this.jobs.open(SYNC);
    await (open === undefined ? this.#show(role) : this.openRun(open.id));
  }

  async openRun(runId: string): Promise<void> {
    const { input } = await this.workbench.jobs.get(runId);
    const { role, order } = input as SyncInput;
    await this.#show(role ?? order?.role ?? 'both', runId);
  }

  /** @param runId shown instead of a preview */
  async #show(role: PersonRole | 'both', runId?: string): Promise<void> {
    const { showContactSync } = await import('../ui/contact-sync/show-contact-sync.ts');
    const overwrite = setting(this.workbench, 'lexoffice.overwriteMasterData');
    const last = await this.jobs.lastEnded(SYNC);
    const watched = (id: string) => (watch: RunWatch) =>
      this.#outcome((signal) => this.jobs.watch(id, signal), watch);
    await showContactSync(this.workbench.window, {
      role,
      plan$: runId === undefined && role !== 'both' ? this.sync.plan(role, { overwrite }) : NEVER,
      replan: (plan, next) => this.sync.replan(plan, { overwrite: next }),
      apply: (plan, rows, watch) =>
        this.#outcome((signal) => {
          const input: SyncInput = { role: plan.role, order: this.sync.handOver(plan, rows) };
          return this.jobs.start(SYNC, input, signal);
        }, watch),
      ...(runId !== undefined && { running: watched(runId) }),
      ...(last && { last: { at: last.finishedAt ?? last.createdAt, open: watched(last.id) } }),
      texts: this.texts,
    });
  }

  async #outcome(
    states: (signal: AbortSignal) => Observable<JobRunDetail>,
    watch: RunWatch,
  ): Promise<SyncOutcome> {
    const { input, result, counts = {} } = await this.jobs.ended(states, watch);
    const { order } = input as SyncInput;
    if (result !== undefined) return { ...(result as SyncOutcome), ...(order && { open: order.open }) };
    // Without a choice of a user there are counts only.
    const { created = 0, updated = 0, conflict = 0, refused = 0 } = counts;
    return { created, updated, failed: [], uncounted: conflict + refused };
  }
}
