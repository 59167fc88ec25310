import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { VoucherInput, VoucherOutcome } from '../../../../host/api/vouchers.ts';
import { hostFailure } from '../../host-failure.ts';
import type { Clock } from '../../host-tokens.ts';
import { omit } from '../../omit.ts';
import { fulfilled } from '../../registry/intent.ts';
import type { DocumentRecord, RecordChange, TransferRegistry } from '../../registry/transfer-registry.ts';
import type { BookingStep } from './booking-steps.ts';
import type { KnownDocument } from '../rules/known-document.ts';

export interface VoucherWriterParts {
  readonly host: HostServices;
  readonly registry: TransferRegistry;
  readonly clock: Clock;
  readonly batchId: string;
  /** Pauses before an unanswered write is asked for again. */
  readonly retryMs: readonly number[];
}

export interface Written {
  readonly outcome: VoucherOutcome;
  /** What the record has become, for the board. */
  readonly change: RecordChange;
}

/** intent ► voucher ► record: whatever is cut off in between, the next run knows what happened (B9, R1). */
export class VoucherWriter {
  constructor(private readonly parts: VoucherWriterParts) {}

  /** Rejects with a `HostError`; then nothing was booked, or the intent tells the next run to look. */
  async write(
    organizationId: string,
    known: KnownDocument,
    step: BookingStep,
    input: VoucherInput,
  ): Promise<Written> {
    const { host, registry, clock, batchId } = this.parts;
    const { id } = known.row;
    const type = known.row.type === 'creditNote' ? 'creditNote' : 'invoice';
    const { externalKey, done } = step;
    const intent = { externalKey, batchId, since: clock.now().toISOString(), done };
    const intend: RecordChange = (record) => ({ ...record, type, intent });
    await this.#insist(() => registry.update(organizationId, id, intend, { replacesUnreadable: true }));
    let outcome: VoucherOutcome;
    try {
      outcome = await this.#insist(() => host.vouchers.create(input, { again: step.again }));
    } catch (error) {
      // Refused for good: nothing to look for later. Unanswered: the intent stays.
      if (hostFailure(error) === 'invalid') await registry.update(organizationId, id, withoutIntent);
      throw error;
    }
    const { voucher } = outcome;
    const isOurs = outcome.kind === 'created' || voucher.origin.batchId === batchId;
    const change: RecordChange = (record) => {
      if (record === undefined) return record;
      return isOurs ? settled(fulfilled({ ...record, intent }, voucher.id), input) : withoutIntent(record);
    };
    await this.#insist(() => registry.update(organizationId, id, change));
    return { outcome, change };
  }

  async #insist<T>(action: () => Promise<T>): Promise<T> {
    for (const ms of this.parts.retryMs) {
      try {
        return await action();
      } catch (error) {
        if (hostFailure(error) !== 'unreachable') throw error;
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
    }
    return action();
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
