import { inject, injectable } from 'inversify';
import type { CalendarDate, Instant } from '../../../host/api/calendar-date.ts';
import type { Event } from '../../../host/api/disposable.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { StateCollection, StateRecord, StateWrite } from '../../../host/api/state.ts';
import type { BookingRecord, Voucher } from '../../../host/api/vouchers.ts';
import type { AuditAction } from '../../manifest.generated.ts';
import { againOnConflict } from '../again-on-conflict.ts';
import { Host } from '../host-tokens.ts';
import { documentRecordSchema, watermarkSchema } from './document-record.schema.ts';
import { asDecided } from './earlier-intent.ts';
import { externalKeyPrefix, parseExternalKey } from './external-key.ts';
import { RegistryError } from './registry-error.ts';
import type {
  DocumentRecord,
  RecordChange,
  TransferState,
  UpdateOptions,
  Watermark,
} from './document-record.ts';

const DOCUMENTS = 'documents';

/** Records per write, so that no request of the host grows without bound. */
const CHUNK = 500;

function keyOf(organizationId: string, documentId: string): string {
  return `${organizationId}:${documentId}`;
}

function recordOf({ key, value }: StateRecord<unknown>): DocumentRecord {
  const parsed = documentRecordSchema.safeParse(value);
  if (!parsed.success) throw new RegistryError(key, { cause: parsed.error });
  return parsed.data;
}

function readableRecord({ value }: StateRecord<unknown>): DocumentRecord | undefined {
  return documentRecordSchema.safeParse(value).data;
}

/** What a stored record says of a document with these vouchers. */
function stateOfRecord(
  stored: StateRecord<unknown>,
  vouchers: readonly Voucher[],
): Omit<TransferState, 'vouchers'> {
  const { version } = stored;
  const record = readableRecord(stored);
  if (record === undefined) return { unreadable: true, version };
  return { record: asDecided(record, vouchers), version, ...(record.intent && { interrupted: true }) };
}

/**
 * Knows what was transferred, marked, dismissed and is waiting: in the host's shared state and the vouchers' external keys, nowhere else. Browser
 * storage may vanish, and two seats share the host.
 */
@injectable()
export class TransferRegistry {
  readonly #documents: StateCollection<unknown>;
  readonly #watermarks: StateCollection<unknown>;

  constructor(@inject(Host) private readonly host: HostServices) {
    this.#documents = host.state.collection(DOCUMENTS);
    this.#watermarks = host.state.collection('watermark');
  }

  /** Records were written, here or at another seat. */
  get onDidChange(): Event<unknown> {
    return this.#documents.onDidChange;
  }

  /** The list was read completely, here, at another seat or by a worker. */
  get onDidRead(): Event<unknown> {
    return this.#watermarks.onDidChange;
  }

  /** Everything known of an organisation, by document id. */
  async load(organizationId: string): Promise<ReadonlyMap<string, TransferState>> {
    const [vouchers, records] = await Promise.all([
      this.host.vouchers.list({
        externalKeyPrefix: externalKeyPrefix(organizationId),
        includeDeleted: true,
      }),
      this.#documents.list(),
    ]);
    const states = new Map<string, TransferState & { vouchers: Voucher[] }>();
    for (const voucher of vouchers) {
      const documentId = parseExternalKey(voucher.externalKey)?.documentId;
      if (documentId === undefined) continue;
      const state = states.get(documentId);
      if (state) state.vouchers.push(voucher);
      else states.set(documentId, { vouchers: [voucher] });
    }
    const prefix = keyOf(organizationId, '');
    for (const stored of records) {
      if (!stored.key.startsWith(prefix)) continue;
      const documentId = stored.key.slice(prefix.length);
      const booked = states.get(documentId)?.vouchers ?? [];
      states.set(documentId, { ...stateOfRecord(stored, booked), vouchers: booked });
    }
    for (const { vouchers: booked } of states.values()) {
      booked.sort((a, b) => (a.externalKey < b.externalKey ? -1 : 1));
    }
    return states;
  }

  /** The record of one document as it is stored now. */
  async stateOf(
    organizationId: string,
    documentId: string,
    vouchers: readonly Voucher[],
  ): Promise<TransferState> {
    const stored = await this.#documents.get(keyOf(organizationId, documentId));
    return { ...(stored && stateOfRecord(stored, vouchers)), vouchers };
  }

  /** A record as a booking writes it along, in place of the one in `before`. */
  bookingRecord(
    organizationId: string,
    documentId: string,
    value: DocumentRecord,
    before: TransferState | undefined,
  ): BookingRecord {
    const key = keyOf(organizationId, documentId);
    return { collection: DOCUMENTS, key, value, expectedVersion: before?.version ?? 0 };
  }

