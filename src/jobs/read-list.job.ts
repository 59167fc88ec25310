import { inject, injectable } from 'inversify';
import { filter, firstValueFrom, fromEvent, map, merge, tap } from 'rxjs';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import { isRetried } from '../services/failures.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { isWaiting } from '../services/invoices/rules/entry.ts';
import { JobFailure, type Job } from './job.ts';

/** Reads list and details ahead, so that the import window opens with every booking there: what is read stays in the host's cache. */
@injectable()
export class ReadListJob implements Job {
  readonly id = 'lexoffice.readList';

  constructor(@inject(ImportLists) private readonly lists: ImportLists) {}

  async run(_input: unknown, task: JobTask): Promise<JobOutcome> {
    const read = this.lists.open().pipe(
      tap(({ details, status }) => {
        if (status === 'details') task.progress(details);
      }),
      filter(({ status }) => status === 'ready' || status === 'failed'),
    );
    const cancelled = fromEvent(task.signal, 'abort').pipe(map(() => undefined));
    const list = await firstValueFrom(merge(read, cancelled));
    if (list === undefined) return {};
    const { failure = 'incomplete-list', entries, complete } = list;
    if (list.status === 'failed' || !complete)
      throw new JobFailure(failure, isRetried(failure) || failure === 'incomplete-list');
    return { counts: { found: entries.length, waiting: entries.filter(isWaiting).length } };
  }
}
