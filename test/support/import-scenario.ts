import { Container } from 'inversify';
import { filter, firstValueFrom, lastValueFrom } from 'rxjs';
import type { HostServices } from '../../host/api/plugin-context.ts';
import { de } from '../../src/l10n/de/de.ts';
import { ServiceTexts } from '../../src/services/texts.ts';
import { accountTableModule } from '../../src/services/account-table/account-table.module.ts';
import { InMemoryInvoiceCache } from '../../src/services/cache/in-memory-invoice-cache.ts';
import { InMemoryUnsentReports } from '../../src/services/cache/in-memory-unsent-reports.ts';
import { InvoiceCache } from '../../src/services/cache/invoice-cache.ts';
import { UnsentReports } from '../../src/services/cache/unsent-reports.ts';
import { contactsModule } from '../../src/services/contacts/contacts.module.ts';
import { personKey } from '../../src/services/contacts/person-key.ts';
import { Clock, Host } from '../../src/services/host-tokens.ts';
import type { Entry, ImportList } from '../../src/services/invoices/rules/entry.ts';
import { ImportLists } from '../../src/services/invoices/list/import-lists.ts';
import type { RunEntry, RunResult, RunState, Selection } from '../../src/services/invoices/run/import-run.ts';
import { ImportRuns } from '../../src/services/invoices/run/import-runs.ts';
import { remoteDetailsModule } from '../../src/services/invoices/list/remote-details.module.ts';
import { runModule } from '../../src/services/invoices/run/run.module.ts';
import { invoicesModule } from '../../src/services/invoices/invoices.module.ts';
import { OriginalFiles } from '../../src/services/invoices/originals/original-files.ts';
import { StatedPayments } from '../../src/services/invoices/stated-payments.ts';
import { Pauses } from '../../src/services/invoices/pauses.ts';
import { LexofficeClient, RemoteLexoffice } from '../../src/services/lexoffice/lexoffice-client.ts';
import { Organization } from '../../src/services/organization/organization.ts';
import { organizationModule } from '../../src/services/organization/organization.module.ts';
import { registryModule } from '../../src/services/registry/registry.module.ts';
import { TransferRegistry } from '../../src/services/registry/transfer-registry.ts';
import { CONTACT, FakeLexoffice, ORGANIZATION } from './fake-lexoffice.ts';
import { InMemoryHost } from './in-memory-host.ts';
import { TestClock } from './test-clock.ts';

/** The services of one seat, as the plugin binds them, without pauses. */
export function createSeat(
  host: HostServices,
  lexoffice: RemoteLexoffice,
  clock: Clock,
  cache: InvoiceCache = new InMemoryInvoiceCache(),
  unsent: UnsentReports = new InMemoryUnsentReports(),
): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(Host).toConstantValue(host);
  container.bind(Clock).toConstantValue(clock);
  container.bind(ServiceTexts).toConstantValue(de);
  container.bind(RemoteLexoffice).toConstantValue(lexoffice);
  container.bind(LexofficeClient).toService(RemoteLexoffice);
  container.bind(InvoiceCache).toConstantValue(cache);
  container.bind(UnsentReports).toConstantValue(unsent);
  container.load(
    organizationModule,
    registryModule,
    accountTableModule,
    contactsModule,
    invoicesModule,
    remoteDetailsModule,
    runModule,
  );
  container.rebind(Pauses).toConstantValue({ emitMs: 0, settleMs: 0, retryMs: [0, 0] });
  return container;
}

/** One seat with a customer that is synced, the boundary at 2026-10-31 and nothing imported yet. */
export class ImportScenario {
  readonly clock = new TestClock();
  readonly host = new InMemoryHost(this.clock);
  readonly lexoffice = new FakeLexoffice(this.clock);
  cache: InvoiceCache = new InMemoryInvoiceCache();
  readonly unsent = new InMemoryUnsentReports();
  container: Container;

  constructor() {
    this.host.settings.set('lexoffice.lastFetchDate', '2026-10-31');
    this.host.addCustomer('10010', personKey(ORGANIZATION, CONTACT, 'customer'));
    this.container = this.seat('anna', this.cache, this.unsent);
  }

  get lists(): ImportLists {
    return this.container.get(ImportLists);
  }

  get runs(): ImportRuns {
    return this.container.get(ImportRuns);
  }

  get registry(): TransferRegistry {
    return this.container.get(TransferRegistry);
  }

  get organization(): Organization {
    return this.container.get(Organization);
  }

  get originals(): OriginalFiles {
    return this.container.get(OriginalFiles);
  }

  get payments(): StatedPayments {
    return this.container.get(StatedPayments);
  }

  /** A host that takes so long to book that no two documents share a group. */
  bookSlowly(): void {
    this.host.whileBooking = () => this.clock.advance({ seconds: 1 });
  }

  /** Another seat, or the same one after a restart. */
  seat(user = 'anna', cache?: InvoiceCache, unsent?: UnsentReports): Container {
    return createSeat(this.host.seat(user), this.lexoffice, this.clock, cache, unsent);
  }

  /** A restart: memory is gone, the host's state and the browser's cache stay. */
  restart(options: { readonly cache: 'kept' | 'lost' } = { cache: 'kept' }): void {
    if (options.cache === 'lost') this.cache = new InMemoryInvoiceCache();
    this.container = this.seat('anna', this.cache, this.unsent);
  }

  /** Opens the import window and waits until everything is there. */
  list(container = this.container): Promise<ImportList> {
    const lists = container.get(ImportLists).open();
    return firstValueFrom(lists.pipe(filter(({ status }) => status === 'ready' || status === 'failed')));
  }

  /** Opens, selects what is preselected (or what is chosen), and books it. */
  async import(
    choose: (entry: Entry) => boolean = ({ class: is }) => is === 'preselected',
    dates?: Selection['dates'],
  ): Promise<RunResult<RunEntry>> {
    const list = await this.list();
    return this.book(list, choose, dates);
  }

  async book(
    list: ImportList,
    choose: (entry: Entry) => boolean = ({ class: is }) => is === 'preselected',
    dates?: Selection['dates'],
    container = this.container,
  ): Promise<RunResult<RunEntry>> {
    const keys = list.entries.filter(choose).map(({ key }) => key);
    const state = await this.run(list, { keys, ...(dates && { dates }) }, container);
    if (state.status !== 'finished') throw new Error(`run ended as ${JSON.stringify(state)}`);
    return state.result;
  }

  /** What the job of the import does: the run, then the originals; an open list is classified anew. */
  async run(
    list: ImportList,
    selection: Selection,
    container = this.container,
    signal = new AbortController().signal,
  ): Promise<RunState<RunEntry>> {
    const state = await lastValueFrom(container.get(ImportRuns).run(list, selection, signal));
    if (state.status === 'finished') {
      container.get(ImportLists).reclassify();
      void container.get(OriginalFiles).fetchMissing();
    }
    return state;
  }

  /** Entries as `kind class reason`, for short expectations. */
  async summary(): Promise<string[]> {
    return summaryOf((await this.list()).entries);
  }

  /** External keys of all vouchers, without the parts that are always the same. */
  keys(): string[] {
    return [...this.host.vouchers.values()]
      .map(({ externalKey }) => externalKey.split(':').slice(3).join(':'))
      .sort();
  }

  sum(): number {
    return [...this.host.vouchers.values()]
      .filter(({ deleted }) => !deleted)
      .reduce((total, { grossCents }) => total + grossCents, 0);
  }
}

export function summaryOf(entries: readonly Entry[]): string[] {
  return entries.map(({ kind, class: is, reason }) => [kind, is, reason].filter(Boolean).join(' '));
}
