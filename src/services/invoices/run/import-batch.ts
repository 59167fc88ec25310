import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { AuditAction } from '../../../manifest.generated.ts';
import { concerns, type Failure } from '../../failures.ts';
import { hostFailure } from '../../host-failure.ts';
import type { Clock } from '../../host-tokens.ts';
import type { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { Profile } from '../../lexoffice/profile.ts';
import { verified } from '../../registry/intent.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { RecordChange, TransferState } from '../../registry/document-record.ts';
import { entryTitle } from '../entry-line.ts';
import { bookingSteps } from './booking-steps.ts';
import type { CircumstancesSource } from '../list/circumstances-source.ts';
import { ensureCollectiveCustomer } from '../list/collective-customer.ts';
import type { DetailSource } from '../list/detail-source.ts';
import { saysTheSame } from '../rules/document-row.ts';
import { EntryBoard } from '../list/entry-board.ts';
import { DOUBTS, isWaiting, type Entry } from '../rules/entry.ts';
import { failureCode, ServiceFailure, isAbort } from '../../service-failure.ts';
import type { ServiceTexts } from '../../texts.ts';
import type { EntryOutcome, RunEntry, RunList, RunResult, RunState, Selection } from './import-run.ts';
import type { Circumstances, KnownDocument } from '../rules/known-document.ts';
import { PaceMeter } from '../list/pace-meter.ts';
import type { FailureReports } from './failure-reports.ts';
import { identityOf } from './run-identity.ts';
import { RunReport } from './run-report.ts';
import { voucherInput } from './voucher-input.ts';
import { VoucherWriter } from './voucher-writer.ts';

export interface BatchParts {
  readonly host: HostServices;
  readonly clock: Clock;
  readonly texts: ServiceTexts;
  readonly client: LexofficeClient;
  readonly registry: TransferRegistry;
  readonly details: DetailSource;
  readonly circumstances: CircumstancesSource;
  readonly reports: FailureReports;
  readonly retryMs: readonly number[];
}

/** Which run it is, over all its attempts. */
export interface RunIdentifier {
  readonly batchId: string;
  /** It was cut off, and goes on: what it has booked already is its own. */
  readonly isResumed: boolean;
}

/** One run over one list, under the lock (rules.md 9, 11). */
export class ImportBatch {
  readonly batchId: string;
  readonly #outcomes = new Map<string, { entry: RunEntry; outcome: EntryOutcome }>();
  /** What was thrown, for support. */
  readonly #failures = new Map<string, unknown>();
  readonly #pace = new PaceMeter();
  readonly #report: RunReport;
  readonly #writer: VoucherWriter;
  #board!: EntryBoard;
  #current!: Circumstances;
  /** Why the rest is not tried. */
  #stopped: EntryOutcome | undefined;
  /** Why no further details are read. */
  #unread: Failure | undefined;

  constructor(
    private readonly parts: BatchParts,
    private readonly identifier: RunIdentifier,
    private readonly profile: Profile,
    private readonly list: RunList,
    private readonly selection: Selection,
    private readonly cancel: AbortSignal,
    private readonly lost: AbortSignal,
  ) {
    this.batchId = identifier.batchId;
    this.#report = new RunReport(parts, this.batchId);
    this.#writer = new VoucherWriter({ ...parts, batchId: this.batchId, cancel, lost });
  }

  async execute(next: (state: RunState<RunEntry>) => void): Promise<RunResult<RunEntry>> {
    try {
      await this.#prepare();
    } catch (error) {
      if (isAbort(error)) return this.#withoutBeginning();
      throw error;
    }
    const { host } = this.parts;
    const selected = new Set(this.selection.keys);
    const todo = this.list.entries.filter((entry) => selected.has(entry.key) && isWaiting(entry));
    if (this.identifier.isResumed) await this.#report.remember();
    else
      await host.log.audit({
        action: 'import.started' satisfies AuditAction,
        subject: this.batchId,
        newValue: { found: this.list.entries.length, selected: todo.length },
      });
    let done = 0;
    for (const entry of this.list.entries) {
      const isTodo = selected.has(entry.key) && isWaiting(entry);
      if (isTodo) {
        const remainingMs = this.#pace.remainingMs(todo.length - done);
        next({
          status: 'booking',
          done,
          total: todo.length,
          current: entryTitle(entry),
          ...(remainingMs !== undefined && { remainingMs }),
        });
      }
      const outcome = isTodo ? await this.#attempt(entry) : untouched(entry);
      this.#outcomes.set(entry.key, { entry, outcome });
      if (outcome.kind === 'failed')
        await this.#report.failure(entry, outcome, this.#failures.get(entry.key));
      if (!isTodo) continue;
      done += 1;
      this.#pace.tick(this.parts.clock.now().getTime());
    }
    return this.#finish();
  }

  /** What the books say now, and what an interrupted run left behind (B9). */
  async #prepare(): Promise<void> {
    const { registry, circumstances, details } = this.parts;
    const { organizationId } = this.profile;
    const [states, current] = await Promise.all([
      registry.load(organizationId),
      circumstances.load(this.profile, { forBooking: true, signal: this.cancel }),
    ]);
    this.#current = current;
    this.#board = new EntryBoard(current);
    this.#board.setStates(states);
    this.#board.setRows(this.list.entries.flatMap(({ row }) => row ?? []));
    for (const { document } of this.list.entries) if (document) this.#board.setDocument(document);
    const rows = [...this.#board.documents()].filter(({ document }) => !document).map(({ row }) => row);
    for (const document of await details.known(organizationId, rows)) this.#board.setDocument(document);
    await registry.updateMany(organizationId, interruptedChanges(states));
  }

  async #attempt(entry: RunEntry): Promise<EntryOutcome> {
    const notSelected: EntryOutcome = { kind: 'leftOut', reason: 'not-selected' };
    if (this.lost.aborted) this.#stopped ??= { kind: 'failed', code: 'lock-lost' };
    if (this.cancel.aborted) this.#stopped ??= notSelected;
    if (this.#stopped) return this.#stopped;
    try {
      return await this.#book(entry);
    } catch (error) {
      const isEnough = this.cancel.aborted && hostFailure(error) === 'unreachable';
      if (isAbort(error) || isEnough) return notSelected;
      const outcome = { kind: 'failed', code: failureCode(error) } as const;
      const concern = concerns(outcome.code);
      if (concern === 'books') this.#stopped = outcome;
      // Nothing more is read; what was read before is booked all the same.
      if (concern === 'token' || concern === 'remote') this.#unread ??= outcome.code;
      this.#failures.set(entry.key, error);
      return outcome;
    }
  }

  async #book(chosen: RunEntry): Promise<EntryOutcome> {
    const { organizationId } = this.profile;
    const { host, texts } = this.parts;
    const known = await this.#withDetails(chosen);
    const entry = this.#board.entriesOf(chosen.documentId).find(({ key }) => key === chosen.key);
    const refusal = this.#refusal(chosen, entry, known);
    if (refusal || entry === undefined) return refusal ?? { kind: 'failed', code: 'conflict' };

    const origin = {
      batchId: this.batchId,
      accountTableVersion: this.#current.booking.table.version,
      texts,
    };
    const url = this.parts.client.permalink(
      known.row.type === 'creditNote' ? 'creditNote' : 'invoice',
      known.row.id,
    );
    // What the user saw counts: beside its invoice a Storno is another one than alone.
    const day =
      this.selection.dates?.[chosen.key] ?? (chosen.kind === 'cancellation' ? chosen.date : undefined);
    const voucherIds: string[] = [];
    const isCollective = known.document?.contactId === undefined || known.state.record?.onCollective === true;
    if (known.document && isCollective && entry.booking)
      await ensureCollectiveCustomer(host, entry.booking.personAccount, texts.run.collectiveCustomer);
    for (const step of bookingSteps(organizationId, entry, known, day, this.#current.closedUntil)) {
      const input = voucherInput(step, known.row.id, url, origin);
      const written = await this.#writer.write(organizationId, known, step, input);
      const isGone = written === undefined || written.hostGone;
      if (isGone && !this.cancel.aborted) this.#stopped = { kind: 'failed', code: 'unreachable' };
      if (written === undefined) return { kind: 'unknown' };
      const { outcome, change } = written;
      const { voucher } = outcome;
      this.#board.addVoucher(known.row.id, voucher);
      this.#board.changeRecord(known.row.id, change);
      const isOurs = outcome.kind === 'created' || voucher.origin.batchId === this.batchId;
      if (isOurs) voucherIds.push(voucher.id);
    }
    return voucherIds.length > 0 ? { kind: 'imported', voucherIds } : { kind: 'alreadyTransferred' };
  }

  /** The document in the version that the user saw in the list; a payment that came in meanwhile does not matter. */
  async #withDetails(chosen: RunEntry): Promise<KnownDocument> {
    const { organizationId } = this.profile;
    const before = this.#board.get(chosen.documentId);
    if (before === undefined) throw new ServiceFailure('conflict');
    const entry = this.#board.entriesOf(chosen.documentId).find(({ key }) => key === chosen.key);
    if (before.document || (entry?.booking && entry.detail === 'none')) return before;
    if (this.#unread !== undefined) throw new ServiceFailure(this.#unread);
    const document = await this.parts.details.read(organizationId, before.row, {
      lane: 'bulk',
      signal: this.cancel,
    });
    if (document.organizationId !== organizationId) throw new ServiceFailure('organization-changed');
    this.#board.setDocument(document);
    const known = this.#board.get(chosen.documentId) ?? before;
    if (!saysTheSame(known.row, before.row)) throw new ServiceFailure('conflict');
    return known;
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
    if (!this.identifier.isResumed) return [];
    return state.vouchers
      .filter(({ origin }) => origin.batchId === this.batchId)
      .filter((voucher) => (kind === 'cancellation') === (voucher.kind === 'cancellation'))
      .map(({ id }) => id);
  }

  /** A Storno is booked only where there is something to cancel: its invoice here, or one that counts as booked elsewhere. */
  #missingOriginal(entry: Entry, { state, row }: KnownDocument): EntryOutcome | undefined {
    const isElsewhere = entry.hints.some(({ code }) => code === 'original-booked-elsewhere');
    if (entry.kind !== 'cancellation' || state.vouchers.length > 0 || isElsewhere) return undefined;
    const own = [...this.#outcomes.values()].find(
      (other) => other.entry.documentId === row.id && other.entry.kind !== 'cancellation',
    );
    return own?.outcome.kind === 'failed' || own?.outcome.kind === 'blocked'
      ? own.outcome
      : { kind: 'leftOut', reason: 'not-selected' };
  }

  /** Cancelled while it still read what the books say: nothing was written, and the Logbuch knows of no beginning. */
  #withoutBeginning(): RunResult<RunEntry> {
    for (const entry of this.list.entries)
      this.#outcomes.set(entry.key, { entry, outcome: untouched(entry) });
    return this.#result();
  }

  #result(): RunResult<RunEntry> {
    const outcomes = [...this.#outcomes.values()];
    const { identity, balanced } = identityOf(this.list.entries, outcomes);
    const cancelled = this.cancel.aborted;
    const interrupted = this.#stopped?.kind === 'failed' || this.#unread !== undefined;
    return { batchId: this.batchId, identity, balanced, outcomes, cancelled, interrupted };
  }

  async #finish(): Promise<RunResult<RunEntry>> {
    const result = this.#result();
    // What is booked is booked: a host that is gone by now must not hide the result.
    try {
      await this.#log(result);
    } catch (error) {
      if (hostFailure(error) === undefined) throw error;
    }
    return result;
  }

  async #log(result: RunResult<RunEntry>): Promise<void> {
    const { host, details } = this.parts;
    const { organizationId } = this.profile;
    const { identity, balanced, outcomes, cancelled } = result;
    await this.#report.unasked(this.list.dropped ?? 0);
    await this.#report.refusals(organizationId, result, (documentId) => this.#board.stateOf(documentId));
    const refused = outcomes.flatMap(({ entry, outcome }) =>
      outcome.kind === 'blocked' || outcome.kind === 'failed'
        ? [
            {
              entry: entry.key,
              number: entry.number,
              reason: 'code' in outcome ? outcome.code : outcome.reason,
            },
          ]
        : [],
    );
    await host.log.audit({
      action: 'import.finished' satisfies AuditAction,
      subject: this.batchId,
      newValue: { ...identity, balanced, cancelled, refused },
    });
    await details.forget(
      organizationId,
      outcomes.filter(({ outcome }) => outcome.kind === 'imported').map(({ entry }) => entry.documentId),
    );
  }
}

function untouched(entry: RunEntry): EntryOutcome {
  if (entry.class === 'transferred') return { kind: 'alreadyTransferred' };
  if (entry.class === 'blocked' && entry.reason) return { kind: 'blocked', reason: entry.reason };
  return { kind: 'leftOut', reason: (entry.class === 'leftOut' && entry.reason) || 'not-selected' };
}

function interruptedChanges(states: ReadonlyMap<string, TransferState>): ReadonlyMap<string, RecordChange> {
  return new Map(
    [...states].flatMap(([id, { interrupted, vouchers }]) =>
      interrupted ? [[id, (record) => record && verified(record, vouchers)] as [string, RecordChange]] : [],
    ),
  );
}
