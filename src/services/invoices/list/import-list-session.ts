import { auditTime, map, merge, Subject, throttleTime, type Subscriber } from 'rxjs';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { AccountTables } from '../../account-table/account-tables.ts';
import { concerns, type Failure } from '../../failures.ts';
import { observe } from '../../host-events.ts';
import type { Clock } from '../../host-tokens.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import { checkOutcome } from '../rules/change-check.ts';
import type { CircumstancesSource } from './circumstances-source.ts';
import { detailProgress, nextWanted } from './detail-queue.ts';
import type { DetailSource } from './detail-source.ts';
import type { Entry, ImportList } from '../rules/entry.ts';
import { failureCode, isAbort, ServiceFailure } from '../../service-failure.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { PaceMeter } from './pace-meter.ts';
import type { WaitingCounter } from './waiting-counter.ts';

/** Two under way hide the answer time; the host paces, so more would only wait (docs/adr/0009). */
const PARALLEL = 2;
/** So many documents in a row that are not to be had are no fault of theirs. */
const UNAVAILABLE_IN_A_ROW = 3;

export interface SessionParts {
  readonly host: HostServices;
  readonly clock: Clock;
  readonly emitMs: number;
  readonly reader: ListReader;
  readonly details: DetailSource;
  readonly registry: TransferRegistry;
  readonly tables: AccountTables;
  readonly circumstances: CircumstancesSource;
  readonly counter: WaitingCounter;
}

/** One open import window: lists, classifies, fetches details, and follows what the user settles meanwhile. */
export class ImportListSession {
  readonly #stop = new AbortController();
  readonly #changed = new Subject<void>();
  readonly #pace = new PaceMeter();
  readonly #underWay = new Set<string>();
  readonly #asked = new Set<string>();
  #reading: ListReading | undefined;
  #isListing = true;
  #unavailable = 0;
  /** Kinds of documents that the key may not read, told once and not asked for again. */
  readonly #denied = new Map<DocumentRow['type'], Failure>();
  #failure: Failure | undefined;

  constructor(private readonly parts: SessionParts) {}

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
    const { reader, details } = this.parts;
    try {
      for await (const reading of reader.read({ forBooking: true, signal: this.#stop.signal })) {
        this.#reading = reading;
        const rows = [...reading.board.documents()].filter(({ document }) => !document).map(({ row }) => row);
        for (const document of await details.known(reading.profile.organizationId, rows)) {
          reading.board.setDocument(document);
        }
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
    const reading = this.#reading;
    const underWay = this.#underWay;
    this.#changed.next();
    if (reading === undefined) return;
    while (underWay.size < PARALLEL && this.#canFetch()) {
      const wanted = nextWanted(reading.board.entries(), underWay);
      if (wanted === undefined) break;
      underWay.add(wanted.documentId);
      void this.#fetchDetail(reading, wanted);
    }
  }

  #canFetch(): boolean {
    return !this.#stop.signal.aborted && (this.#failure === undefined || this.#failure === 'incomplete-list');
  }

  async #fetchDetail(reading: ListReading, { documentId }: Entry): Promise<void> {
    const { details, clock, registry } = this.parts;
    const { board } = reading;
    const { organizationId } = reading.profile;
    const known = board.get(documentId);
    if (known === undefined) return;
    const denied = this.#denied.get(known.row.type);
    try {
      if (denied !== undefined) throw new ServiceFailure(denied);
      const options = { lane: 'bulk', signal: this.#stop.signal } as const;
      board.setDocument(await details.read(organizationId, known.row, options));
      this.#unavailable = 0;
      this.#pace.tick(clock.now().getTime());
      const change = checkOutcome(board.get(documentId) ?? known);
      if (change) {
        await registry.update(organizationId, documentId, change);
        board.changeRecord(documentId, change);
      }
    } catch (error) {
      await this.#failDetail(reading, known.row, error);
    }
    this.#underWay.delete(documentId);
    this.#addMetCases();
    this.#fetchDetails();
    await this.#settleWhenReady();
  }

  async #failDetail(
    reading: ListReading,
    { id: documentId, type }: DocumentRow,
    error: unknown,
  ): Promise<void> {
    const failure = failureCode(error);
    if (failure.startsWith('right-') && concerns(failure) === 'document') {
      this.#denied.set(type, failure);
      reading.board.setFailure(documentId, { failure });
      return;
    }
    if (LexofficeError.is(error, 'unavailable')) this.#unavailable += 1;
    const isOfOne = LexofficeError.is(error) && concerns(error.failure) === 'document';
    if (!isOfOne || this.#unavailable >= UNAVAILABLE_IN_A_ROW) this.#fail(error);
    else if (error.failure === 'not-found' && !reading.listedIds.has(documentId)) {
      // Remembered only, and deleted since: nothing waits there any more.
      reading.board.remove(documentId);
      await this.parts.registry
        .update(
          reading.profile.organizationId,
          documentId,
          (record) => record && { ...record, waiting: false },
        )
        .catch((failure: unknown) => this.#fail(failure));
    } else {
      reading.board.setFailure(documentId, { failure, problem: error.context.problem });
    }
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
    this.parts.tables.addMet(rows).catch((error: unknown) => this.#fail(error));
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

  #fail(error: unknown): void {
    if (isAbort(error) || this.#stop.signal.aborted) return;
    this.#failure = failureCode(error);
    this.#changed.next();
  }

  #status(): ImportList['status'] {
    if (this.#failure !== undefined && this.#failure !== 'incomplete-list') return 'failed';
    if (this.#isListing) return 'listing';
    const isPending = this.#reading?.board.entries().some(({ detail }) => detail === 'pending') ?? false;
    return isPending || this.#underWay.size > 0 ? 'details' : 'ready';
  }

  #snapshot(): ImportList {
    const reading = this.#reading;
    const failure = this.#failure;
    const entries = reading?.board.entries() ?? [];
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
      ...(this.#denied.size > 0 && { lacking: [...this.#denied.values()] }),
      ...(reading?.readAt !== undefined && { readAt: reading.readAt }),
    };
  }
}
