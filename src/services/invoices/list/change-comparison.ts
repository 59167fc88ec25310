import { inject, injectable } from 'inversify';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import { checkOutcome, isBeingChecked } from '../rules/change-check.ts';
import { DetailSource } from './detail-source.ts';
import type { ListReading } from './list-reader.ts';
import type { AheadOptions, ReadingAhead } from './reading-ahead.ts';

/** Compares transferred documents that moved, one after the other behind everything else (rules.md 8). */
@injectable()
export class ChangeComparison implements ReadingAhead {
  constructor(
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
  ) {}

  async behind({ board, profile }: ListReading, { signal, onRead }: AheadOptions): Promise<void> {
    const { organizationId } = profile;
    for (const known of [...board.documents()].filter(isBeingChecked)) {
      try {
        board.setDocument(await this.details.read(organizationId, known.row, { lane: 'bulk', signal }));
        const change = checkOutcome(board.get(known.row.id) ?? known);
        if (signal.aborted) return;
        if (change === undefined) continue;
        await this.registry.update(organizationId, known.row.id, change);
        board.changeRecord(known.row.id, change);
        onRead();
      } catch {
        // It stays "being checked"; the window tries again and says why when it cannot.
        if (signal.aborted) return;
      }
    }
  }
}
