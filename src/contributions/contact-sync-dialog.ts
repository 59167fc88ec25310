import { inject, injectable } from 'inversify';
import { NEVER, type Observable } from 'rxjs';
import type { JobRunDetail } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { Texts } from '../l10n/texts.ts';
import { ContactSync } from '../services/contacts/contact-sync.ts';
import type { SyncOutcome } from '../services/contacts/sync-order.ts';
import { setting } from '../services/settings/typed-settings.ts';
import type { JobId } from '../manifest.generated.ts';
import { Workbench } from './contribution.ts';
import { JobWatch, type WatchOptions } from './job-watch.ts';

const SYNC = 'lexoffice.syncPersons' satisfies JobId;

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
    const { showContactSync } = await import('../ui/contact-sync/show-contact-sync.ts');
    const overwrite = setting(this.workbench, 'lexoffice.overwriteMasterData');
    const open = await this.jobs.open(SYNC);
    await showContactSync(this.workbench.window, {
      role,
      plan$: open === undefined ? this.sync.plan(role, { overwrite }) : NEVER,
      replan: (plan, next) => this.sync.replan(plan, { overwrite: next }),
      apply: (plan, rows, options) =>
        this.#outcome((signal) => {
          const input = { role, order: this.sync.handOver(plan, rows) };
          return this.jobs.start(SYNC, input, signal);
        }, options),
      ...(open && {
        running: (options: WatchOptions) =>
          this.#outcome((signal) => this.jobs.watch(open.id, signal), options),
      }),
      texts: this.texts,
    });
  }

  async #outcome(
    states: (signal: AbortSignal) => Observable<JobRunDetail>,
    options: WatchOptions,
  ): Promise<SyncOutcome> {
    const { result, counts = {} } = await this.jobs.ended(states, options);
    // Without a choice of a user there are counts only.
    const { created = 0, updated = 0 } = counts;
    return (result as SyncOutcome | undefined) ?? { created, updated, failed: [] };
  }
}
