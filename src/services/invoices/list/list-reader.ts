import { inject, injectable } from 'inversify';
import type { CalendarDate, Instant } from '../../../../host/api/calendar-date.ts';
import { InvoiceCache, type CachedListing } from '../../cache/invoice-cache.ts';
import { berlinDay, plusDays } from '../../calendar/berlin-calendar.ts';
import { Clock } from '../../host-tokens.ts';
import { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { Profile } from '../../lexoffice/profile.ts';
import { secondOf } from '../../registry/instants.ts';
import { Organization } from '../../organization/organization.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { RecordChange, Watermark } from '../../registry/document-record.ts';
import { CircumstancesSource } from './circumstances-source.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import { discover, type Discovery } from './discover.ts';
import { EntryBoard } from './entry-board.ts';
import { FirstFinds } from './first-finds.ts';
import { isWaiting } from '../rules/entry.ts';
import { memoryOf } from '../rules/remember.ts';

/** The list as it is known so far. The board is the same one in every step of a reading. */
export interface ListReading {
  readonly profile: Profile;
  readonly lastFetchDate: CalendarDate;
  readonly board: EntryBoard;
  readonly listed: { readonly done: number; readonly total: number };
  /** Ids that the list itself holds, without those that were only remembered. */
  readonly listedIds: ReadonlySet<string>;
  readonly isLast: boolean;
  readonly complete: boolean;
  /** Rows that nobody asked for and that stayed out. */
  readonly dropped: number;
  /** When the list was last read completely; of this reading once it is complete. */
  readonly readAt?: Instant;
  /** Berlin day from which the next listing will ask. */
  readonly updatedFrom: CalendarDate;
}

export interface ReadOptions {
  /** Whether bookings will be shown, for which countries matter. */
  readonly forBooking: boolean;
  readonly signal?: AbortSignal;
  /** Reads from the boundary on, whatever the watermark says. */
  readonly all?: boolean;
  /** Takes the last listing of this Mandant, whoever read it, if it is younger than a minute: then nothing is asked. */
  readonly mayBeKept?: boolean;
}

/** A listing is not repeated within this time unless somebody insists (G19). */
export const KEPT_MS = 60_000;

/** discover ► classify, and what a complete listing leaves behind in the registry. */
@injectable()
export class ListReader {
  constructor(
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(InvoiceCache) private readonly cache: InvoiceCache,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
    @inject(FirstFinds) private readonly finds: FirstFinds,
    @inject(Clock) private readonly clock: Clock,
  ) {}

  /** Yields after every page. Throws a `LexofficeError`, `HostError` or `ServiceFailure`. */
  async *read(options: ReadOptions): AsyncGenerator<ListReading, void> {
    const lastFetchDate = this.circumstances.lastFetchDate();
    const profile = await connectedProfile(this.organization);
    const { organizationId } = profile;
    const startedAt = this.clock.now().toISOString();
    const today = this.circumstances.today();
    const [states, watermark, cached, circumstances] = await Promise.all([
      this.registry.load(organizationId),
      this.registry.watermark(organizationId, { lastFetchDate, today }),
      this.cache.listing(organizationId),
      this.circumstances.load(profile, options),
    ]);
    const board = new EntryBoard(circumstances);
    board.setStates(states);
    const base = { profile, lastFetchDate, board };
    const isCurrent = cached?.readAt === watermark?.readAt;
    if (options.mayBeKept && cached && isCurrent && this.#isYoung(cached, lastFetchDate)) {
      yield keptReading(base, cached);
      return;
    }
    const discoveries = discover({
      client: this.client,
      lastFetchDate,
      states,
      watermark: options.all ? undefined : watermark,
      // Another seat may have read since: then the list says more than this cache.
      cached: isCurrent ? cached : undefined,
      lane: 'user',
      signal: options.signal,
    });
    for await (const discovery of discoveries) {
      board.setUnreadable(discovery.unreadable);
      board.setRows(discovery.rows.values());
      const { done, total, complete, isLast, dropped } = discovery;
      const kept = watermark?.updatedFrom ?? lastFetchDate;
      const reading = { ...base, listed: { done, total }, listedIds: discovery.listed, isLast, dropped };
      if (!complete) {
        yield { ...reading, complete, updatedFrom: kept, readAt: watermark?.readAt };
        continue;
      }
      const mark: Watermark = {
        updatedFrom: isHeld(discovery, board) ? kept : nextFrom(discovery, kept, today),
        readAt: startedAt,
        lastFetchDate,
      };
      const read = { ...reading, complete, updatedFrom: mark.updatedFrom, readAt: mark.readAt };
      // First what must not be lost, then the watermark that would lose it (rules.md 3).
      await this.remember(read, discovery.gone);
      await this.registry.advanceWatermark(organizationId, mark);
      yield read;
    }
  }

  /** Keeps what the next listing would not find by itself. Called again when details changed the picture. */
  async remember(reading: ListReading, gone: readonly string[] = []): Promise<void> {
    const { board, updatedFrom, readAt } = reading;
    const { organizationId } = reading.profile;
    const changes = new Map<string, RecordChange>();
    for (const id of gone) {
      if (board.stateOf(id).record?.waiting === true)
        changes.set(id, (record) => record && { ...record, waiting: false });
    }
    const dayBefore = plusDays(updatedFrom, -1);
    for (const known of board.documents()) {
      const entries = board.entriesOf(known.row.id);
      const change = memoryOf(known, entries, dayBefore);
      if (change) changes.set(known.row.id, change);
    }
    await this.registry.updateMany(organizationId, changes);
    for (const [id, change] of changes) board.changeRecord(id, change);
    await this.finds.tell(organizationId, board);
    if (readAt !== undefined) await this.#save({ ...reading, readAt });
  }

  /** Not over a later one: whoever read that may have ended first. */
  async #save({
    profile,
    board,
    readAt,
    ...reading
  }: ListReading & { readonly readAt: Instant }): Promise<void> {
    const { organizationId } = profile;
    const last = await this.cache.listing(organizationId);
    if (last !== undefined && last.readAt > readAt) return;
    const { dropped, lastFetchDate, listed, listedIds, updatedFrom } = reading;
    await this.cache.saveListing(organizationId, {
      rows: [...board.documents()].map(({ row }) => row),
      listed: [...listedIds],
      unreadable: board.unreadable,
      total: listed.total,
      waiting: board.entries().filter(isWaiting).length,
      ...{ dropped, lastFetchDate, updatedFrom, readAt },
    });
  }

  #isYoung(listing: CachedListing, lastFetchDate: CalendarDate): boolean {
    const age = this.clock.now().getTime() - Date.parse(listing.readAt);
    return listing.lastFetchDate === lastFetchDate && age >= 0 && age < KEPT_MS;
  }
}

