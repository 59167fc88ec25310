import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type {
  BookingOutcome,
  VoucherBooking,
  VoucherInput,
  VoucherOutcome,
} from '../../../../host/api/vouchers.ts';
import { concerns } from '../../failures.ts';
import { hostFailure } from '../../host-failure.ts';
import { HostRefusal } from '../../host-refusal.ts';
import { withBooked, withoutSettled } from '../../registry/booked-record.ts';
import type {
  BookedFacts,
  DocumentRecord,
  RecordChange,
  TransferState,
} from '../../registry/document-record.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import { failureCode } from '../../service-failure.ts';
import type { RunEntry } from './import-run.ts';
import { Insistence } from './insistence.ts';

/** The vouchers of one entry, and what its document's record gets with them. */
export interface PlannedBooking {
  readonly entry: RunEntry;
  readonly type: DocumentRecord['type'];
  readonly steps: readonly {
    readonly input: VoucherInput;
    readonly again: boolean;
    readonly facts: BookedFacts;
  }[];
}

export type Written =
  /** `state` is what is known of the document now. */
  | { readonly kind: 'booked'; readonly outcomes: readonly VoucherOutcome[]; readonly state: TransferState }
  /** Nothing of it is booked. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Nobody answers whether it is booked. */
  | { readonly kind: 'unknown' };

export interface BookingWriterParts {
  readonly host: HostServices;
  readonly registry: TransferRegistry;
  readonly organizationId: string;
  readonly batchId: string;
  /** Pauses before an unanswered write is asked for again. */
  readonly retryMs: readonly number[];
  /** The user has enough. */
  readonly cancel: AbortSignal;
  /** Another seat may import by now: nothing more is written. */
  readonly lost: AbortSignal;
}

/** So often a record may be changed by others while it is booked. */
const ATTEMPTS = 10;

/** Books groups of documents, voucher and record of each in one transaction: whatever is cut off, both are there or neither (R1). */
export class BookingWriter {
  readonly #over: AbortSignal;

  constructor(private readonly parts: BookingWriterParts) {
    this.#over = AbortSignal.any([parts.cancel, parts.lost]);
  }

