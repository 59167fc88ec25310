import { inject, injectable } from 'inversify';
import { auditTime, combineLatest, concatMap, filter, from, merge, startWith } from 'rxjs';
import type { CalendarDate } from '../../host/api/calendar-date.ts';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import type { JobId } from '../manifest.generated.ts';
import { berlinDayOf, plusDays } from '../services/calendar/berlin-calendar.ts';
import { observe } from '../services/host-events.ts';
import { Clock } from '../services/host-tokens.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { Pauses } from '../services/invoices/pauses.ts';
import { LexofficeClient } from '../services/lexoffice/lexoffice-client.ts';
import { Organization, type ConnectionState } from '../services/organization/organization.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { hasSecret, setting, settingChanges } from '../services/settings/typed-settings.ts';
import { attempt } from '../ui/attempt.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';

/** By the context keys that the steps name, without the plugin's name. */
type Reached = Readonly<Record<string, boolean>>;

/** How far the set-up of the manifest is, by the context keys that its steps name. Always asked of what is there: nothing is ticked off. */
@injectable()
export class SetupContribution implements Contribution {
  /** Once booked, always booked: a run that is taken back leaves its vouchers. */
  #imported = false;
  /** What the host said last, of which company; what is reached there is not asked for again. */
  #last: { readonly company: string | undefined; readonly reached: Reached } | undefined;

  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(Clock) private readonly clock: Clock,
    @inject(Pauses) private readonly pauses: Pauses,
    @inject(LexofficeClient) private readonly lexoffice: LexofficeClient,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { commands, settings, vouchers } = this.workbench;
    // Only what may still be reached is looked for: a run tells of itself many times a second, and of none of this.
    const worked$ = merge(
      observe(vouchers.onDidChange).pipe(filter(() => !this.#imported)),
      this.lists.waiting$.pipe(
        filter(({ status }) => status === 'ready' && this.#last?.reached['listRead'] !== true),
      ),
    );
    const moved$ = merge(
      settingChanges(this.workbench),
      observe(this.organization.onDidChangeMemory),
      worked$,
    ).pipe(auditTime(this.pauses.settleMs), startWith(undefined));
    return new Disposables().add(
      commands.register(commandId('lexoffice.openSettings'), () => settings.open('lexoffice')),
      commands.register(
        commandId('lexoffice.startFromNow'),
        ignoreWhileRunning(() => this.#startFromNow()),
      ),
      combineLatest([this.organization.state$, moved$])
        .pipe(concatMap(([state]) => from(this.#look(state))))
        .subscribe(),
    );
  }

  /** In place of a date: whatever is there counts as transferred (rules.md 12). */
  #startFromNow(): Promise<void> {
    const { workbench, lexoffice, organization, registry, lists, texts } = this;
    const { window } = workbench;
    const parts = { host: workbench, window, lexoffice, organization, registry, lists, texts };
    return attempt(window, texts, async () => {
      const { startFromNow } = await import('./document-decisions.ts');
      await startFromNow(parts, plusDays(berlinDayOf(this.clock.now()), -1));
    });
  }

  /** What cannot be read now stays as it was. */
  async #look(state: ConnectionState): Promise<void> {
    const { setContext } = this.workbench.commands;
    try {
      const reached = await this.#reached(state);
      for (const [key, isDone] of Object.entries(reached)) setContext(`lexoffice.${key}`, isDone);
      setContext('lexoffice.setUpKnown', true);
    } catch {
      // The host is away: its screen says so.
    }
  }

  async #reached(state: ConnectionState): Promise<Reached> {
    const lastFetchDate = setting(this.workbench, 'lexoffice.lastFetchDate');
    const company = await this.organization.boundTo();
    const before = this.#last?.company === company ? this.#last?.reached : undefined;
    const [suppliersSynced, customersSynced, listRead, imported] = await Promise.all([
      before?.suppliersSynced || this.#isSynced('supplier'),
      before?.customersSynced || this.#isSynced('customer'),
      before?.listRead || this.#isListRead(company, lastFetchDate),
      this.#hasImported(),
    ]);
    const reached = {
      hasToken: hasSecret(this.workbench, 'lexoffice.apiToken'),
      companyKnown: isCompanyKnown(state, company),
      hasLastFetchDate: lastFetchDate !== undefined,
      ...{ suppliersSynced, customersSynced, listRead, imported },
    };
    this.#last = { company, reached };
    return reached;
  }

  async #isSynced(role: PersonRole): Promise<boolean> {
    return (await this.organization.lastSync(role)) !== undefined;
  }

  async #isListRead(company: string | undefined, lastFetchDate: CalendarDate | undefined): Promise<boolean> {
    if (company === undefined || lastFetchDate === undefined) return false;
    const today = berlinDayOf(this.clock.now());
    return (await this.registry.watermark(company, { lastFetchDate, today })) !== undefined;
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

/** Until Lexware Office has answered the company of the last time counts: the steps stand there with the page. */
function isCompanyKnown(state: ConnectionState, company: string | undefined): boolean {
  switch (state.status) {
    case 'checking':
      return company !== undefined;
    case 'failed':
      return state.working;
    default:
      return state.status === 'connected';
  }
}