  /** Stores what the books decide of the intents that an earlier version left open; answers the states as they are then. */
  async settleIntents(
    organizationId: string,
    states: ReadonlyMap<string, TransferState>,
  ): Promise<ReadonlyMap<string, TransferState>> {
    const open = [...states].filter(([, { interrupted }]) => interrupted);
    if (open.length === 0) return states;
    await this.updateMany(
      organizationId,
      new Map(
        open.map(([id, { vouchers }]): [string, RecordChange] => [
          id,
          (record) => record && asDecided(record, vouchers),
        ]),
      ),
    );
    return this.load(organizationId);
  }

  /**
   * Merges changes into a document's record, safe against other seats (compare-and-set, repeated). Answering the same record writes nothing.
   * Rejects with a `HostError`, or with a `RegistryError` when the stored record cannot be read, unless the user decided: then the change starts from
   * nothing, and what stood there is kept in the Logbuch.
   */
  update(
    organizationId: string,
    documentId: string,
    change: RecordChange,
    options?: UpdateOptions,
  ): Promise<void> {
    return this.updateMany(organizationId, new Map([[documentId, change]]), options);
  }

  async updateMany(
    organizationId: string,
    changes: ReadonlyMap<string, RecordChange>,
    options: UpdateOptions = {},
  ): Promise<void> {
    const byKey = new Map([...changes].map(([id, change]) => [keyOf(organizationId, id), change]));
    const keys = [...byKey.keys()];
    for (let start = 0; start < keys.length; start += CHUNK) {
      const chunk = keys.slice(start, start + CHUNK);
      await againOnConflict(() => this.#writeChunk(chunk, byKey, options));
    }
  }

  async #writeChunk(
    keys: readonly string[],
    changes: ReadonlyMap<string, RecordChange>,
    { replacesUnreadable = false }: UpdateOptions,
  ): Promise<void> {
    const stored = await this.#stored(keys);
    const writes = keys.flatMap((key): StateWrite<unknown>[] => {
      const before = stored.get(key);
      const record = before && (replacesUnreadable ? readableRecord(before) : recordOf(before));
      const value = changes.get(key)?.(record);
      return value === record ? [] : [{ key, value, expectedVersion: before?.version ?? 0 }];
    });
    if (writes.length === 0) return;
    await this.#documents.write(writes);
    await this.#logReplaced(writes.flatMap(({ key }) => stored.get(key) ?? []));
  }

  /** What could not be read may still tell somebody something. */
  async #logReplaced(before: readonly StateRecord<unknown>[]): Promise<void> {
    for (const record of before) {
      if (readableRecord(record) !== undefined) continue;
      await this.host.log.audit({
        action: 'record.replaced' satisfies AuditAction,
        subject: record.key,
        oldValue: record.value,
      });
    }
  }

  async #stored(keys: readonly string[]): Promise<ReadonlyMap<string, StateRecord<unknown>>> {
    const records =
      keys.length > 3
        ? await this.#documents.list()
        : await Promise.all(keys.map((key) => this.#documents.get(key)));
    return new Map(records.flatMap((record) => (record ? [[record.key, record]] : [])));
  }

  /** Last complete listing; `undefined` when there is none, or none that holds for this boundary and day (R7, G24). */
  async watermark(
    organizationId: string,
    now: { readonly lastFetchDate: CalendarDate; readonly today: CalendarDate },
  ): Promise<Watermark | undefined> {
    const stored = watermarkSchema.safeParse((await this.#watermarks.get(organizationId))?.value);
    if (!stored.success) return undefined;
    const mark: Watermark = stored.data;
    // A mark of the future would make everything until then unreachable: some computer's clock was wrong (D6, R7).
    return mark.lastFetchDate > now.lastFetchDate || mark.updatedFrom >= now.today ? undefined : mark;
  }

  /** When the list was last read completely, here, at another seat or by a worker, whatever boundary it was read for. */
  async lastReading(organizationId: string): Promise<Instant | undefined> {
    const stored = watermarkSchema.safeParse((await this.#watermarks.get(organizationId))?.value);
    return stored.data?.readAt;
  }

  /** Never moves it back, except for another boundary. */
  advanceWatermark(organizationId: string, mark: Watermark): Promise<void> {
    return againOnConflict(async () => {
      const before = await this.#watermarks.get(organizationId);
      const stored = watermarkSchema.safeParse(before?.value);
      const isBehind =
        stored.success &&
        stored.data.lastFetchDate === mark.lastFetchDate &&
        stored.data.readAt > mark.readAt;
      if (isBehind) return;
      const expectedVersion = before?.version ?? 0;
      await this.#watermarks.write([{ key: organizationId, value: mark, expectedVersion }]);
    });
  }
}
