import { inject, injectable } from 'inversify';
import { concerns, type Failure } from '../../failures.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import { failureCode, ServiceFailure } from '../../service-failure.ts';
import { checkOutcome } from '../rules/change-check.ts';
import type { Entry } from '../rules/entry.ts';
import { nextWanted } from './detail-queue.ts';
import { DetailSource } from './detail-source.ts';
import type { ListReading } from './list-reader.ts';
import type { DetailsFollower, MissingDetails, MissingDetailsSource } from './missing-details.ts';

/** Two under way hide the answer time; the host paces, so more would only wait (docs/adr/0009). */
const PARALLEL = 2;
/** So many documents in a row that are not to be had are no fault of theirs. */
const UNAVAILABLE_IN_A_ROW = 3;

/** Asks Lexware Office for one document after the other, behind everything that somebody waits for. */
@injectable()
export class RemoteDetailsSource implements MissingDetailsSource {
  constructor(
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
  ) {}

  follow(follower: DetailsFollower): MissingDetails {
    return new RemoteDetails(this.details, this.registry, follower);
  }
}

class RemoteDetails implements MissingDetails {
  readonly #underWay = new Set<string>();
  #unavailable = 0;
  /** Kinds of documents that the key may not read: told once and not asked for again. */
  readonly #denied = new Map<DocumentRow['type'], Failure>();

  constructor(
    private readonly details: DetailSource,
    private readonly registry: TransferRegistry,
    private readonly follower: DetailsFollower,
  ) {}

  get isBusy(): boolean {
    return this.#underWay.size > 0;
  }

  proceed(reading: ListReading): void {
    const underWay = this.#underWay;
    while (underWay.size < PARALLEL && !this.follower.signal.aborted && this.follower.isWanted()) {
      const wanted = nextWanted(reading.board.entries(), underWay);
      if (wanted === undefined) break;
      underWay.add(wanted.documentId);
      void this.#fetch(reading, wanted);
    }
  }

  async #fetch(reading: ListReading, { documentId }: Entry): Promise<void> {
    const { details, registry, follower } = this;
    const { board } = reading;
    const { organizationId } = reading.profile;
    const known = board.get(documentId);
    if (known === undefined) return;
    const denied = this.#denied.get(known.row.type);
    let arrived = 0;
    try {
      if (denied !== undefined) throw new ServiceFailure(denied);
      const options = { lane: 'bulk', signal: follower.signal } as const;
      board.setDocument(await details.read(organizationId, known.row, options));
      arrived = 1;
      this.#unavailable = 0;
      const change = checkOutcome(board.get(documentId) ?? known);
      if (change) {
        await registry.update(organizationId, documentId, change);
        board.changeRecord(documentId, change);
      }
    } catch (error) {
      await this.#refuse(reading, known.row, error);
    }
    this.#underWay.delete(documentId);
    this.proceed(reading);
    follower.onArrived(arrived);
  }

  async #refuse(reading: ListReading, { id: documentId, type }: DocumentRow, error: unknown): Promise<void> {
    const failure = failureCode(error);
    if (failure.startsWith('right-') && concerns(failure) === 'document') {
      this.#denied.set(type, failure);
      reading.board.setFailure(documentId, { failure });
      return;
    }
    if (LexofficeError.is(error, 'unavailable')) this.#unavailable += 1;
    const isOfOne = LexofficeError.is(error) && concerns(error.failure) === 'document';
    if (!isOfOne || this.#unavailable >= UNAVAILABLE_IN_A_ROW) this.follower.onFailed(error);
    else if (error.failure === 'not-found' && !reading.listedIds.has(documentId)) {
      // Remembered only, and deleted since: nothing waits there any more.
      reading.board.remove(documentId);
      await this.registry
        .update(
          reading.profile.organizationId,
          documentId,
          (record) => record && { ...record, waiting: false },
        )
        .catch((failed: unknown) => this.follower.onFailed(failed));
    } else {
      reading.board.setFailure(documentId, { failure, problem: error.context.problem });
    }
  }
}
