import { inject, injectable } from 'inversify';
import { BehaviorSubject, type Observable } from 'rxjs';
import { InvoiceCache } from '../../cache/invoice-cache.ts';
import type { Failure } from '../../failures.ts';
import { Clock } from '../../host-tokens.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import { CircumstancesSource } from './circumstances-source.ts';
import { StatedPayments } from '../stated-payments.ts';
import { DetailSource } from './detail-source.ts';
import { isWaiting } from '../rules/entry.ts';
import { failureCode } from '../../service-failure.ts';
import type { WaitingCount } from './waiting-count.ts';
import { KEPT_MS, ListReader, type ListReading } from './list-reader.ts';
import { ReadingAhead } from './reading-ahead.ts';

/** The number on the import button: the waiting entries of the list as it was read last (rules.md 8). */
@injectable()
export class WaitingCounter {
  readonly #subject = new BehaviorSubject<WaitingCount>({ status: 'unknown' });
  #last: ListReading | undefined;
  #underWay: Promise<void> | undefined;
  /** Somebody insisted while a reading was under way, which may have seen the list of before. */
  #again = false;
  #ahead = new AbortController();
  /** Recounts by number: an answer that was asked for before a later one that is shown already counts for nothing. */
  #asked = 0;
  #shown = 0;

  constructor(
    @inject(ListReader) private readonly reader: ListReader,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(ReadingAhead) private readonly ahead: ReadingAhead,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
    @inject(InvoiceCache) private readonly cache: InvoiceCache,
    @inject(StatedPayments) private readonly payments: StatedPayments,
    @inject(Clock) private readonly clock: Clock,
  ) {}

  get waiting$(): Observable<WaitingCount> {
    return this.#subject.asObservable();
  }

  /** The list as it was read last, by the badge or by the window. */
  get reading(): ListReading | undefined {
    return this.#last;
  }

  /**
   * Reads the rows. Several calls at once share one reading; who insists gets one that began after the call (LX-18), and
   * again shares it with all others who insist meanwhile. Never rejects.
   */
  refresh(force: boolean): Promise<void> {
    if (this.#underWay !== undefined && force) this.#again = true;
    this.#underWay ??= this.#readUntilCurrent(force).finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  /** Takes over what the window reads and knows, so that both show the same. */
  adopt(reading: ListReading): void {
    this.pause();
    this.#last = reading;
    this.#publish();
  }

  /** Counts again after something was booked, decided or synced, without a request. */
  async recount(): Promise<void> {
    const turn = (this.#asked += 1);
    const last = this.#last;
    if (last === undefined) return;
    try {
      const [states, circumstances] = await Promise.all([
        this.registry.load(last.profile.organizationId),
        this.circumstances.load(last.profile, { forBooking: false }),
      ]);
      if (turn < this.#shown) return;
      this.#shown = turn;
      last.board.setStates(states);
      last.board.setCircumstances(circumstances);
      this.#publish();
    } catch (error) {
      await this.#fail(failureCode(error));
    }
  }

  /** The next refresh reads the list whatever its age: the boundary or the organisation is another one. */
  invalidate(): void {
    this.pause();
    this.#last = undefined;
  }

  /** Has read behind everything else what the list lacks. */
  async readAhead(): Promise<void> {
    const last = this.#last;
    if (last === undefined) return;
    this.pause();
    const { signal } = this.#ahead;
    const onRead = (): void => {
      if (!signal.aborted) this.#publish();
    };
    await this.ahead.behind(last, { signal, onRead });
  }

  /** Follows nothing any more that is read behind it; the window does it itself. */
  pause(): void {
    this.#ahead.abort();
    this.#ahead = new AbortController();
  }

  async #readUntilCurrent(force: boolean): Promise<void> {
    await this.#readOrRecount(force);
    while (this.#again) {
      this.#again = false;
      await this.#readOrRecount(true);
    }
  }

  async #readOrRecount(force: boolean): Promise<void> {
    const last = this.#last;
    const age = last?.readAt === undefined ? Infinity : this.clock.now().getTime() - Date.parse(last.readAt);
    if (!force && last?.complete === true && age >= 0 && age < KEPT_MS) {
      await this.recount();
      return;
    }
    const count = this.#count();
    const asked = this.#asked;
    this.#subject.next({ status: 'refreshing', ...(count !== undefined && { count }) });
    try {
      let reading: ListReading | undefined;
      for await (reading of this.reader.read({ forBooking: false }));
      if (reading?.complete !== true) {
        await this.#fail('incomplete-list');
        return;
      }
      this.pause();
      await this.#addKnownDetails(reading);
      this.#last = reading;
      // What was booked meanwhile is not in the states that were read at its beginning.
      if (this.#asked === asked) this.#publish();
      else await this.recount();
    } catch (error) {
      await this.#fail(failureCode(error));
      return;
    }
    void this.readAhead();
    void this.#statePayments();
  }

  /** Behind everything else, and only to inform: what cannot be said now is said after the next listing. */
  async #statePayments(): Promise<void> {
    if (this.#last === undefined) return;
    const { board, listedIds } = this.#last;
    const { signal } = this.#ahead;
    const rows = [...board.documents()].map(({ row }) => row).filter(({ id }) => listedIds.has(id));
    try {
      await this.payments.state(rows);
      await this.payments.fetchDays(signal);
    } catch {
      // Said above.
    }
  }

  /** What details have shown before counts here too, without a request: the number is that of the window (G20). */
  async #addKnownDetails({ board, profile: { organizationId } }: ListReading): Promise<void> {
    await this.details.show(organizationId, board);
    this.details.showRefused(board);
    await this.details.showRead(organizationId, board);
  }

  #publish(): void {
    const count = this.#last?.board.entries().filter(isWaiting).length;
    const readAt = this.#last?.readAt;
    if (count === undefined || readAt === undefined) return;
    // A number that is about to be read anew is not called current, not even for a moment.
    this.#subject.next(this.#again ? { status: 'refreshing', count } : { status: 'ready', count, readAt });
  }

  /** The last known number stays, with its age (G21); after a start the one of the cache. */
  async #fail(failure: Failure): Promise<void> {
    if (failure === 'no-last-fetch-date' || failure === 'no-secret') {
      this.#subject.next({ status: 'unknown' });
      return;
    }
    const cached = this.#last === undefined ? await this.cache.lastCount() : undefined;
    const count = this.#count() ?? cached?.waiting;
    const readAt = this.#last?.readAt ?? cached?.readAt;
    this.#subject.next({
      status: 'stale',
      ...(count !== undefined && { count }),
      ...(readAt !== undefined && { readAt }),
      failure,
    });
  }

  #count(): number | undefined {
    const { value } = this.#subject;
    return value.status === 'unknown' ? undefined : value.count;
  }
}
