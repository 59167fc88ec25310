import { inject, injectable } from 'inversify';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { AuditAction } from '../../../manifest.generated.ts';
import { Host } from '../../host-tokens.ts';
import { omit } from '../../omit.ts';
import { fingerprintOf } from '../../registry/fingerprint.ts';
import { sameVersion } from '../../registry/instants.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import type {
  DocumentEntryKind,
  DocumentRecord,
  Mark,
  RecordChange,
} from '../../registry/document-record.ts';
import { isVoided } from '../rules/document-row.ts';
import { ownKind } from '../rules/draft-entry.ts';
import type { Entry } from '../rules/entry.ts';
import type { KnownDocument } from '../rules/known-document.ts';

/** An entry of the list with what is known of its document. */
export interface ChosenEntry {
  readonly entry: Entry;
  readonly known: KnownDocument;
}

type Change = (record: DocumentRecord | undefined) => Partial<DocumentRecord>;

function markOf({ row }: KnownDocument): Mark {
  const { updatedDate, number, date, contactId, totalCents } = row;
  return { updatedDate, voided: isVoided(row), number, date, totalCents, ...(contactId && { contactId }) };
}

/** What a user decides about single entries (rules.md 4, 12): kept in the registry, a line in the Logbuch each. */
@injectable()
export class EntryDecisions {
  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
  ) {}

  /** "Verwerfen", and "Zur Kenntnis genommen" of what stays out. A Storno that only exists beside its unbooked invoice goes with it, and the other way round. */
  async dismiss(organizationId: string, chosen: readonly ChosenEntry[]): Promise<void> {
    for (const { entry, known } of chosen) {
      await this.#decide(organizationId, 'entry.dismissed', { entry, known }, (record) => {
        if (entry.reason === 'marked-transferred' && entry.kind === 'correction')
          return { marked: markOf(known) };
        if (entry.class === 'leftOut') return { noted: known.row.updatedDate };
        const kinds = isPair(known)
          ? (['invoice', 'creditNote', 'cancellation'] as const)
          : ([entry.kind as DocumentEntryKind] as const);
        const { updatedDate } = known.row;
        const dismissed = Object.fromEntries(kinds.map((kind) => [kind, updatedDate]));
        const change = entry.kind === 'correction' ? known.document : undefined;
        return {
          dismissed: { ...record?.dismissed, ...dismissed },
          ...(change && { dismissedChange: fingerprintOf(change) }),
        };
      });
    }
  }

  /** "Wiederherstellen" of what was dismissed, and of what was marked by mistake. */
  async restore(organizationId: string, chosen: readonly ChosenEntry[]): Promise<void> {
    for (const { entry, known } of chosen) {
      await this.#decide(organizationId, 'entry.restored', { entry, known }, (record) => {
        // The list has passed it: it is found again because it is remembered (rules.md 3).
        if (entry.class === 'transferred') return { marked: undefined, waiting: true };
        if (sameVersion(record?.noted, known.row.updatedDate)) return { noted: undefined };
        if (isPair(known)) return { dismissed: undefined };
        const kind = entry.kind as DocumentEntryKind;
        const isChange = kind === 'correction';
        return {
          dismissed: omit(record?.dismissed ?? {}, kind),
          ...(isChange && { dismissedChange: undefined }),
        };
      });
    }
  }

  /** "Erneut importieren" of an entry whose voucher was deleted in the host. */
  async importAgain(organizationId: string, chosen: ChosenEntry): Promise<void> {
    const kind = chosen.entry.kind as DocumentEntryKind;
    await this.#decide(organizationId, 'entry.wanted-again', chosen, (record) => ({
      again: [...new Set([...(record?.again ?? []), kind])],
    }));
  }

  /** "Trotzdem importieren" of an entry that was created before the boundary. */
  async takeByHand(organizationId: string, chosen: ChosenEntry): Promise<void> {
    await this.#decide(organizationId, 'entry.taken-by-hand', chosen, () => ({
      takenByHand: true,
      waiting: true,
    }));
  }

  /** "Auf Sammeldebitor buchen" of a document whose contact is gone, and taking it back (rules.md 26). */
  async bookOnCollective(organizationId: string, chosen: ChosenEntry, on: boolean): Promise<void> {
    const action = on ? 'entry.to-collective' : 'entry.to-own-account';
    await this.#decide(organizationId, action, chosen, () => ({ onCollective: on || undefined }));
  }

  /** Another account for one tax case of this document, or the person's or table's again (rules.md 22). */
  async chooseAccount(
    organizationId: string,
    chosen: ChosenEntry,
    taxCase: string,
    account: string | undefined,
  ): Promise<void> {
    await this.#decide(
      organizationId,
      'entry.account-chosen',
      chosen,
      (record) => ({ accounts: withAccount(record, taxCase, account) }),
      { taxCase, account: account ?? null, before: chosen.known.state.record?.accounts?.[taxCase] ?? null },
    );
  }

  /** "Als übertragen kennzeichnen": all so far, those of a month, or chosen ones. */
  async markTransferred(organizationId: string, documents: readonly KnownDocument[]): Promise<void> {
    await this.registry.updateMany(
      organizationId,
      new Map(
        documents.map((known) => [
          known.row.id,
          (record: DocumentRecord | undefined) => ({
            ...record,
            type: record?.type ?? ownKind(known),
            marked: markOf(known),
            waiting: false,
          }),
        ]),
      ),
      { replacesUnreadable: true },
    );
    await this.host.log.audit({
      action: 'documents.marked-transferred' satisfies AuditAction,
      subject: organizationId,
      newValue: { count: documents.length, numbers: documents.map(({ row }) => row.number) },
    });
  }

  /** Takes marks back; the documents wait again. */
  async unmark(organizationId: string, marks: ReadonlyMap<string, Mark>): Promise<void> {
    const unmarked: RecordChange = (record) => record && { ...record, marked: undefined, waiting: true };
    await this.registry.updateMany(organizationId, new Map([...marks.keys()].map((id) => [id, unmarked])));
    await this.host.log.audit({
      action: 'documents.unmarked' satisfies AuditAction,
      subject: organizationId,
      newValue: { count: marks.size, numbers: [...marks.values()].map(({ number }) => number) },
    });
  }

  async #decide(
    organizationId: string,
    action: AuditAction,
    { entry, known }: ChosenEntry,
    change: Change,
    said: Readonly<Record<string, string | null>> = {},
  ): Promise<void> {
    let decided: Partial<DocumentRecord> = {};
    const decide: RecordChange = (record) => {
      decided = change(record);
      return { ...record, type: record?.type ?? ownKind(known), ...decided };
    };
    await this.registry.update(organizationId, known.row.id, decide, { replacesUnreadable: true });
    await this.host.log.audit({
      action,
      subject: `${entry.kind} ${entry.number}`,
      oldValue: { class: entry.class, ...(entry.reason && { reason: entry.reason }) },
      newValue: { documentId: known.row.id, key: entry.key, ...said },
    });
  }
}

/** The chosen accounts with another one for a tax case, or without it. */
export function withAccount(
  record: DocumentRecord | undefined,
  taxCase: string,
  account: string | undefined,
): DocumentRecord['accounts'] {
  const others = omit(record?.accounts ?? {}, taxCase);
  return account === undefined ? others : { ...others, [taxCase]: account };
}

/** Voided and not in the books: invoice and Storno stand and fall together. */
function isPair({ row, state }: KnownDocument): boolean {
  return isVoided(row) && state.vouchers.length === 0 && state.record?.marked === undefined;
}