  /** By place. Each document stands in a group once. */
  async write(
    group: readonly PlannedBooking[],
    stateOf: (documentId: string) => TransferState,
  ): Promise<readonly Written[]> {
    const states = new Map(group.map(({ entry }) => [entry.documentId, stateOf(entry.documentId)]));
    const written = new Map<PlannedBooking, Written>();
    const insistence = new Insistence(this.parts.retryMs);
    let open = group;
    for (let attempt = 1; open.length > 0; attempt += 1) {
      try {
        for (const booking of open) await this.#makeReadable(booking, states, insistence);
        const outcomes = await this.#ask(open, states, insistence);
        open = open.filter((booking, place) => {
          const outcome = outcomes[place];
          const isOutdated = outcome?.kind === 'refused' && outcome.code === 'conflict';
          if (isOutdated && attempt < ATTEMPTS) return true;
          written.set(booking, this.#read(booking, outcome, states));
          return false;
        });
        for (const { entry } of open) await this.#readAnew(entry.documentId, states, insistence);
      } catch (error) {
        for (const booking of open)
          written.set(booking, await this.#failed(booking, open, states, insistence, error));
        break;
      }
    }
    return group.flatMap((booking) => written.get(booking) ?? []);
  }

  /** The user decided: a record that cannot be read is made anew, and the Logbuch keeps what stood there (R7). */
  async #makeReadable(
    { entry: { documentId }, type }: PlannedBooking,
    states: Map<string, TransferState>,
    insistence: Insistence,
  ): Promise<void> {
    if (states.get(documentId)?.unreadable !== true) return;
    const { registry, organizationId } = this.parts;
    const make: RecordChange = (record) => ({ ...record, type });
    const options = { replacesUnreadable: true };
    await insistence.on(() => registry.update(organizationId, documentId, make, options), this.#over);
    await this.#readAnew(documentId, states, insistence);
  }

  async #ask(
    group: readonly PlannedBooking[],
    states: ReadonlyMap<string, TransferState>,
    insistence: Insistence,
  ): Promise<readonly BookingOutcome[]> {
    const { host, registry, organizationId } = this.parts;
    const bookings = group.map(({ entry: { documentId }, steps, ...planned }): VoucherBooking => {
      const record = recordAfter({ steps, ...planned }, states.get(documentId)?.record);
      return {
        vouchers: steps.map(({ input, again }) => ({ input, again })),
        records: [registry.bookingRecord(organizationId, documentId, record, states.get(documentId))],
      };
    });
    // Its keys make the repetition harmless (B11).
    return insistence.on(() => host.vouchers.createMany(bookings), this.#over);
  }

  #read(
    booking: PlannedBooking,
    outcome: BookingOutcome | undefined,
    states: ReadonlyMap<string, TransferState>,
  ): Written {
    if (outcome?.kind !== 'booked') {
      const { code = 'internal', message = '' } = outcome ?? {};
      return { kind: 'failed', error: new HostRefusal(code, message) };
    }
    const { vouchers: outcomes } = outcome;
    const before = states.get(booking.entry.documentId);
    const keys = new Set(outcomes.map(({ voucher }) => voucher.externalKey));
    const others = before?.vouchers.filter(({ externalKey }) => !keys.has(externalKey)) ?? [];
    const vouchers = [...others, ...outcomes.map(({ voucher }) => voucher)];
    const state = { ...before, vouchers };
    // What others have booked has brought its own record along.
    if (!outcomes.some((one) => this.isOurs(one))) return { kind: 'booked', outcomes, state };
    const record = recordAfter(booking, before?.record);
    return { kind: 'booked', outcomes, state: { ...state, record, version: (before?.version ?? 0) + 1 } };
  }

  /** Whether this run has booked it, in this attempt or in one before. */
  isOurs({ kind, voucher }: VoucherOutcome): boolean {
    return kind === 'created' || voucher.origin.batchId === this.parts.batchId;
  }

  async #readAnew(
    documentId: string,
    states: Map<string, TransferState>,
    insistence: Insistence,
  ): Promise<void> {
    const { registry, organizationId } = this.parts;
    const vouchers = states.get(documentId)?.vouchers ?? [];
    const read = () => registry.stateOf(organizationId, documentId, vouchers);
    states.set(documentId, await insistence.on(read, this.#over));
  }

  /** What became of a booking of a group that was refused as a whole or not answered. */
  async #failed(
    booking: PlannedBooking,
    group: readonly PlannedBooking[],
    states: ReadonlyMap<string, TransferState>,
    insistence: Insistence,
    error: unknown,
  ): Promise<Written> {
    if (hostFailure(error) === 'unreachable') return this.#lookedUp(booking, states, insistence, error);
    // One of them may be to blame: each by itself.
    const isOfOne = group.length > 1 && concerns(failureCode(error)) === 'document';
    if (!isOfOne) return { kind: 'failed', error };
    const [alone] = await this.write([booking], (id) => states.get(id) ?? { vouchers: [] });
    return alone ?? { kind: 'failed', error };
  }

  /** Not written any more, but known: only who cancels stops asking (rules.md 9). */
  async #lookedUp(
    booking: PlannedBooking,
    states: ReadonlyMap<string, TransferState>,
    insistence: Insistence,
    unanswered: unknown,
  ): Promise<Written> {
    const { host, cancel } = this.parts;
    const outcomes: VoucherOutcome[] = [];
    for (const { input } of booking.steps) {
      const { externalKey } = input;
      const list = () => host.vouchers.list({ externalKeyPrefix: externalKey });
      try {
        const listed = await insistence.on(list, cancel);
        const voucher = listed.find((one) => one.externalKey === externalKey);
        if (voucher === undefined) return { kind: 'failed', error: unanswered };
        outcomes.push({ kind: 'exists', voucher });
      } catch (error) {
        return hostFailure(error) === 'unreachable' ? { kind: 'unknown' } : { kind: 'failed', error };
      }
    }
    return this.#read(booking, { kind: 'booked', vouchers: outcomes }, states);
  }
}

function recordAfter(
  { type, steps }: Pick<PlannedBooking, 'type' | 'steps'>,
  before: DocumentRecord | undefined,
): DocumentRecord {
  return steps.reduce<DocumentRecord>(
    (record, { input, facts }) => withoutSettled(withBooked(record, input.externalKey, facts), input),
    { ...before, type },
  );
}
