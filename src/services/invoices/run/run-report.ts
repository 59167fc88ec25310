import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { ErrorLogInput } from '../../../../host/api/log.ts';
import { hostFailure } from '../../host-failure.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import { problemOf } from '../../problem.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { RecordChange, TransferState } from '../../registry/document-record.ts';
import type { ServiceTexts } from '../../texts.ts';
import { entryLine } from '../entry-line.ts';
import type { FailureReports } from './failure-reports.ts';
import type { EntryOutcome, RunEntry, RunResult } from './import-run.ts';

/** Reasons that the user decided or that settle themselves: no lines in the Fehlerprotokoll. */
const OWN_DECISIONS: readonly string[] = ['dismissed', 'not-selected', 'created-before-cutoff'];

function reasonOf(outcome: EntryOutcome): string | undefined {
  if (outcome.kind === 'failed') return outcome.code;
  return outcome.kind === 'blocked' || outcome.kind === 'leftOut' ? outcome.reason : undefined;
}

function severityOf(outcome: EntryOutcome): ErrorLogInput['severity'] {
  if (outcome.kind === 'failed') return 'error';
  return outcome.kind === 'blocked' ? 'warning' : 'info';
}

/** What support needs to know of an error; texts of the host are for the user and free of secrets. */
function detailsOf(error: unknown): Record<string, string> {
  if (LexofficeError.is(error)) {
    const { path, status, traceId, problem } = error.context;
    return {
      path,
      ...(status !== undefined && { status: String(status) }),
      ...(traceId !== undefined && { traceId }),
      ...(problem !== undefined && { problem }),
    };
  }
  if (hostFailure(error) !== undefined) return { host: (error as Error).message };
  // What nobody expected: its kind, not its text, which could hold anything.
  return error === undefined ? {} : { error: error instanceof Error ? error.name : typeof error };
}

export interface RunReportParts {
  readonly host: HostServices;
  readonly registry: TransferRegistry;
  readonly texts: ServiceTexts;
  readonly reports: FailureReports;
}

/** Writes what did not go through into the Fehlerprotokoll: failures at once, the same unchanged reason once (LX-24, A20). */
export class RunReport {
  readonly #told = new Set<string>();

  constructor(
    private readonly parts: RunReportParts,
    private readonly batchId: string,
  ) {}

  /** What an attempt that was cut off has told already. */
  async remember(): Promise<void> {
    const lines = await this.parts.host.log.errors({ batchId: this.batchId });
    for (const { code, details } of lines) this.#told.add(`${code} ${details?.['entry'] ?? ''}`);
  }

  async failure(entry: RunEntry, outcome: EntryOutcome, error: unknown): Promise<void> {
    if (this.#told.has(`${reasonOf(outcome) ?? ''} ${entry.key}`)) return;
    await this.parts.reports.write([this.#line(entry, outcome, detailsOf(error))]);
  }

  /** Rows that the list held against its own filter: left out, and said (A13). */
  async unasked(count: number): Promise<void> {
    if (count === 0) return;
    const code = 'rows-not-asked-for';
    const { batchId } = this;
    const { reports, texts } = this.parts;
    const details = { count: String(count) };
    await reports.write([{ code, severity: 'info', ...problemOf(texts.problems, code), batchId, details }]);
  }

  /** Blocked and left-out entries at the end of a run. Rejects when the host does not take them: then the next run says them. */
  async refusals(
    organizationId: string,
    { outcomes }: Pick<RunResult<RunEntry>, 'outcomes'>,
    stateOf: (documentId: string) => TransferState,
  ): Promise<void> {
    const lines: ErrorLogInput[] = [];
    const changes = new Map<string, RecordChange>();
    for (const { entry, outcome } of outcomes) {
      const reason = reasonOf(outcome);
      if (reason === undefined || outcome.kind === 'failed' || OWN_DECISIONS.includes(reason)) continue;
      // Told when the list found it (first-finds.ts).
      if (entry.class === 'leftOut' && entry.reason === reason) continue;
      const said = [reason, ...taxCases(entry)].join(' ');
      const { record, unreadable } = stateOf(entry.documentId);
      if (record?.reported?.[entry.kind] === said) continue;
      lines.push(this.#line(entry, outcome, {}));
      if (unreadable === true) continue;
      const { type } = entry.row ?? {};
      if (typeof type !== 'string') continue;
      const before = changes.get(entry.documentId);
      changes.set(entry.documentId, (record) => {
        const base = before?.(record) ?? record;
        return { ...base, type, reported: { ...base?.reported, [entry.kind]: said } };
      });
    }
    if (lines.length === 0) return;
    await this.parts.host.log.report(lines);
    await this.parts.registry.updateMany(organizationId, changes);
  }

  #line(entry: RunEntry, outcome: EntryOutcome, details: Record<string, string>): ErrorLogInput {
    const code = reasonOf(outcome) ?? 'internal';
    const said = details['host'] === undefined ? [] : [details['host']];
    const line = entryLine(entry, code, severityOf(outcome), this.parts.texts, said);
    return { ...line, batchId: this.batchId, details: { ...details, ...line.details } };
  }
}

function taxCases(entry: RunEntry): readonly string[] {
  return entry.problems.flatMap((problem) => ('taxCase' in problem ? [problem.taxCase] : []));
}
