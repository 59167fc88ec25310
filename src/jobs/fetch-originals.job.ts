import { inject, injectable } from 'inversify';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import { isRetried } from '../services/failures.ts';
import { OriginalFiles } from '../services/invoices/originals/original-files.ts';
import { StatedPayments } from '../services/invoices/stated-payments.ts';
import { JobFailure, type Job } from './job.ts';

/** Fetches what originals are open, and goes on when files that were not there fall due (rules.md 29); then the days of payment. */
@injectable()
export class FetchOriginalsJob implements Job {
  readonly id = 'lexoffice.fetchOriginals';

  constructor(
    @inject(OriginalFiles) private readonly originals: OriginalFiles,
    @inject(StatedPayments) private readonly payments: StatedPayments,
  ) {}

  async run(_input: unknown, task: JobTask): Promise<JobOutcome> {
    const counts = { fetched: 0, missing: 0 };
    const watch = this.originals.progress$.subscribe(({ done, total, missing, fetched }) => {
      Object.assign(counts, { fetched, missing });
      if (total > 0) task.progress({ done, total });
    });
    await this.originals.fetchMissing(task.signal);
    watch.unsubscribe();
    const { failure, dueAt } = this.originals;
    if (failure !== undefined) throw new JobFailure(failure, isRetried(failure));
    // Information: no reason for the run to fail.
    const dated = await this.payments.fetchDays(task.signal).catch(() => 0);
    return {
      counts,
      nothingToDo: counts.fetched + counts.missing + dated === 0,
      ...(dueAt && !task.signal.aborted && { continueAt: dueAt.toISOString() }),
    };
  }
}
