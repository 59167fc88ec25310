import { inject, injectable } from 'inversify';
import type { ErrorLogInput } from '../../../../host/api/log.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import { hostFailure } from '../../host-failure.ts';
import { Host } from '../../host-tokens.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { RecordChange } from '../../registry/document-record.ts';
import { ServiceTexts } from '../../texts.ts';
import { entryLine } from '../entry-line.ts';
import type { Reason } from '../rules/entry.ts';
import { ownKind } from '../rules/draft-entry.ts';
import type { EntryBoard } from './entry-board.ts';

/** Why a document is not imported although nobody decided so. */
const TOLD: readonly (Reason | undefined)[] = [
  'type',
  'status',
  'currency',
  'unreadable',
  'record-unreadable',
];

/** The first time that a document is found and left out, a line in the Fehlerprotokoll says so (rules.md 5). */
@injectable()
export class FirstFinds {
  /** What cannot be remembered, by entry key: a row without a readable id, a record that must stay as it is. Told once per start. */
  readonly #told = new Set<string>();

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
  ) {}

  async tell(organizationId: string, board: EntryBoard): Promise<void> {
    const lines: ErrorLogInput[] = [];
    const changes = new Map<string, RecordChange>();
    for (const entry of board.entries()) {
      const { reason, kind, documentId } = entry;
      if (reason === undefined || !TOLD.includes(reason)) continue;
      const { record: remembered, unreadable } = board.stateOf(documentId);
      if (remembered?.reported?.[kind] === reason || this.#told.has(entry.key)) continue;
      lines.push(entryLine(entry, reason, reason === 'record-unreadable' ? 'warning' : 'info', this.texts));
      if (documentId === '' || unreadable === true) {
        this.#told.add(entry.key);
        continue;
      }
      const known = board.get(documentId);
      const before = changes.get(documentId);
      changes.set(documentId, (record) => {
        const base = before?.(record) ?? record;
        const type = known === undefined ? (base?.type ?? 'unknown') : ownKind(known);
        return { ...base, type, reported: { ...base?.reported, [kind]: reason } };
      });
    }
    if (lines.length === 0) return;
    try {
      await this.host.log.report(lines);
    } catch (error) {
      // Told next time: a protocol that is away must not stop the list.
      if (hostFailure(error) === undefined) throw error;
      return;
    }
    await this.registry.updateMany(organizationId, changes);
    for (const [id, change] of changes) board.changeRecord(id, change);
  }
}
