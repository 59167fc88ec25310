import { inject, injectable } from 'inversify';
import { auditTime, combineLatest, concatMap, from, merge, startWith } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { JobId } from '../manifest.generated.ts';
import { berlinDayOf } from '../services/calendar/berlin-calendar.ts';
import { observe } from '../services/host-events.ts';
import { Clock } from '../services/host-tokens.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { Pauses } from '../services/invoices/pauses.ts';
import { Organization, type ConnectionState } from '../services/organization/organization.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { hasSecret, setting, settingChanges } from '../services/settings/typed-settings.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';

/** How far the set-up of the manifest is, by the context keys that its steps name. Always asked of what is there: nothing is ticked off. */
@injectable()
export class SetupContribution implements Contribution {
  /** Once booked, always booked: a run that is taken back leaves its vouchers. */
  #imported = false;

  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(Clock) private readonly clock: Clock,
    @inject(Pauses) private readonly pauses: Pauses,
  ) {}

  start(): Disposable {
    const { commands, jobs, settings } = this.workbench;
    const moved$ = merge(
      settingChanges(this.workbench),
      observe(this.organization.onDidChangeMemory),
      observe(jobs.onDidChange),
      this.lists.waiting$,
    ).pipe(startWith(undefined), auditTime(this.pauses.settleMs));
    return new Disposables().add(
      commands.register(commandId('lexoffice.openSettings'), () => settings.open('lexoffice')),
      combineLatest([this.organization.state$, moved$])
        .pipe(concatMap(([state]) => from(this.#look(state))))
        .subscribe(),
    );
  }

  /** What cannot be read now stays as it was. */
  async #look(state: ConnectionState): Promise<void> {
    if (state.status === 'checking') return;
    const { setContext } = this.workbench.commands;
    try {
      const reached = await this.#reached(state);
      for (const [key, isDone] of Object.entries(reached)) setContext(`lexoffice.${key}`, isDone);
      setContext('lexoffice.setUpKnown', true);
    } catch {
      // The host is away: its screen says so.
    }
  }

  async #reached(state: ConnectionState): Promise<Readonly<Record<string, boolean>>> {
    const lastFetchDate = setting(this.workbench, 'lexoffice.lastFetchDate');
    const boundTo = await this.organization.boundTo();
    const [suppliers, customers, watermark] = await Promise.all([
      this.organization.lastSync('supplier'),
      this.organization.lastSync('customer'),
      boundTo === undefined || lastFetchDate === undefined
        ? undefined
        : this.registry.watermark(boundTo, { lastFetchDate, today: berlinDayOf(this.clock.now()) }),
    ]);
    return {
      hasToken: hasSecret(this.workbench, 'lexoffice.apiToken'),
      companyKnown: state.status === 'connected' || (state.status === 'failed' && state.working),
      hasLastFetchDate: lastFetchDate !== undefined,
      suppliersSynced: suppliers !== undefined,
      customersSynced: customers !== undefined,
      listRead: watermark !== undefined,
      imported: await this.#hasImported(),
    };
  }

  /** By the latest runs; where they are too old to be kept, by the books. */
  async #hasImported(): Promise<boolean> {
    const { jobs, vouchers } = this.workbench;
    const runs = this.#imported ? [] : await jobs.list({ job: 'lexoffice.import' satisfies JobId });
    this.#imported ||=
      runs.some(({ counts }) => (counts?.['imported'] ?? 0) > 0) ||
      (await vouchers.list({ externalKeyPrefix: 'lexoffice:', includeDeleted: true })).length > 0;
    return this.#imported;
  }
}
