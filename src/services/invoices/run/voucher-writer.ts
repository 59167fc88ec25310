import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { VoucherInput, VoucherOutcome } from '../../../../host/api/vouchers.ts';
import { hostFailure } from '../../host-failure.ts';
import type { Clock } from '../../host-tokens.ts';
import { omit } from '../../omit.ts';
import { fulfilled } from '../../registry/intent.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { DocumentRecord, RecordChange } from '../../registry/document-record.ts';
import type { BookingStep } from './booking-steps.ts';
import type { KnownDocument } from '../rules/known-document.ts';
import { Insistence } from './insistence.ts';

export interface VoucherWriterParts {
  readonly host: HostServices;
  readonly registry: TransferRegistry;
  readonly clock: Clock;
  readonly batchId: string;
  /** Pauses before an unanswered write is asked for again. */
  readonly retryMs: readonly number[];
  /** The user has enough. */
  readonly cancel: AbortSignal;
  /** Another seat may import by now: nothing more is written. */
  readonly lost: AbortSignal;
}

export interface Written {
  readonly outcome: VoucherOutcome;
  /** What the record has become, for the board. */
  readonly change: RecordChange;
  /** It went away for good after the voucher was written. */
  readonly hostGone: boolean;
}

/** intent ► voucher ► record: whatever is cut off in between, the next run knows what happened (B9, R1). */
export class VoucherWriter {
  constructor(private readonly parts: VoucherWriterParts) {}

  /**
   * `undefined` when nobody answers whether the voucher was booked. Rejects with a `HostError`; then nothing was booked, or the intent tells the next
   * run to look.
   */
  async write(
    organizationId: string,
    known: KnownDocument,
    step: BookingStep,
    input: VoucherInput,
  ): Promise<Written | undefined> {
    const { registry, clock, batchId, retryMs, cancel, lost } = this.parts;
    const { id } = known.row;
    const type = known.row.type === 'creditNote' ? 'creditNote' : 'invoice';
    const { externalKey, done } = step;
    const intent = { externalKey, batchId, since: clock.now().toISOString(), done };
    const intend: RecordChange = (record) => ({ ...record, type, intent });
    const insistence = new Insistence(retryMs);
    const over = AbortSignal.any([cancel, lost]);
    await insistence.on(
      () => registry.update(organizationId, id, intend, { replacesUnreadable: true }),
      over,
    );
    let outcome: VoucherOutcome | undefined;
    try {
      outcome = await this.#create(input, step.again, insistence, over);
    } catch (error) {
      // Refused for good: nothing to look for later. Unanswered: the intent stays.
      if (hostFailure(error) === 'invalid') await registry.update(organizationId, id, withoutIntent);
      throw error;
    }
    if (outcome === undefined) return undefined;
    const { voucher } = outcome;
    const isOurs = outcome.kind === 'created' || voucher.origin.batchId === batchId;
    const change: RecordChange = (record) => {
      if (record === undefined) return record;
      return isOurs ? settled(fulfilled({ ...record, intent }, voucher.id), input) : withoutIntent(record);
    };
    try {
      await insistence.on(() => registry.update(organizationId, id, change), over);
    } catch (error) {
      // It is in the books, so it is told as booked; the intent tells the next run the rest (rules.md 9).
      const failure = hostFailure(error);
      if (failure === undefined) throw error;
      return { outcome, change, hostGone: failure === 'unreachable' };
    }
    return { outcome, change, hostGone: false };
  }

  /** The voucher, or `undefined` when nobody answers whether there is one. Its key makes the repetition harmless (B11). */
  async #create(
    input: VoucherInput,
    again: boolean,
    insistence: Insistence,
    over: AbortSignal,
  ): Promise<VoucherOutcome | undefined> {
    const { host } = this.parts;
    try {
      return await insistence.on(() => host.vouchers.create(input, { again }), over);
    } catch (error) {
      if (hostFailure(error) !== 'unreachable') throw error;
      return this.#lookUp(input, insistence, error);
    }
  }

  /** Not written any more, but known: only who cancels stops asking (rules.md 9). */
  async #lookUp(
    { externalKey }: VoucherInput,
    insistence: Insistence,
    unanswered: unknown,
  ): Promise<VoucherOutcome | undefined> {
    const { host, cancel } = this.parts;
    const list = () => host.vouchers.list({ externalKeyPrefix: externalKey });
    try {
      const voucher = (await insistence.on(list, cancel)).find((one) => one.externalKey === externalKey);
      if (voucher !== undefined) return { kind: 'exists', voucher };
    } catch (error) {
      if (hostFailure(error) !== 'unreachable') throw error;
      return undefined;
    }
    throw unanswered;
  }
}

function withoutIntent(record: DocumentRecord | undefined): DocumentRecord | undefined {
  if (record?.intent === undefined) return record;
  return omit(record, 'intent');
}

/** Wishes and reports that are settled by the booking. */
function settled(record: DocumentRecord, { kind }: VoucherInput): DocumentRecord {
  const again = record.again?.filter((wanted) => wanted !== kind) ?? [];
  return { ...omit(record, 'again', 'reported'), ...(again.length > 0 && { again }) };
}
