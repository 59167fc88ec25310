import { inject, injectable } from 'inversify';
import { auditTime, filter, firstValueFrom, merge, Observable, share } from 'rxjs';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { SecretKey } from '../../../manifest.generated.ts';
import { AccountTables } from '../../account-table/account-tables.ts';
import type { BookingProblem } from '../../booking/booking.ts';
import { concerns } from '../../failures.ts';
import { observe } from '../../host-events.ts';
import { Clock, Host } from '../../host-tokens.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import { Organization } from '../../organization/organization.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { DocumentRecord, Mark } from '../../registry/document-record.ts';
import { CircumstancesSource } from './circumstances-source.ts';
import { DetailSource } from './detail-source.ts';
import type { EntryBoard } from './entry-board.ts';
import { EntryDecisions, withAccount, type ChosenEntry } from './entry-decisions.ts';
import { ownKind } from '../rules/draft-entry.ts';
import { isWaiting, type ImportList } from '../rules/entry.ts';
import { ServiceFailure } from '../../service-failure.ts';
import { hasSecret, settingChanges, type SettingKey } from '../../settings/typed-settings.ts';
import { ImportListSession } from './import-list-session.ts';
import type { ImportObstacle } from './import-obstacle.ts';
import type { KnownDocument } from '../rules/known-document.ts';
import { ListReader, type ListReading, type ReadOptions } from './list-reader.ts';
import { MissingDetailsSource } from './missing-details.ts';
import { Pauses } from '../pauses.ts';
import type { WaitingCount } from './waiting-count.ts';
import { WaitingCounter } from './waiting-counter.ts';

/** Settings after whose change the list is another one; no keys at all mean that changes may have been missed. */
const READ_ANEW: readonly (SettingKey | SecretKey)[] = ['lexoffice.lastFetchDate', 'lexoffice.apiToken'];

/** discover ► classify ► detail ► book, as streams over the live connection: one reading for the badge, one per open window, and the user's decisions about them. */
/** A document as it was when it was marked as transferred. */
export interface MarkedDocument extends Mark {
  readonly id: string;
  readonly type: DocumentRecord['type'];
}