function keptReading(
  base: Pick<ListReading, 'profile' | 'lastFetchDate' | 'board'>,
  { rows, unreadable, listed, total, dropped, updatedFrom, readAt }: CachedListing,
): ListReading {
  base.board.setUnreadable(unreadable);
  base.board.setRows(rows);
  return {
    ...base,
    listed: { done: total, total },
    listedIds: new Set(listed),
    isLast: true,
    complete: true,
    ...{ dropped, updatedFrom, readAt },
  };
}

/** A row that cannot be read and is not remembered would be lost behind the watermark: a later release may read it. */
function isHeld({ unreadable }: Discovery, board: EntryBoard): boolean {
  return unreadable.some(({ id }) => id === undefined || board.stateOf(id).record?.waiting !== true);
}

/** The day before today, by the list's own clock where this computer's is ahead of it (D6). */
function nextFrom({ rows }: Discovery, kept: CalendarDate, today: CalendarDate): CalendarDate {
  let latest: Instant | undefined;
  for (const { updatedDate } of rows.values()) {
    if (latest === undefined || secondOf(updatedDate) > secondOf(latest)) latest = updatedDate;
  }
  if (latest === undefined) return kept;
  const [seen, yesterday] = [berlinDay(latest), plusDays(today, -1)];
  const next = seen < yesterday ? seen : yesterday;
  return next > kept ? next : kept;
}
