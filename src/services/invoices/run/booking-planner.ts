import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { ServiceTexts } from '../../texts.ts';
import { ServiceFailure } from '../../service-failure.ts';
import { ensureCollectiveCustomer } from '../list/collective-customer.ts';
import type { DetailSource } from '../list/detail-source.ts';
import type { EntryBoard } from '../list/entry-board.ts';
import { saysTheSame } from '../rules/document-row.ts';
import { DOUBTS, isWaiting, type Entry } from '../rules/entry.ts';
import type { Circumstances, KnownDocument } from '../rules/known-document.ts';
import { bookingSteps } from './booking-steps.ts';
import type { PlannedBooking } from './booking-writer.ts';
import type { EntryOutcome, RunEntry, Selection } from './import-run.ts';
import { voucherInput } from './voucher-input.ts';

export interface BookingPlannerParts {
  readonly host: HostServices;
  readonly client: LexofficeClient;
  readonly details: DetailSource;
  readonly texts: ServiceTexts;
  readonly organizationId: string;
  readonly batchId: string;
  /** The run was cut off and goes on: what it has booked already is its own. */
  readonly isResumed: boolean;
  readonly selection: Selection;
  readonly board: EntryBoard;
  readonly circumstances: Circumstances;
  readonly cancel: AbortSignal;
  /** What became of the document itself, for its Storno. */
  outcomeOfDocument(documentId: string): EntryOutcome | undefined;
}

/** What of the list is booked, and how: as the document is now, never other than the user saw it. */
export class BookingPlanner {
  /** There for the whole run: one with vouchers cannot be deleted. */
  readonly #collective = new Set<string>();

  constructor(private readonly parts: BookingPlannerParts) {}

  /** Whether planning it asks Lexware Office for nothing. */
  isAtHand(chosen: RunEntry): boolean {
    const known = this.parts.board.get(chosen.documentId);
    return known === undefined || known.document !== undefined || this.#needsNoDetails(chosen);
  }

  /** @throws what kept the document from being read, or its Sammeldebitor from being there. */
  async plan(chosen: RunEntry): Promise<EntryOutcome | PlannedBooking> {
    const { circumstances, client, organizationId, selection, texts, batchId } = this.parts;
    const known = await this.#withDetails(chosen);
    const entry = this.#entryOf(chosen);
    const refusal = this.#refusal(chosen, entry, known);
    if (refusal || entry === undefined) return refusal ?? { kind: 'failed', code: 'conflict' };

    const { id: documentId, type } = known.row;
    const isCollective = known.document?.contactId === undefined || known.state.record?.onCollective === true;
    if (known.document && isCollective && entry.booking)
      await this.#ensureCollective(entry.booking.personAccount);
    // What the user saw counts: beside its invoice a Storno is another one than alone.
    const day = selection.dates?.[chosen.key] ?? (chosen.kind === 'cancellation' ? chosen.date : undefined);
    const origin = { batchId, accountTableVersion: circumstances.booking.table.version, texts };
    const url = client.permalink(type === 'creditNote' ? 'creditNote' : 'invoice', documentId);
    return {
      entry: chosen,
      type: type === 'creditNote' ? 'creditNote' : 'invoice',
      steps: bookingSteps(organizationId, entry, known, day, circumstances.closedUntil).map((step) => ({
        ...step,
        input: voucherInput(step, documentId, url, origin),
      })),
    };
  }

  #entryOf({ documentId, key }: RunEntry): Entry | undefined {
    return this.parts.board.entriesOf(documentId).find((entry) => entry.key === key);
  }

  #needsNoDetails(chosen: RunEntry): boolean {
    const entry = this.#entryOf(chosen);
    return entry?.booking !== undefined && entry.detail === 'none';
  }

  /** The document in the version that the user saw in the list; a payment that came in meanwhile does not matter. */
  async #withDetails(chosen: RunEntry): Promise<KnownDocument> {
    const { board, details, organizationId, cancel } = this.parts;
    const before = board.get(chosen.documentId);
    if (before === undefined) throw new ServiceFailure('conflict');
    if (this.isAtHand(chosen)) return before;
    const document = await details.read(organizationId, before.row, { lane: 'bulk', signal: cancel });
    if (document.organizationId !== organizationId) throw new ServiceFailure('organization-changed');
    board.setDocument(document);
    const known = board.get(chosen.documentId) ?? before;
    if (!saysTheSame(known.row, before.row)) throw new ServiceFailure('conflict');
    return known;
  }

  async #ensureCollective(number: string): Promise<void> {
    if (this.#collective.has(number)) return;
    await ensureCollectiveCustomer(this.parts.host, number, this.parts.texts.run.collectiveCustomer);
    this.#collective.add(number);
  }

  /** Why an entry that was chosen is not booked after all; `undefined` when it is. */
  #refusal(chosen: RunEntry, entry: Entry | undefined, known: KnownDocument): EntryOutcome | undefined {
    const own = this.#booked(chosen, known);
    if (own.length > 0 && (entry === undefined || !isWaiting(entry)))
      return { kind: 'imported', voucherIds: own };
    if (entry === undefined) {
      // Nothing left to correct or to cancel: somebody else was faster, or the change was taken back.
      const isBooked = known.state.vouchers.length > 0;
      return isBooked ? { kind: 'alreadyTransferred' } : { kind: 'failed', code: 'conflict' };
    }
    const { reason } = entry;
    if (entry.class === 'transferred') return { kind: 'alreadyTransferred' };
    if (entry.class === 'leftOut') return { kind: 'leftOut', reason: reason ?? 'not-selected' };
    if (entry.class === 'blocked') return { kind: 'blocked', reason: reason ?? 'person-missing' };
    // Chosen before its details showed what it is: nobody has looked at it yet (rules.md 21, 25).
    const doubt = DOUBTS.find((each) => each === reason);
    if (doubt !== undefined && chosen.reason !== doubt) return { kind: 'leftOut', reason: doubt };
    // The period was closed after the user chose: it would be posted elsewhere than the window said (rules.md 30).
    const isMoved = (of: Pick<Entry, 'hints'>) => of.hints.some(({ code }) => code === 'period-closed');
    if (isMoved(entry) && !isMoved(chosen) && chosen.reason !== 'period-closed')
      return { kind: 'leftOut', reason: 'period-closed' };
    return this.#missingOriginal(entry, known);
  }

  /** What this run has booked of an entry before it was cut off. */
  #booked({ kind }: RunEntry, { state }: KnownDocument): readonly string[] {
    if (!this.parts.isResumed) return [];
    return state.vouchers
      .filter(({ origin }) => origin.batchId === this.parts.batchId)
      .filter((voucher) => (kind === 'cancellation') === (voucher.kind === 'cancellation'))
      .map(({ id }) => id);
  }

  /** A Storno is booked only where there is something to cancel: its invoice here, or one that counts as booked elsewhere. */
  #missingOriginal(entry: Entry, { state, row }: KnownDocument): EntryOutcome | undefined {
    const isElsewhere = entry.hints.some(({ code }) => code === 'original-booked-elsewhere');
    if (entry.kind !== 'cancellation' || state.vouchers.length > 0 || isElsewhere) return undefined;
    const own = this.parts.outcomeOfDocument(row.id);
    return own?.kind === 'failed' || own?.kind === 'blocked'
      ? own
      : { kind: 'leftOut', reason: 'not-selected' };
  }
}
