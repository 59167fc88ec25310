import { auditTime, map, merge, Subject, throttleTime, type Subscriber } from 'rxjs';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { AccountTables } from '../../account-table/account-tables.ts';
import { concerns, type Failure } from '../../failures.ts';
import { observe } from '../../host-events.ts';
import type { Clock } from '../../host-tokens.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { CircumstancesSource } from './circumstances-source.ts';
import { detailProgress } from './detail-queue.ts';
import type { DetailSource } from './detail-source.ts';
import type { Entry, ImportList } from '../rules/entry.ts';
import { failureCode, isAbort } from '../../service-failure.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import type { MissingDetails, MissingDetailsSource } from './missing-details.ts';
import { PaceMeter } from './pace-meter.ts';
import type { WaitingCounter } from './waiting-counter.ts';

export interface SessionParts {
  readonly host: HostServices;
  readonly clock: Clock;
  readonly emitMs: number;
  readonly reader: ListReader;
  readonly details: DetailSource;
  readonly missing: MissingDetailsSource;
  readonly registry: TransferRegistry;
  readonly tables: AccountTables;
  readonly circumstances: CircumstancesSource;
  readonly counter: WaitingCounter;
  /** Whether a listing that is younger than a minute will do. */
  readonly mayBeKept: boolean;
}

/** One open import window: lists, classifies, fetches details, and follows what the user settles meanwhile. */
export class ImportListSession {
  readonly #stop = new AbortController();
  readonly #changed = new Subject<void>();
  readonly #pace = new PaceMeter();
  readonly #missing: MissingDetails;
  readonly #asked = new Set<string>();
  #reading: ListReading | undefined;
  #isListing = true;
  #kept: Promise<unknown> = Promise.resolve();
  #failure: Failure | undefined;

