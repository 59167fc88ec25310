import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { AuditAction } from '../../../manifest.generated.ts';
import { concerns, type Failure } from '../../failures.ts';
import { hostFailure } from '../../host-failure.ts';
import type { Clock } from '../../host-tokens.ts';
import type { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { Profile } from '../../lexoffice/profile.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import { failureCode, ServiceFailure, isAbort } from '../../service-failure.ts';
import type { ServiceTexts } from '../../texts.ts';
import { entryTitle } from '../entry-line.ts';
import type { CircumstancesSource } from '../list/circumstances-source.ts';
import type { DetailSource } from '../list/detail-source.ts';
import { EntryBoard } from '../list/entry-board.ts';
import { PaceMeter } from '../list/pace-meter.ts';
import { isWaiting } from '../rules/entry.ts';
import { BookingPlanner } from './booking-planner.ts';
import { BookingWriter, type PlannedBooking, type Written } from './booking-writer.ts';
import type { FailureReports } from './failure-reports.ts';
import { GroupSize } from './group-size.ts';
import type { EntryOutcome, RunEntry, RunList, RunResult, RunState, Selection } from './import-run.ts';
import { identityOf } from './run-identity.ts';
import { RunReport } from './run-report.ts';

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
  readonly #writer: BookingWriter;
  readonly #size = new GroupSize();
  #board!: EntryBoard;
  #planner!: BookingPlanner;
  #total = 0;
  #done = 0;
  /** Planned, in their order, and not asked for yet. */
  #group: PlannedBooking[] = [];
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
    const { organizationId } = profile;
    this.#writer = new BookingWriter({ ...parts, organizationId, batchId: this.batchId, cancel, lost });
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
    const isTodo = (entry: RunEntry) => selected.has(entry.key) && isWaiting(entry);
    this.#total = this.list.entries.filter(isTodo).length;
    if (this.identifier.isResumed) await this.#report.remember();
    else
      await host.log.audit({
        action: 'import.started' satisfies AuditAction,
        subject: this.batchId,
        newValue: { found: this.list.entries.length, selected: this.#total },
      });
    for (const entry of this.list.entries) {
      if (isTodo(entry)) await this.#take(entry, next);
      else await this.#settle(entry, untouched(entry));
    }
    await this.#bookGroup();
    return this.#finish();
  }

  /** What the books say now, and what an interrupted run of an earlier version left behind (B9). */
  async #prepare(): Promise<void> {
    const { registry, circumstances, details } = this.parts;
    const { organizationId } = this.profile;
    const [states, current] = await Promise.all([
      registry.load(organizationId),
      circumstances.load(this.profile, { forBooking: true, signal: this.cancel }),
    ]);
    const board = new EntryBoard(current);
    board.setStates(await registry.settleIntents(organizationId, states));
    board.setRows(this.list.entries.flatMap(({ row }) => row ?? []));
    for (const { document } of this.list.entries) if (document) board.setDocument(document);
    const rows = [...board.documents()].filter(({ document }) => !document).map(({ row }) => row);
    for (const document of await details.known(organizationId, rows)) board.setDocument(document);
    this.#board = board;
    this.#planner = new BookingPlanner({
      ...this.parts,
      ...this.identifier,
      organizationId,
      selection: this.selection,
      board,
      circumstances: current,
      cancel: this.cancel,
      outcomeOfDocument: (id) => this.#outcomeOfDocument(id),
    });
  }

  /** Into the group, or to its outcome. */
  async #take(entry: RunEntry, next: (state: RunState<RunEntry>) => void): Promise<void> {
    // What has to be read takes its time, and a Storno looks at what became of its invoice.
    const isNext = this.#planner.isAtHand(entry) && !this.#group.some(isOf(entry));
    if (!isNext) await this.#bookGroup();
    if (this.#group.length === 0) next(this.#progress(entry));
    const planned = await this.#plan(entry);
    if ('steps' in planned) {
      this.#group.push(planned);
      if (this.#group.length >= this.#size.current) await this.#bookGroup();
      return;
    }
    // The Fehlerprotokoll tells in the order of the documents.
    if (planned.kind === 'failed') await this.#bookGroup();
    await this.#settle(entry, planned);
    this.#tick(1);
  }

  async #plan(entry: RunEntry): Promise<PlannedBooking | EntryOutcome> {
    const ended = this.#ended();
    if (ended) return ended;
    try {
      if (this.#unread !== undefined && !this.#planner.isAtHand(entry))
        throw new ServiceFailure(this.#unread);
      return await this.#planner.plan(entry);
    } catch (error) {
      return this.#failed(entry, error);
    }
  }

  /** Books what was collected; a cancel waits for it, once it is under way. */
  async #bookGroup(): Promise<void> {
    const group = this.#group;
    this.#group = [];
    if (group.length === 0) return;
    const ended = this.#ended();
    const began = this.#now();
    const written = ended ? [] : await this.#writer.write(group, (id) => this.#board.stateOf(id));
    this.#size.took(group.length, this.#now() - began);
    for (const [place, { entry }] of group.entries())
      await this.#settle(entry, ended ?? this.#outcomeOf(entry, written[place]));
    this.#tick(group.length);
  }

  #outcomeOf(entry: RunEntry, written: Written | undefined): EntryOutcome {
    if (written === undefined || written.kind === 'unknown') {
      if (!this.cancel.aborted) this.#stopped ??= { kind: 'failed', code: 'unreachable' };
      return { kind: 'unknown' };
    }
    if (written.kind === 'failed') return this.#failed(entry, written.error);
    this.#board.setState(entry.documentId, written.state);
    const own = written.outcomes.filter((outcome) => this.#writer.isOurs(outcome));
    return own.length > 0
      ? { kind: 'imported', voucherIds: own.map(({ voucher }) => voucher.id) }
      : { kind: 'alreadyTransferred' };
  }

  /** Why the rest is not tried. */
  #ended(): EntryOutcome | undefined {
    if (this.lost.aborted) this.#stopped ??= { kind: 'failed', code: 'lock-lost' };
    if (this.cancel.aborted) this.#stopped ??= NOT_SELECTED;
    return this.#stopped;
  }

  #failed(entry: RunEntry, error: unknown): EntryOutcome {
    const isEnough = this.cancel.aborted && hostFailure(error) === 'unreachable';
    if (isAbort(error) || isEnough) return NOT_SELECTED;
    const outcome = { kind: 'failed', code: failureCode(error) } as const;
    const concern = concerns(outcome.code);
    if (concern === 'books') this.#stopped ??= outcome;
    // Nothing more is read; what was read before is booked all the same.
    if (concern === 'token' || concern === 'remote') this.#unread ??= outcome.code;
    this.#failures.set(entry.key, error);
    return outcome;
  }

  async #settle(entry: RunEntry, outcome: EntryOutcome): Promise<void> {
    this.#outcomes.set(entry.key, { entry, outcome });
    if (outcome.kind === 'failed') await this.#report.failure(entry, outcome, this.#failures.get(entry.key));
  }

  #outcomeOfDocument(documentId: string): EntryOutcome | undefined {
    const own = [...this.#outcomes.values()].find(
      ({ entry }) => entry.documentId === documentId && entry.kind !== 'cancellation',
    );
    return own?.outcome;
  }

  #progress(entry: RunEntry): RunState<RunEntry> {
    const remainingMs = this.#pace.remainingMs(this.#total - this.#done);
    return {
      status: 'booking',
      done: this.#done,
      total: this.#total,
      current: entryTitle(entry),
      ...(remainingMs !== undefined && { remainingMs }),
    };
  }

  #tick(count: number): void {
    this.#done += count;
    this.#pace.tick(this.#now(), count);
  }

  #now(): number {
    return this.parts.clock.now().getTime();
  }

  /** Cancelled while it still read what the books say: nothing was written, and the Logbuch knows of no beginning. */
  #withoutBeginning(): RunResult<RunEntry> {
    for (const entry of this.list.entries)
      this.#outcomes.set(entry.key, { entry, outcome: untouched(entry) });
    return this.#result();
  }

  #result(): RunResult<RunEntry> {
    const keys = new Set(this.list.entries.map(({ key }) => key));
    const outcomes = [...keys].flatMap((key) => this.#outcomes.get(key) ?? []);
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

const NOT_SELECTED: EntryOutcome = { kind: 'leftOut', reason: 'not-selected' };

const isOf =
  ({ documentId }: RunEntry) =>
  ({ entry }: PlannedBooking): boolean =>
    entry.documentId === documentId;
