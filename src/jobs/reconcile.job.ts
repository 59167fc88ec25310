import { inject, injectable } from 'inversify';
import { fromEvent, lastValueFrom, takeUntil, tap } from 'rxjs';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import { isRetried } from '../services/failures.ts';
import { CircumstancesSource } from '../services/invoices/list/circumstances-source.ts';
import { DetailSource } from '../services/invoices/list/detail-source.ts';
import { LexofficeClient } from '../services/lexoffice/lexoffice-client.ts';
import { Organization } from '../services/organization/organization.ts';
import {
  readReconciliation,
  type ReconciliationEnd,
  type ReconciliationState,
} from '../services/reconciliation/read-reconciliation.ts';
import type { Finding, Reconciliation } from '../services/reconciliation/reconciliation.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { JobFailure, type Job } from './job.ts';

/** Compares Lexware Office with FIBUscan and keeps what it found with the run; nothing is changed on either side. */
@injectable()
export class ReconcileJob implements Job {
  readonly id = 'lexoffice.reconcile';

  constructor(
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
  ) {}

  async run(_input: unknown, task: JobTask): Promise<JobOutcome> {
    const { client, organization, registry, details, circumstances } = this;
    const states = readReconciliation({ client, organization, registry, details, circumstances }).pipe(
      tap((state) => showProgress(state, task)),
      takeUntil(fromEvent(task.signal, 'abort')),
    );
    const end = await lastValueFrom(states, { defaultValue: undefined });
    // Cancelled: half a comparison would look like documents that are missing.
    if (task.signal.aborted || end?.status === 'listing' || end?.status === 'checking' || end === undefined)
      return {};
    // What is known by then is worth more than a run that has failed; what may succeed later is tried again first.
    if (end.status === 'failed' && (end.result === undefined || isRetried(end.code)))
      throw new JobFailure(end.code, isRetried(end.code));
    return outcomeOf(end);
  }
}

function showProgress(state: ReconciliationState, task: JobTask): void {
  if (!('progress' in state)) return;
  const { done, total } = state.progress;
  task.progress({
    done,
    ...(total > 0 && { total }),
    ...(state.status === 'checking' && { current: state.current }),
  });
}

function outcomeOf(end: ReconciliationEnd): JobOutcome {
  const { result } = end;
  const findings = result?.findings ?? [];
  const deviating = findings.filter(({ state, settled }) => state !== 'equal' && !settled).length;
  return {
    result: { ...end, ...(result && { result: withoutLines(result) }) } satisfies ReconciliationEnd,
    counts: { compared: findings.length, deviating },
    attention: end.status === 'failed' || deviating > 0 || result?.complete === false,
  };
}

/** Of a voucher what a finding shows: the books have the rest. */
function withoutLines(result: Reconciliation): Reconciliation {
  const vouchers = (finding: Finding): Finding['vouchers'] =>
    finding.vouchers.map(({ id, kind, number, date, deleted, grossCents, lines }) => ({
      ...{ id, kind, number, date, deleted, grossCents },
      lines: lines.map(({ taxCase }) => ({ taxCase })),
    }));
  return {
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, vouchers: vouchers(finding) })),
  };
}
