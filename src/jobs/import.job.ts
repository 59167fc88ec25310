import { inject, injectable } from 'inversify';
import { filter, firstValueFrom, lastValueFrom, tap } from 'rxjs';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import { isRetried } from '../services/failures.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { runnable, type ImportInput } from '../services/invoices/run/import-input.ts';
import type { OutcomeEntry, RunEntry, RunResult } from '../services/invoices/run/import-run.ts';
import { ImportRuns } from '../services/invoices/run/import-runs.ts';
import { isWaiting } from '../services/invoices/rules/entry.ts';
import { refusalOf } from '../services/invoices/rules/person-refusal.ts';
import { StatedPayments } from '../services/invoices/stated-payments.ts';
import { JobFailure, JobStarter, type Job } from './job.ts';

/** Books what a user chose, in the list that the user saw; without a choice what is preselected, in the list of now. The originals follow. */
@injectable()
export class ImportJob implements Job {
  readonly id = 'lexoffice.import';

  constructor(
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(ImportRuns) private readonly runs: ImportRuns,
    @inject(StatedPayments) private readonly payments: StatedPayments,
    @inject(JobStarter) private readonly jobs: JobStarter,
  ) {}

  async run(input: unknown, task: JobTask): Promise<JobOutcome> {
    const { list, selection } = await this.#chosen(input as Partial<ImportInput>, task);
    const { runId: batchId, attempt, signal } = task;
    const states = this.runs.run(list, selection, signal, { batchId, isResumed: attempt > 1 }).pipe(
      tap((state) => {
        if (state.status === 'booking') task.progress(state);
      }),
    );
    const end = await lastValueFrom(states);
    switch (end.status) {
      case 'finished':
        // Information: no reason for a run to fail that has booked everything.
        await this.payments.state(list.entries.flatMap(({ row }) => row ?? [])).catch(() => undefined);
        await this.jobs.start('lexoffice.fetchOriginals', {});
        return outcomeOf(end.result);
      case 'failed':
        throw new JobFailure(end.code, isRetried(end.code));
      case 'busy':
        throw new JobFailure('import-busy', true);
      case 'booking':
      case 'retrying':
      case 'cancelled':
        throw new JobFailure('lock-lost', true);
    }
  }

  /** The same at every attempt: what is booked meanwhile must not fall out of the count. */
  async #chosen(input: Partial<ImportInput>, task: JobTask): Promise<ImportInput> {
    const { list, selection } = input;
    if (list !== undefined && selection !== undefined) return { list, selection };
    const kept = task.checkpoint as ImportInput | undefined;
    if (kept !== undefined) return kept;
    const obstacle = await this.lists.obstacle();
    if (obstacle !== undefined) throw new JobFailure(obstacle === 'no-token' ? 'no-secret' : obstacle, false);
    const read = await firstValueFrom(
      this.lists.open().pipe(filter(({ status }) => status === 'ready' || status === 'failed')),
    );
    const { failure = 'incomplete-list' } = read;
    if (read.status === 'failed') throw new JobFailure(failure, isRetried(failure));
    const keys = read.entries.filter(({ class: is }) => is === 'preselected').map(({ key }) => key);
    const chosen = runnable(read, { keys });
    await task.saveCheckpoint(chosen);
    return chosen;
  }
}

function outcomeOf(result: RunResult<RunEntry>): JobOutcome {
  const { identity, interrupted, outcomes } = result;
  const { blocked, failed, unknown = 0 } = identity;
  const booked = ['imported', 'alreadyTransferred'];
  const waiting = outcomes.filter(({ entry, outcome }) => isWaiting(entry) && !booked.includes(outcome.kind));
  return {
    result: {
      ...result,
      outcomes: outcomes.map(({ entry, outcome }) => ({ entry: shownOf(entry), outcome })),
    },
    // What still needs the user, as the list counts it (rules.md 8).
    counts: { ...identity, waiting: waiting.length },
    attention: interrupted || blocked + failed + unknown > 0,
  };
}

/** Of an entry what a list of outcomes shows. */
function shownOf(entry: RunEntry): OutcomeEntry {
  const { key, kind, number, date, contactName, grossCents } = entry;
  const refusal = refusalOf(entry);
  return { key, kind, number, date, contactName, grossCents, ...(refusal && { hints: [refusal] }) };
}