@injectable()
export class ImportLists {
  /** Current number of waiting entries; one listing request at most every 60 s unless forced. */
  readonly waiting$: Observable<WaitingCount>;
  readonly #sessions = new Set<ImportListSession>();

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(Clock) private readonly clock: Clock,
    @inject(ListReader) private readonly reader: ListReader,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(MissingDetailsSource) private readonly missing: MissingDetailsSource,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(AccountTables) private readonly tables: AccountTables,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
    @inject(Organization) private readonly organization: Organization,
    @inject(WaitingCounter) private readonly counter: WaitingCounter,
    @inject(EntryDecisions) private readonly decisions: EntryDecisions,
    @inject(Pauses) private readonly pauses: Pauses,
  ) {
    // The host's events are listened to only while somebody looks at the number, and once for all who look.
    const following$ = new Observable<never>(() => this.#followHost()).pipe(share());
    this.waiting$ = merge(counter.waiting$, following$);
  }

  /** Reads the rows (one request per 250), in the lane `user`; several calls at once share one reading. */
  refreshWaiting(options: { readonly force?: boolean } = {}): Promise<void> {
    return this.counter.refresh(options.force ?? false);
  }

  /** Checked before anything is fetched. */
  async obstacle(): Promise<ImportObstacle | undefined> {
    if (!hasSecret(this.host, 'lexoffice.apiToken')) return 'no-token';
    if (this.circumstances.boundary() === undefined) return 'no-last-fetch-date';
    const current = await firstValueFrom(this.organization.state$);
    const state = current.status === 'connected' ? current : await this.organization.check();
    if (state.status === 'no-token') return 'no-token';
    if (state.status === 'other-organization') return 'organization-changed';
    if (state.status === 'second-mandant') return 'organization-shared';
    if (state.status === 'failed' && (state.failure === 'unauthorized' || state.failure === 'plan'))
      return state.failure;
    return (await this.organization.lastSync('customer')) === undefined
      ? 'customers-never-synced'
      : undefined;
  }

  /**
   * Lists, classifies and fetches the details. Cold; unsubscribing aborts what is under way. Never errors: `status: 'failed'`. With `mayBeKept` a
   * listing that is younger than a minute, whoever read it, is not read again.
   */
  open({ mayBeKept = false }: Pick<ReadOptions, 'mayBeKept'> = {}): Observable<ImportList> {
    return new Observable<ImportList>((subscriber) => {
      const { host, clock, reader, details, missing, registry, tables, circumstances, counter } = this;
      const session = new ImportListSession({
        ...{ host, clock, reader, details, missing, registry, tables, circumstances, counter, mayBeKept },
        emitMs: this.pauses.emitMs,
      });
      counter.pause();
      this.#sessions.add(session);
      subscriber.add(() => {
        this.#sessions.delete(session);
        void counter.readAhead();
      });
      session.start(subscriber);
    });
  }

  /** Resolves when what the open lists leave behind is kept: a worker ends with its run. */
  async kept(): Promise<void> {
    await Promise.all([...this.#sessions].map(({ kept }) => kept));
  }

  /** Books the open list anew with the current persons and account table, without fetching what is there. */
  reclassify(): void {
    void this.#reclassified();
  }

  /** What "Als übertragen kennzeichnen" would mark (rules.md 12). */
  async unmarked(): Promise<readonly DocumentRow[]> {
    return unmarked(await this.#readAll()).map(({ row }) => row);
  }

  /** Does it, for these or for all. Answers how many. */
  async markAllTransferred(only?: ReadonlySet<string>): Promise<number> {
    const reading = await this.#readAll();
    const documents = unmarked(reading).filter(({ row }) => only?.has(row.id) ?? true);
    await this.decisions.markTransferred(reading.profile.organizationId, documents);
    await this.refreshWaiting({ force: true });
    await this.#reclassified();
    return documents.length;
  }

  /** The same for taking marks back, as far as nothing was booked since. Reads nothing from Lexware Office. */
  async marked(): Promise<readonly MarkedDocument[]> {
    const { organizationId } = await connectedProfile(this.organization);
    return [...(await this.#marks(organizationId))].map(([id, { mark, type }]) => ({ id, type, ...mark }));
  }

  async unmark(only: ReadonlySet<string>): Promise<number> {
    const { organizationId } = await connectedProfile(this.organization);
    const marks = new Map<string, Mark>();
    for (const [id, { mark }] of await this.#marks(organizationId)) if (only.has(id)) marks.set(id, mark);
    await this.decisions.unmark(organizationId, marks);
    await this.refreshWaiting({ force: true });
    await this.#reclassified();
    return marks.size;
  }

  /** By document id, of documents without a booking here. */
  async #marks(
    organizationId: string,
  ): Promise<ReadonlyMap<string, { readonly mark: Mark; readonly type: DocumentRecord['type'] }>> {
    const marks = new Map<string, { mark: Mark; type: DocumentRecord['type'] }>();
    for (const [id, { record, vouchers }] of await this.registry.load(organizationId)) {
      if (record?.marked !== undefined && vouchers.length === 0)
        marks.set(id, { mark: record.marked, type: record.type });
    }
    return marks;
  }

  async markTransferred(entryKeys: readonly string[]): Promise<void> {
    const { organizationId, chosen } = this.#chosen(entryKeys);
    const documents = new Set(chosen.map(({ known }) => known));
    await this.decisions.markTransferred(
      organizationId,
      [...documents].filter(({ state }) => state.vouchers.length === 0),
    );
    await this.#reclassified();
  }

  async dismiss(entryKeys: readonly string[]): Promise<void> {
    const { organizationId, chosen } = this.#chosen(entryKeys);
    await this.decisions.dismiss(organizationId, chosen);
    await this.#reclassified();
  }

  async restore(entryKeys: readonly string[]): Promise<void> {
    const { organizationId, chosen } = this.#chosen(entryKeys);
    await this.decisions.restore(organizationId, chosen);
    await this.#reclassified();
  }

  async importAgain(entryKey: string): Promise<void> {
    const { organizationId, chosen } = this.#chosen([entryKey]);
    for (const one of chosen) await this.decisions.importAgain(organizationId, one);
    await this.#reclassified();
  }

  async takeByHand(entryKey: string): Promise<void> {
    const { organizationId, chosen } = this.#chosen([entryKey]);
    for (const one of chosen) await this.decisions.takeByHand(organizationId, one);
    await this.#reclassified();
  }

  /** "Auf Sammeldebitor buchen", and taking it back (rules.md 26). */
  async bookOnCollective(entryKey: string, on: boolean): Promise<void> {
    const { organizationId, chosen } = this.#chosen([entryKey]);
    for (const one of chosen) await this.decisions.bookOnCollective(organizationId, one, on);
    await this.#reclassified();
  }

  /** Another account for one tax case of a document, `undefined` for the person's or table's again. Answers why it cannot be taken; then nothing was kept (rules.md 22). */
  async chooseAccount(
    entryKey: string,
    taxCase: string,
    account: string | undefined,
  ): Promise<BookingProblem | undefined> {
    const { organizationId, board, chosen } = this.#chosen([entryKey]);
    for (const one of chosen) {
      const { entry, known } = one;
      const { entries } = board.tried(known.row.id, (record) => ({
        ...record,
        type: record?.type ?? ownKind(known),
        accounts: withAccount(record, taxCase, account),
      }));
      const problem = entries
        .find(({ key }) => key === entry.key)
        ?.problems.find((each) => 'taxCase' in each && each.taxCase === taxCase);
      if (account !== undefined && problem !== undefined) return problem;
      await this.decisions.chooseAccount(organizationId, one, taxCase, account);
    }
    await this.#reclassified();
    return undefined;
  }

  async #reclassified(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.reclassify({ states: true })));
    if (this.#sessions.size === 0) await this.counter.recount();
  }

  /** Entries of the list that is shown; keys that it does not hold are ignored. */
  #chosen(entryKeys: readonly string[]): {
    readonly organizationId: string;
    readonly board: EntryBoard;
    readonly chosen: readonly ChosenEntry[];
  } {
    const reading = [...this.#sessions].at(-1)?.current ?? this.counter.reading;
    if (reading === undefined) throw new ServiceFailure('incomplete-list');
    const { board, profile } = reading;
    const keys = new Set(entryKeys);
    const chosen = board.entries().flatMap((entry) => {
      const known = keys.has(entry.key) ? board.get(entry.documentId) : undefined;
      return known ? [{ entry, known }] : [];
    });
    return { organizationId: profile.organizationId, board, chosen };
  }

  /** Everything after the boundary and what changed since. Rejects when the list is not complete: nothing is marked by halves. */
  async #readAll(): Promise<ListReading> {
    let last: ListReading | undefined;
    for await (last of this.reader.read({ forBooking: false, all: true }));
    if (last?.complete !== true) throw new ServiceFailure('incomplete-list');
    return last;
  }

  async #checkConnected(): Promise<void> {
    const { status } = await firstValueFrom(this.organization.state$);
    if (status === 'connected') await this.organization.check();
  }

  #followHost(): () => void {
    const { host, tables, registry } = this;
    const books = merge(
      observe(host.persons.onDidChange),
      observe(host.vouchers.onDidChange),
      observe(registry.onDidChange),
      tables.table$,
    )
      // Not debounced: a run that books faster than it settles would keep the number of before until its end.
      .pipe(auditTime(this.pauses.settleMs))
      .subscribe(() => {
        if (this.#sessions.size === 0) void this.counter.recount();
      });
    const settings = settingChanges(host)
      .pipe(filter((keys) => keys.length === 0 || keys.some((key) => READ_ANEW.includes(key))))
      .subscribe(() => this.counter.invalidate());
    // A token that expired is noticed by whoever asks first; buttons and settings learn it from the connection.
    const refusals = this.counter.waiting$
      .pipe(filter((waiting) => waiting.status === 'stale' && concerns(waiting.failure) === 'token'))
      .subscribe(() => void this.#checkConnected());
    return () => {
      books.unsubscribe();
      settings.unsubscribe();
      refusals.unsubscribe();
    };
  }
}

/** Documents that wait or were created before the boundary, and that nobody has decided about (rules.md 12). */
function unmarked({ board }: ListReading): readonly KnownDocument[] {
  return [...board.documents()].filter(({ row, state }) => {
    if (state.vouchers.length > 0 || state.record?.marked !== undefined) return false;
    return board
      .entriesOf(row.id)
      .some((entry) => isWaiting(entry) || entry.reason === 'created-before-cutoff');
  });
}
