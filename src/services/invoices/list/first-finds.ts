import { inject, injectable } from 'inversify';
import type { ErrorLogInput } from '../../../../host/api/log.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { StateCollection } from '../../../../host/api/state.ts';
import { hostFailure } from '../../host-failure.ts';
import { Host } from '../../host-tokens.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { RecordChange } from '../../registry/document-record.ts';
import { ServiceTexts } from '../../texts.ts';
import { entryLine } from '../entry-line.ts';
import type { Entry, Reason } from '../rules/entry.ts';
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

/** The host takes no longer key. */
const MAX_KEY = 500;

/** The first time that a document is found and left out, a line in the Fehlerprotokoll says so (rules.md 5). */
@injectable()
export class FirstFinds {
  /** What no record of a document can say: a row without a readable id, a record that must stay as it is. */
  readonly #told: StateCollection<true>;

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
  ) {
    this.#told = host.state.collection('told');
  }

  async tell(organizationId: string, board: EntryBoard): Promise<void> {
    const lines: ErrorLogInput[] = [];
    const changes = new Map<string, RecordChange>();
    const apart = new Map<string, ErrorLogInput>();
    for (const entry of board.entries()) {
      const { reason, kind, documentId } = entry;
      if (reason === undefined || !TOLD.includes(reason)) continue;
      const { record: remembered, unreadable } = board.stateOf(documentId);
      const severity = reason === 'record-unreadable' ? 'warning' : 'info';
      const line = entryLine(entry, reason, severity, this.texts);
      if (documentId === '' || unreadable === true) {
        apart.set(toldKey(organizationId, entry), line);
        continue;
      }
      if (remembered?.reported?.[kind] === reason) continue;
      lines.push(line);
      const known = board.get(documentId);
      const before = changes.get(documentId);
      changes.set(documentId, (record) => {
        const base = before?.(record) ?? record;
        const type = known === undefined ? (base?.type ?? 'unknown') : ownKind(known);
        return { ...base, type, reported: { ...base?.reported, [kind]: reason } };
      });
    }
    try {
      if (apart.size > 0) for (const { key } of await this.#told.list()) apart.delete(key);
      lines.push(...apart.values());
      if (lines.length === 0) return;
      await this.host.log.report(lines);
      if (apart.size > 0) await this.#told.write([...apart.keys()].map((key) => ({ key, value: true })));
    } catch (error) {
      // Told next time: a protocol that is away must not stop the list.
      if (hostFailure(error) === undefined) throw error;
      return;
    }
    await this.registry.updateMany(organizationId, changes);
    for (const [id, change] of changes) board.changeRecord(id, change);
  }
}

/** A row without id is known by all that could be read of it: its position is another one with the next document. */
function toldKey(organizationId: string, { documentId, kind, reason, number, hints }: Entry): string {
  const whole = JSON.stringify([documentId, kind, reason, number, hints]);
  return `${organizationId}:${whole}`.slice(0, MAX_KEY);
}
