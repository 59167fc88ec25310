import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { LockHolder } from '../../../../host/api/state.ts';
import type { Voucher } from '../../../../host/api/vouchers.ts';
import type { AuditAction } from '../../../manifest.generated.ts';
import { bookReversal } from '../../booking/reversal.ts';
import type { Failure } from '../../failures.ts';
import { hostFailure } from '../../host-failure.ts';
import { sumOf } from '../../money/cents.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import type { Organization } from '../../organization/organization.ts';
import { externalKeyPrefix, formatExternalKey, parseExternalKey } from '../../registry/external-key.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { RecordChange } from '../../registry/document-record.ts';
import { undoBatchOf } from '../../registry/undo-batch.ts';
import type { ServiceTexts } from '../../texts.ts';
import type { ImportLists } from '../list/import-lists.ts';
import { posted } from '../rules/posting-date.ts';
import { pastRuns, type PastRun } from './past-run.ts';
import { voucherInput } from './voucher-input.ts';

/** Who imports, and since when. */
export type ImportHolder = Pick<LockHolder, 'user' | 'since'>;

export type UndoResult =
  | { readonly status: 'done'; readonly undone: number; readonly left: number; readonly failure?: Failure }
  /** Another window or seat is importing for this Mandant. */
  | { readonly status: 'busy'; readonly holder: ImportHolder };

interface UndoProgress {
  readonly signal: AbortSignal;
  report(progress: { readonly done: number; readonly total: number }): void;
}

/** Takes a whole run back by Storno: each of its bookings gets its Generalumkehr, and its document is offered again. Keeps nothing, so it is made anew for every asking. */
export class RunUndo {
  constructor(
    private readonly host: HostServices,
    private readonly organization: Organization,
    private readonly registry: TransferRegistry,
    private readonly lists: ImportLists,
    private readonly texts: ServiceTexts,
  ) {}

  /** The latest first. */
  async runs(): Promise<readonly PastRun[]> {
    const { organizationId } = await connectedProfile(this.organization);
    return this.#runs(organizationId);
  }

  /**
   * Stops after the current voucher when aborted. May be repeated: what is taken back already is left alone. @param importing who has an import open:
   * one that waits to go on has no lock, and would book again what is taken back
   */
  async undo(
    batchId: string,
    { signal, report }: UndoProgress,
    importing: () => Promise<ImportHolder | undefined>,
  ): Promise<UndoResult> {
    const { organizationId } = await connectedProfile(this.organization);
    const attempt = await this.host.state.acquireLock('import', { description: this.texts.run.title });
    if (!attempt.acquired) return { status: 'busy', holder: attempt.holder };
    const over = AbortSignal.any([signal, attempt.lock.lost]);
    let undone: readonly Voucher[] = [];
    let failure: Failure | undefined;
    try {
      // Asked with the lock in hand: an import that begins later waits for it.
      const holder = await importing();
      if (holder !== undefined) return { status: 'busy', holder };
      const run = (await this.#runs(organizationId)).find((one) => one.batchId === batchId);
      const standing = run?.standing ?? [];
      // First what finds them again, then what the list must not lose (rules.md 3).
      await this.#remember(organizationId, standing);
      for (const voucher of standing) {
        if (over.aborted) break;
        report({ done: undone.length, total: standing.length });
        failure = await this.#takeBack(organizationId, voucher);
        if (failure !== undefined) break;
        undone = [...undone, voucher];
      }
      await this.host.log.audit({
        action: 'run.undone' satisfies AuditAction,
        subject: batchId,
        newValue: {
          count: undone.length,
          grossCents: sumOf(undone.map(({ grossCents }) => grossCents)),
          left: standing.length - undone.length,
        },
      });
      return {
        status: 'done',
        undone: undone.length,
        left: standing.length - undone.length,
        ...(failure !== undefined && { failure }),
      };
    } finally {
      attempt.lock.dispose();
      this.lists.reclassify();
      void this.lists.refreshWaiting({ force: true });
    }
  }

  async #runs(organizationId: string): Promise<readonly PastRun[]> {
    return pastRuns(await this.host.vouchers.list({ externalKeyPrefix: externalKeyPrefix(organizationId) }));
  }

  async #remember(organizationId: string, vouchers: readonly Voucher[]): Promise<void> {
    const changes = new Map(
      vouchers.map(({ origin, kind }): [string, RecordChange] => [
        origin.documentId,
        (record) => ({
          ...record,
          type: record?.type ?? (kind === 'creditNote' ? kind : 'invoice'),
          waiting: true,
        }),
      ]),
    );
    await this.registry.updateMany(organizationId, changes, { replacesUnreadable: true });
  }

  async #takeBack(organizationId: string, voucher: Voucher): Promise<Failure | undefined> {
    const { documentId, batchId, accountTableVersion = 0, url } = voucher.origin;
    const revision = parseExternalKey(voucher.externalKey)?.revision ?? 0;
    const externalKey = formatExternalKey({ organizationId, documentId, kind: 'reversal', revision });
    const booking = posted(bookReversal(voucher), this.host.mandant.current.closedUntil);
    const origin = { batchId: undoBatchOf(batchId), accountTableVersion, texts: this.texts };
    try {
      // A reversal that somebody deleted is booked once more: the user asked for it.
      const input = voucherInput({ externalKey, booking }, documentId, url, origin);
      await this.host.vouchers.create(input, { again: true });
      return undefined;
    } catch (error) {
      const failure = hostFailure(error);
      if (failure === undefined) throw error;
      return failure;
    }
  }
}