  constructor(private readonly parts: SessionParts) {
    this.#missing = parts.missing.follow({
      signal: this.#stop.signal,
      isWanted: () => this.#failure === undefined || this.#failure === 'incomplete-list',
      onArrived: (count) => {
        if (count > 0) this.#pace.tick(parts.clock.now().getTime(), count);
        this.#addMetCases();
        // Begun before anybody hears that all is there: who waits for that may wait for this, too.
        this.#keep(this.#settleWhenReady());
        this.#changed.next();
      },
      onRemembered: () => this.reclassify({ states: true }),
      onFailed: (error) => this.#fail(error),
    });
  }

  /** Resolves when what this list leaves behind is kept. */
  get kept(): Promise<unknown> {
    return this.#kept;
  }

  /** What has been read so far. */
  get current(): ListReading | undefined {
    return this.#reading;
  }

  /** Emits lists until it is stopped. */
  start(subscriber: Subscriber<ImportList>): void {
    const { host, tables, emitMs } = this.parts;
    const lists = this.#changed.pipe(
      throttleTime(emitMs, undefined, { leading: true, trailing: true }),
      map(() => this.#snapshot()),
    );
    subscriber.add(lists.subscribe((list) => subscriber.next(list)));
    const circumstances = merge(
      observe(host.persons.onDidChange),
      observe(host.mandant.onDidChange),
      tables.table$,
    );
    subscriber.add(
      circumstances.pipe(auditTime(emitMs)).subscribe(() => void this.reclassify({ states: false })),
    );
    subscriber.add(() => this.#stop.abort());
    this.#changed.next();
    void this.#list();
  }

  /** Books the list anew with what persons, accounts and registry say now; fetches nothing that is there. */
  async reclassify(options: { readonly states: boolean }): Promise<void> {
    const reading = this.#reading;
    if (reading === undefined) return;
    const { profile, board } = reading;
    try {
      const [circumstances, states] = await Promise.all([
        this.parts.circumstances.load(profile, { forBooking: true, signal: this.#stop.signal }),
        options.states ? this.parts.registry.load(profile.organizationId) : undefined,
      ]);
      if (states) board.setStates(states);
      board.setCircumstances(circumstances);
      this.#fetchDetails();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #list(): Promise<void> {
    const { reader, details, mayBeKept } = this.parts;
    try {
      const { signal } = this.#stop;
      for await (const reading of reader.read({ forBooking: true, mayBeKept, signal })) {
        this.#reading = reading;
        const { organizationId } = reading.profile;
        await details.show(organizationId, reading.board);
        // Who reads the list anew asks again for what was not to be had.
        if (mayBeKept) details.showRefused(reading.board);
        if (reading.isLast) await details.showRead(organizationId, reading.board);
        if (reading.isLast && !reading.complete) this.#failure = 'incomplete-list';
        this.#fetchDetails();
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#isListing = false;
    await this.#settleWhenReady();
    this.#changed.next();
  }

  #fetchDetails(): void {
    this.#changed.next();
    if (this.#reading !== undefined) this.#missing.proceed(this.#reading);
  }

  /** Tax cases that were met for the first time become rows that the user can confirm (rules.md 22). */
  #addMetCases(): void {
    const rows = (this.#reading?.board.missingRows() ?? []).flatMap(({ taxCase, account, taxKey }) =>
      account === undefined || this.#asked.has(taxCase)
        ? []
        : [{ taxCase, account, ...(taxKey && { taxKey }) }],
    );
    if (rows.length === 0) return;
    for (const { taxCase } of rows) this.#asked.add(taxCase);
    this.#keep(this.parts.tables.addMet(rows).catch((error: unknown) => this.#fail(error)));
  }

  /** With all details there, what the registry remembers of the list is brought up to date once more. */
  async #settleWhenReady(): Promise<void> {
    const reading = this.#reading;
    if (reading?.complete !== true || this.#status() !== 'ready') return;
    try {
      await this.parts.reader.remember(reading);
    } catch (error) {
      this.#fail(error);
    }
  }

  #keep(work: Promise<unknown>): void {
    this.#kept = Promise.all([this.#kept, work]);
  }

  #fail(error: unknown): void {
    if (isAbort(error) || this.#stop.signal.aborted) return;
    this.#failure = failureCode(error);
    this.#changed.next();
  }

  #status(): ImportList['status'] {
    if (this.#failure !== undefined && this.#failure !== 'incomplete-list') return 'failed';
    if (this.#isListing) return 'listing';
    const isPending = this.#reading?.board.entries().some(({ detail }) => detail === 'pending') ?? false;
    return isPending || this.#missing.isBusy ? 'details' : 'ready';
  }

  #snapshot(): ImportList {
    const reading = this.#reading;
    const failure = this.#failure;
    const entries = reading?.board.entries() ?? [];
    const lacking = lackingRights(entries);
    if (reading?.complete === true) this.parts.counter.adopt(reading);
    const { done, total } = detailProgress(entries);
    const { closedUntil } = this.parts.host.mandant.current;
    const remainingMs = this.#pace.remainingMs(total - done);
    return {
      status: this.#status(),
      entries,
      listed: reading?.listed ?? { done: 0, total: 0 },
      details: { done, total, ...(remainingMs !== undefined && { remainingMs }) },
      complete: reading?.complete ?? false,
      dropped: reading?.dropped ?? 0,
      ...(failure !== undefined && { failure }),
      lastFetchDate: reading?.lastFetchDate ?? this.parts.circumstances.boundary() ?? '',
      ...(closedUntil !== undefined && { closedUntil }),
      ...(lacking.length > 0 && { lacking }),
      ...(reading?.readAt !== undefined && { readAt: reading.readAt }),
    };
  }
}

/** Rights to kinds of documents that the key lacks. */
function lackingRights(entries: readonly Entry[]): readonly Failure[] {
  const lacking = new Set<Failure>();
  for (const { failure } of entries)
    if (failure?.startsWith('right-') && concerns(failure) === 'document') lacking.add(failure);
  return [...lacking];
}
